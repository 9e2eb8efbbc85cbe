using System.Diagnostics;
using System.Globalization;
using GraphMemory.Server.Tests.Hosting;

namespace GraphMemory.Server.Tests.CommandLine;

public sealed class ImportTests
{
    private static string Lines(int count) => string.Concat(Enumerable.Range(1, count).Select(i => string.Create(
        CultureInfo.InvariantCulture,
        $$"""{"externalId":"t-{{i}}","session":"s-{{i / 50}}","saidAt":"2025-05-03T20:05:00+02:00","text":"This is note number {{i}} about project {{i % 17}}."}""") + "\n"));

    [Fact]
    public async Task A_second_import_adds_nothing_and_says_so()
    {
        using TemporaryFolder folder = new();
        string file = folder.Write("talk.jsonl", Lines(70));
        CommandResult first = await GraphMemoryProcess.RunAsync(folder, "import", file);
        Assert.Equal((0, ""), (first.ExitCode, first.Errors));
        Assert.Contains("70 turns added, 0 known already", first.Output);
        CommandResult second = await GraphMemoryProcess.RunAsync(folder, "import", file);
        Assert.Equal(0, second.ExitCode);
        Assert.Contains("nothing new, 70 known already", second.Output);
    }

    [Fact]
    public async Task A_truncated_file_keeps_what_was_good_and_ends_with_1()
    {
        using TemporaryFolder folder = new();
        string file = folder.Write("talk.jsonl", Lines(70)[..^30]);
        CommandResult import = await GraphMemoryProcess.RunAsync(folder, "import", file);
        Assert.Equal(1, import.ExitCode);
        Assert.Contains("69 turns added", import.Output);
        Assert.Contains("line 70: The file ends in the middle of this line", import.ErrorLine);
    }

    [Fact]
    public async Task Turns_that_the_memory_refuses_are_named_by_line_and_the_others_are_kept()
    {
        using TemporaryFolder folder = new();
        string file = folder.Write("talk.jsonl", """
            {"saidAt":"2025-05-03T20:05:00Z","text":"Good."}
            {"saidAt":"2025-05-03T20:05:00Z","text":"  "}
            {"saidAt":"2999-05-03T20:05:00Z","text":"From the future."}
            {"saidAt":"2025-05-03T20:06:00Z","text":"Good too."}
            """);
        CommandResult import = await GraphMemoryProcess.RunAsync(folder, "import", file);
        Assert.Equal(1, import.ExitCode);
        Assert.Contains("2 turns added", import.Output);
        string[] refused = import.Errors.TrimEnd().Split('\n');
        Assert.Contains("line 2: ", refused[0]);
        Assert.Contains("line 3: ", refused[1]);
    }

    [Fact]
    public async Task Files_that_are_missing_empty_or_of_an_unknown_kind_are_refused()
    {
        using TemporaryFolder folder = new();
        foreach (string file in new[] { folder.File("absent.json"), folder.Write("empty.json", ""), folder.Write("other.json", "{\"a\":1}") })
        {
            CommandResult import = await GraphMemoryProcess.RunAsync(folder, "import", file);
            Assert.Equal(1, import.ExitCode);
            Assert.StartsWith("graphmemory: ", import.ErrorLine);
        }
    }

    [Fact]
    public async Task Export_import_export_gives_the_same_bytes()
    {
        using TemporaryFolder folder = new();
        await using (ServerProcess demo = await ServerProcess.StartAsync(folder, "demo"))
        {
            // The sample is remembered before the server greets.
        }
        CommandResult first = await GraphMemoryProcess.RunAsync(folder, "export", "--user", "sample", "--output", "first.jsonl");
        Assert.Equal(0, first.ExitCode);
        CommandResult import = await GraphMemoryProcess.RunAsync(folder, "import", "first.jsonl", "--data", "other.db");
        Assert.Equal((0, ""), (import.ExitCode, import.Errors));
        CommandResult again = await GraphMemoryProcess.RunAsync(folder, "import", "first.jsonl", "--data", "other.db");
        Assert.Contains("nothing new", again.Output);
        CommandResult second = await GraphMemoryProcess.RunAsync(folder, "export", "--user", "sample", "--data", "other.db");
        Assert.Equal(await File.ReadAllTextAsync(folder.File("first.jsonl")), second.Output);
        CommandResult overwrite = await GraphMemoryProcess.RunAsync(folder, "export", "--user", "sample", "--output", "first.jsonl");
        Assert.Equal(1, overwrite.ExitCode);
    }

    [Fact]
    public Task Imports_that_are_killed_lose_nothing_and_end_complete() => KillAndFinishAsync(turns: 400, kills: 3);

    [LongFact]
    public Task Imports_that_are_killed_many_times_lose_nothing_and_end_complete() => KillAndFinishAsync(turns: 5_000, kills: 25);

    /// <summary>Kills an import without warning when it has written some more, again and again, and lets the last one end.</summary>
    private static async Task KillAndFinishAsync(int turns, int kills)
    {
        using TemporaryFolder folder = new();
        string file = folder.Write("talk.jsonl", Lines(turns));
        long kept = 0;
        int struck = 0;
        for (int kill = 1; kill <= kills; kill++)
        {
            long size = SizeOf(folder);
            using Process import = GraphMemoryProcess.Start(folder.Path, ["import", file]);
            while (!import.HasExited && SizeOf(folder) < size + 300_000) await Task.Yield();
            import.Kill();
            await import.WaitForExitAsync();
            if (import.ExitCode != 0) struck++;
            long now = await CountAsync(folder);
            Assert.InRange(now, kept, turns);
            kept = now;
        }
        Assert.InRange(struck, 1, kills);
        Assert.InRange(kept, 1, turns);
        CommandResult last = await GraphMemoryProcess.RunAsync(folder, "import", file);
        Assert.Equal(0, last.ExitCode);
        Assert.Contains($"{kept:N0} known already", last.Output);
        Assert.Equal(turns, await CountAsync(folder));
        CommandResult doctor = await GraphMemoryProcess.RunAsync(folder, "doctor");
        Assert.Contains("every hash follows", doctor.Output);
        Assert.DoesNotContain("BAD  structure", doctor.Output);
    }

    private static long SizeOf(TemporaryFolder folder)
    {
        FileInfo log = new(folder.File("graphmemory.db-wal"));
        FileInfo file = new(folder.File("graphmemory.db"));
        return (log.Exists ? log.Length : 0) + (file.Exists ? file.Length : 0);
    }

    private static async Task<long> CountAsync(TemporaryFolder folder)
    {
        CommandResult export = await GraphMemoryProcess.RunAsync(folder, "export", "--user", "me");
        return export.ExitCode == 0 ? export.Output.Split("\"type\":\"turn\"").Length - 1 : 0;
    }
}
