using System.Globalization;
using GraphMemory.Sqlite.Sql;
using Microsoft.Data.Sqlite;

namespace GraphMemory.Sqlite.Files;

/// <summary>Opens the file: refuses what is not ours or not whole before anything is changed, then brings its schema up to date.</summary>
internal static class StoreFile
{
    /// <summary>The version of the schema that this program writes.</summary>
    public const int Version = 2;

    // "GMEM", so that other programs can tell whose file it is.
    private const long ApplicationId = 0x474D454D;

    private const string Settings =
        "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA foreign_keys = ON; PRAGMA secure_delete = ON; PRAGMA cache_size = -16384; PRAGMA temp_store = MEMORY";

    /// <summary>Opens the file for writing; the caller holds its lock.</summary>
    public static Connection OpenForWriting(SqliteOptions options)
    {
        Connection connection = Connection.Open(options.File, SqliteOpenMode.ReadWriteCreate);
        try
        {
            Refuse(connection, options);
            connection.Execute(Settings);
            if (options.PagesMax > 0) connection.Execute(string.Create(CultureInfo.InvariantCulture, $"PRAGMA max_page_count = {options.PagesMax}"));
            Migrate(connection);
            using Statement writer = connection.Prepare("INSERT OR REPLACE INTO writer (one, process, machine) VALUES (1, ?, ?)");
            writer.Bind(Environment.ProcessId).Bind(Environment.MachineName).Run();
            return connection;
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }

    /// <summary>Refuses a file that cannot be read by this program as it is.</summary>
    public static void RefuseForReading(SqliteOptions options)
    {
        if (!File.Exists(options.File))
            throw StoreError.Unavailable($"There is no file {options.File}. Open it once for writing, or name another file.");
        using Connection connection = Connection.Open(options.File, SqliteOpenMode.ReadOnly);
        Refuse(connection, options);
        if (VersionOf(connection) < Version)
            throw StoreError.Unusable($"{options.File} was written by an older version. Open it once for writing: that brings it up to date.");
    }

    /// <summary>What was found wrong with the structure of the whole file; empty when all is well.</summary>
    public static IReadOnlyList<string> Faults(Connection connection)
    {
        List<string> faults = [];
        using (Statement check = connection.Prepare("PRAGMA integrity_check(20)"))
        {
            while (check.Step())
            {
                if (check.Text(0) is var fault and not "ok") faults.Add(fault);
            }
        }
        using Statement keys = connection.Prepare("PRAGMA foreign_key_check");
        while (faults.Count < 40 && keys.Step()) faults.Add($"a row of {keys.Text(0)} refers to a row of {keys.Text(2)} that is not there");
        return faults;
    }

    /// <summary>For a message: which process holds the file.</summary>
    public static string WriterOf(string file)
    {
        try
        {
            using Connection connection = Connection.Open(file, SqliteOpenMode.ReadOnly);
            using Statement writer = connection.Prepare("SELECT process, machine FROM writer");
            return writer.Step() ? $"process {writer.Int64(0)} on {writer.Text(1)}" : "another process";
        }
        catch (MemoryException)
        {
            return "another process";
        }
    }

    private static void Refuse(Connection connection, SqliteOptions options)
    {
        long tables = connection.Number("SELECT count(*) FROM sqlite_schema");
        if (tables == 0) return;
        if (connection.Number("PRAGMA application_id") != ApplicationId)
            throw StoreError.Unusable($"{options.File} is a database of another program. Name another file; this one was not changed.");
        if (VersionOf(connection) > Version)
            throw StoreError.Unusable($"{options.File} was written by a newer version of GraphMemory (schema {VersionOf(connection)}; this one knows {Version}). Update GraphMemory; the file was not changed.");
        if (new FileInfo(options.File).Length > options.CheckedBytesMax) return;
        using Statement check = connection.Prepare("PRAGMA quick_check(1)");
        if (check.Step() && check.Text(0) is var fault and not "ok")
            throw StoreError.Unusable($"{options.File} is damaged ({fault}). Restore a backup; keep the damaged file.");
    }

    private static long VersionOf(Connection connection) => connection.Number("SELECT max(version) FROM schema_version");

    private static void Migrate(Connection connection)
    {
        long from = connection.Number("SELECT count(*) FROM sqlite_schema") == 0 ? 0 : VersionOf(connection);
        for (long version = from + 1; version <= Version; version++)
        {
            string script = Script(version);
            connection.InTransaction("BEGIN IMMEDIATE", () =>
            {
                connection.Execute(script);
                connection.Execute(string.Create(
                    CultureInfo.InvariantCulture, $"INSERT INTO schema_version (version) VALUES ({version}); PRAGMA application_id = {ApplicationId}"));
                return true;
            });
        }
    }

    private static string Script(long version)
    {
        string name = string.Create(CultureInfo.InvariantCulture, $"schema-{version}.sql");
        using Stream stream = typeof(StoreFile).Assembly.GetManifestResourceStream(name) ?? throw new InvalidOperationException($"{name} is missing.");
        using StreamReader reader = new(stream);
        return reader.ReadToEnd();
    }
}
