using System.Diagnostics;
using GraphMemory.Contract;
using GraphMemory.Conversations;
using GraphMemory.Graph;
using GraphMemory.Journal;
using GraphMemory.Recall;
using Microsoft.Data.Sqlite;

namespace GraphMemory.Sqlite.Tests;

/// <summary>What can be wrong with a file, and that nothing is lost or damaged then.</summary>
public sealed class FileTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task What_was_written_is_there_after_opening_again()
    {
        string file = folder.NewFile();
        Turn turn;
        await using (SqliteMemoryGraph first = await TemporaryFolder.OpenAsync(file))
        {
            Assert.Equal(file, first.Location);
            turn = await new ScopeWriter(first, Scope.User("ada")).TellAsync("I like tea.", vector: [1, 0, 0, 0]);
        }
        await using SqliteMemoryGraph second = await TemporaryFolder.OpenAsync(file);
        ScopeWriter ada = new(second, Scope.User("ada"));
        ada.Clock.Advance(TimeSpan.FromHours(1));
        Assert.Equal(turn, Assert.Single((await ada.TurnsAsync()).Items).Turn);
        Assert.Equal(1f, Assert.Single((await ada.AskAsync("tea", [1, 0, 0, 0])).Turns).Cosine);
        Assert.Empty(await second.CheckAsync(Ct));
    }

    [Fact]
    public async Task A_second_writer_is_told_which_file_and_which_process()
    {
        string file = folder.NewFile();
        await using SqliteMemoryGraph first = await TemporaryFolder.OpenAsync(file);
        MemoryException error = await RefusedAsync(MemoryErrorCode.StoreLocked, file);
        Assert.Contains($"process {Environment.ProcessId} ", error.Message, StringComparison.Ordinal);
        Assert.Equal($"{Environment.ProcessId}", await RunAsync("cat", file + ".lock"));
    }

    [Fact]
    public async Task The_lock_ends_with_the_writer()
    {
        string file = folder.NewFile();
        await (await TemporaryFolder.OpenAsync(file)).DisposeAsync();
        await (await TemporaryFolder.OpenAsync(file)).DisposeAsync();
        Assert.True(File.Exists(file + ".lock"));
    }

    [Fact]
    public async Task A_reader_beside_the_writer_sees_what_is_written_and_writes_nothing()
    {
        string file = folder.NewFile();
        await using SqliteMemoryGraph writing = await TemporaryFolder.OpenAsync(file);
        ScopeWriter ada = new(writing, Scope.User("ada"));
        Turn first = await ada.TellAsync("I like tea.", vector: [1, 0, 0, 0]);
        await using SqliteMemoryGraph reading = await SqliteMemoryGraph.OpenAsync(new SqliteOptions { File = file, ReadOnly = true }, Ct);

        CandidateQuery query = new() { Cues = CueReader.Read("tea"), Embedding = new TextEmbedding(ScopeWriter.Model, new float[] { 1, 0, 0, 0 }) };
        Assert.Equal(1f, Assert.Single((await reading.CandidatesAsync(ada.Scope, query, ada.AtNow, Ct)).Turns).Cosine);
        Turn second = await ada.TellAsync("More tea.");
        Assert.Equal(2, (await reading.CandidatesAsync(ada.Scope, query, ada.AtNow, Ct)).Turns.Count);
        await writing.SetEmbeddingsAsync(ada.Scope, [(IndexedKind.Turn, second.Id.Value, new TextEmbedding(ScopeWriter.Model, new float[] { 1, 0, 0, 0 }))], Ct);
        Assert.All((await reading.CandidatesAsync(ada.Scope, query, ada.AtNow, Ct)).Turns, turn => Assert.Equal(1f, turn.Cosine));
        Assert.Equal(await writing.HeadAsync(ada.Scope, Ct), await reading.HeadAsync(ada.Scope, Ct));
        await writing.EraseAsync(ada.Scope, [new ItemRef(1, 0)], Ct);
        Assert.DoesNotContain((await reading.CandidatesAsync(ada.Scope, query, ada.AtNow, Ct)).Turns, turn => turn.Id == first.Id);

        MemoryException error = await Assert.ThrowsAsync<MemoryException>(() => reading.TryAppendAsync(ada.Scope, [ada.Seal()], [], Ct));
        Assert.Equal(MemoryErrorCode.StoreUnavailable, error.Code);
    }

    [Fact]
    public async Task A_reader_needs_a_file_that_is_there()
    {
        MemoryException error = await Assert.ThrowsAsync<MemoryException>(
            () => SqliteMemoryGraph.OpenAsync(new SqliteOptions { File = folder.NewFile(), ReadOnly = true }, Ct));
        Assert.Equal(MemoryErrorCode.StoreUnavailable, error.Code);
    }

    [Fact]
    public async Task A_missing_folder_and_a_folder_in_place_of_a_file_are_named()
    {
        await RefusedAsync(MemoryErrorCode.StoreUnavailable, folder.Named("nowhere/memory.db"));
        string occupied = folder.Named("occupied");
        Directory.CreateDirectory(occupied);
        await RefusedAsync(MemoryErrorCode.StoreUnavailable, occupied);
    }

    [Fact]
    public async Task A_file_from_a_newer_version_is_refused_and_not_changed()
    {
        string file = folder.NewFile();
        await (await TemporaryFolder.OpenAsync(file)).DisposeAsync();
        Execute(file, "INSERT INTO schema_version (version) VALUES (99)");
        byte[] before = await File.ReadAllBytesAsync(file, Ct);
        MemoryException error = await RefusedAsync(MemoryErrorCode.StoreUnusable, file);
        Assert.Contains("newer version", error.Message, StringComparison.Ordinal);
        Assert.Equal(before, await File.ReadAllBytesAsync(file, Ct));
    }

    [Fact]
    public async Task A_file_from_an_older_version_is_brought_up_to_date_by_whoever_writes_it()
    {
        string file = folder.NewFile();
        await using (SqliteMemoryGraph graph = await TemporaryFolder.OpenAsync(file)) await new ScopeWriter(graph, Scope.User("ada")).MeetAsync("Bea");
        Execute(file, "DROP INDEX fact_subject; DELETE FROM schema_version WHERE version > 1");
        MemoryException error = await Assert.ThrowsAsync<MemoryException>(() => SqliteMemoryGraph.OpenAsync(new SqliteOptions { File = file, ReadOnly = true }, Ct));
        Assert.Contains("older version", error.Message, StringComparison.Ordinal);
        await using SqliteMemoryGraph again = await TemporaryFolder.OpenAsync(file);
        ScopeWriter ada = await ScopeWriter.AtHeadAsync(again, Scope.User("ada"), seed: 2);
        Assert.Single((await ada.EntitiesAsync()).Items);
        Assert.Empty(await again.CheckAsync(Ct));
    }

    [Fact]
    public async Task A_file_of_another_program_is_refused_and_not_changed()
    {
        string text = folder.NewFile();
        await File.WriteAllTextAsync(text, string.Concat(Enumerable.Repeat("Dear diary, today it rained. ", 100)), Ct);
        string database = folder.NewFile();
        Execute(database, "CREATE TABLE bill (sum INTEGER)");
        foreach (string file in (string[])[text, database])
        {
            byte[] before = await File.ReadAllBytesAsync(file, Ct);
            await RefusedAsync(MemoryErrorCode.StoreUnusable, file);
            Assert.Equal(before, await File.ReadAllBytesAsync(file, Ct));
        }
    }

    [Fact]
    public async Task A_damaged_file_is_refused()
    {
        string file = folder.NewFile();
        await using (SqliteMemoryGraph graph = await TemporaryFolder.OpenAsync(file))
        {
            ScopeWriter ada = new(graph, Scope.User("ada"));
            for (int i = 0; i < 50; i++) await ada.TellAsync($"Turn {i} " + new string('x', 500));
        }
        byte[] bytes = await File.ReadAllBytesAsync(file, Ct);
        new Random(1).NextBytes(bytes.AsSpan(bytes.Length / 2, 20_000));
        await File.WriteAllBytesAsync(file, bytes, Ct);
        await RefusedAsync(MemoryErrorCode.StoreUnusable, file);
    }

    [Fact]
    public async Task A_full_disk_is_one_clear_error_and_loses_nothing()
    {
        string file = folder.NewFile();
        await using SqliteMemoryGraph graph = await SqliteMemoryGraph.OpenAsync(new SqliteOptions { File = file, PagesMax = 80 }, Ct);
        ScopeWriter ada = new(graph, Scope.User("ada"));
        int told = 0;
        MemoryException error = await Assert.ThrowsAsync<MemoryException>(async () =>
        {
            for (; told < 100; told++) await ada.TellAsync($"Turn {told} " + new string('x', 5_000));
        });
        Assert.Equal(MemoryErrorCode.StoreUnavailable, error.Code);
        Assert.Contains(file, error.Message, StringComparison.Ordinal);
        Assert.True(told > 3);
        Assert.Equal(told, (await ada.TurnsAsync(new TurnQuery { First = 1_000 })).Items.Count);
        Assert.Equal(told, (await graph.HeadAsync(ada.Scope, Ct)).Sequence);
        Assert.Equal(told, (await ada.AskAsync("turn")).TurnStatistics.Count);
    }

    [Fact]
    public async Task A_backup_made_while_writing_is_a_store_of_its_own()
    {
        await using SqliteMemoryGraph graph = await TemporaryFolder.OpenAsync(folder.NewFile());
        ScopeWriter ada = new(graph, Scope.User("ada"));
        for (int i = 0; i < 20; i++) await ada.TellAsync($"Turn {i}");
        string copy = folder.NewFile();
        Task writing = Task.Run(
            async () =>
            {
                for (int i = 0; i < 20; i++) await ada.TellAsync($"Later turn {i}");
            },
            Ct);
        await graph.BackupAsync(copy, Ct);
        await writing;

        await using SqliteMemoryGraph backup = await TemporaryFolder.OpenAsync(copy);
        Assert.Empty(await backup.CheckAsync(Ct));
        IReadOnlyList<JournalEntry> entries = await backup.JournalAsync(ada.Scope, 0, 1_000, Ct);
        Assert.InRange(entries.Count, 20, 40);
        Assert.Equal((await graph.JournalAsync(ada.Scope, 0, entries.Count, Ct)).Select(entry => entry.Hash), entries.Select(entry => entry.Hash));
        MemoryException error = await Assert.ThrowsAsync<MemoryException>(() => graph.BackupAsync(copy, Ct));
        Assert.Equal(MemoryErrorCode.StoreUnavailable, error.Code);
    }

    [Fact]
    public async Task Erased_words_stand_nowhere_in_the_files()
    {
        string file = folder.NewFile();
        await using SqliteMemoryGraph graph = await TemporaryFolder.OpenAsync(file);
        ScopeWriter ada = new(graph, Scope.User("ada"));
        await ada.TellAsync("The secret word is xylophonequartz.");
        await ada.TellAsync("Something else.");
        await graph.EraseAsync(ada.Scope, [new ItemRef(1, 0)], Ct);
        foreach (string part in (string[])[file, file + "-wal"])
        {
            await using FileStream stream = new(part, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
            using StreamReader reader = new(stream, System.Text.Encoding.Latin1);
            Assert.DoesNotContain("xylophonequartz", await reader.ReadToEndAsync(Ct), StringComparison.OrdinalIgnoreCase);
        }
    }

    [Theory]
    [InlineData("", 8, 1L << 20)]
    [InlineData("memory.db", 0, 1L << 20)]
    [InlineData("memory.db", 8, 1L)]
    public async Task Options_are_checked(string file, int readers, long bytes)
    {
        MemoryException error = await Assert.ThrowsAsync<MemoryException>(
            () => SqliteMemoryGraph.OpenAsync(new SqliteOptions { File = file, ReadersMax = readers, IndexBytesMax = bytes }, Ct));
        Assert.Equal(MemoryErrorCode.InvalidArgument, error.Code);
    }

    private static async Task<MemoryException> RefusedAsync(MemoryErrorCode code, string file)
    {
        MemoryException error = await Assert.ThrowsAsync<MemoryException>(() => TemporaryFolder.OpenAsync(file));
        Assert.Equal(code, error.Code);
        Assert.Contains(file, error.Message, StringComparison.Ordinal);
        return error;
    }

    private static void Execute(string file, string sql)
    {
        using SqliteConnection connection = new($"Data Source={file};Pooling=False");
        connection.Open();
        using SqliteCommand command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }

    private static async Task<string> RunAsync(string program, string argument)
    {
        using Process process = Process.Start(new ProcessStartInfo(program, [argument]) { UseShellExecute = false, RedirectStandardOutput = true })!;
        string output = await process.StandardOutput.ReadToEndAsync(Ct);
        await process.WaitForExitAsync(Ct);
        return output.Trim();
    }
}
