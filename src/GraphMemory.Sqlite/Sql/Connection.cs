using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace GraphMemory.Sqlite.Sql;

/// <summary>A connection with its prepared statements. For one thread at a time.</summary>
internal sealed class Connection : IDisposable
{
    private readonly SqliteConnection connection;
    private readonly sqlite3 handle;
    private readonly Dictionary<string, Statement> statements = new(StringComparer.Ordinal);
    private readonly string file;

    private Connection(SqliteConnection connection, string file)
    {
        this.connection = connection;
        this.file = file;
        handle = connection.Handle!;
    }

    /// <summary>Opens the file without touching it.</summary>
    public static Connection Open(string file, SqliteOpenMode mode)
    {
        SqliteConnectionStringBuilder settings = new() { DataSource = file, Mode = mode, Pooling = false, ForeignKeys = true };
        SqliteConnection opened = new(settings.ConnectionString);
        try
        {
            opened.Open();
            raw.sqlite3_busy_timeout(opened.Handle!, 5_000);
            raw.sqlite3_extended_result_codes(opened.Handle!, 1);
            return new(opened, file);
        }
        catch (SqliteException error)
        {
            opened.Dispose();
            throw StoreError.Of(error.SqliteExtendedErrorCode, error.Message, file, error);
        }
    }

    /// <summary>The statement of a text, prepared once. Dispose it after use.</summary>
    public Statement Prepare(string sql)
    {
        if (statements.TryGetValue(sql, out Statement? known)) return known.Ready();
        int result = raw.sqlite3_prepare_v3(handle, sql, raw.SQLITE_PREPARE_PERSISTENT, out sqlite3_stmt prepared);
        if (result != raw.SQLITE_OK) throw Error(result);
        Statement statement = new(this, prepared);
        statements.Add(sql, statement);
        return statement;
    }

    /// <summary>Executes statements that take no parameters and give no rows.</summary>
    public void Execute(string sql)
    {
        int result = raw.sqlite3_exec(handle, sql);
        if (result != raw.SQLITE_OK) throw Error(result);
    }

    /// <summary>The one number that a statement gives.</summary>
    public long Number(string sql)
    {
        using Statement statement = Prepare(sql);
        return statement.Step() ? statement.Int64(0) : 0;
    }

    /// <summary>Runs work in one transaction, which is undone when the work throws.</summary>
    public T InTransaction<T>(string begin, Func<T> work)
    {
        Prepare(begin).Run();
        try
        {
            T answer = work();
            Prepare("COMMIT").Run();
            return answer;
        }
        catch
        {
            if (raw.sqlite3_get_autocommit(handle) == 0) raw.sqlite3_exec(handle, "ROLLBACK");
            throw;
        }
    }

    /// <summary>Ends the statement that runs now, from any thread.</summary>
    public void Interrupt() => raw.sqlite3_interrupt(handle);

    /// <summary>Copies the whole file as one state, while others write.</summary>
    public void CopyTo(string target)
    {
        try
        {
            using SqliteConnection copy = new(new SqliteConnectionStringBuilder { DataSource = target, Pooling = false }.ConnectionString);
            copy.Open();
            connection.BackupDatabase(copy);
        }
        catch (SqliteException error)
        {
            throw StoreError.Of(error.SqliteExtendedErrorCode, error.Message, target, error);
        }
    }

    public Exception Error(int result) => StoreError.Of(result, raw.sqlite3_errmsg(handle).utf8_to_string(), file, inner: null);

    public void Dispose()
    {
        foreach (Statement statement in statements.Values) statement.Close();
        statements.Clear();
        connection.Dispose();
    }
}
