using GraphMemory.Server.Tests.Hosting;

namespace GraphMemory.Server.Tests.CommandLine;

public sealed class MigrateTests
{
    [Fact]
    public async Task A_memory_moves_to_another_file_answers_there_and_a_second_move_adds_nothing()
    {
        using TemporaryFolder folder = new();
        await GraphMemoryProcess.RunAsync(folder, "remember", "My name is Mira, and I live in Graz.");
        CommandResult moved = await GraphMemoryProcess.RunAsync(folder, "migrate", "--from", "sqlite:graphmemory.db", "--to", "sqlite:moved.db");
        Assert.Equal(0, moved.ExitCode);
        Assert.Contains("changes added; 1 memory", moved.Output);
        Assert.Contains("every hash as in", moved.Output);

        CommandResult context = await GraphMemoryProcess.RunAsync(folder, "context", "Where do I live?", "--data", "moved.db");
        Assert.Contains("Graz", context.Output);
        CommandResult doctor = await GraphMemoryProcess.RunAsync(folder, "doctor", "--data", "moved.db");
        Assert.Equal(0, doctor.ExitCode);
        Assert.Equal(await ExportAsync(folder, "graphmemory.db"), await ExportAsync(folder, "moved.db"));

        CommandResult again = await GraphMemoryProcess.RunAsync(folder, "migrate", "--from", "sqlite:graphmemory.db", "--to", "sqlite:moved.db");
        Assert.Equal(0, again.ExitCode);
        Assert.Contains("nothing new; 1 memory", again.Output);
    }

    [Fact]
    public async Task Another_history_and_a_missing_source_end_with_1_and_one_line()
    {
        using TemporaryFolder folder = new();
        await GraphMemoryProcess.RunAsync(folder, "remember", "I live in Graz.");
        await GraphMemoryProcess.RunAsync(folder, "remember", "I live in Linz.", "--data", "other.db");
        string before = await ExportAsync(folder, "other.db");
        CommandResult refused = await GraphMemoryProcess.RunAsync(folder, "migrate", "--from", "sqlite:graphmemory.db", "--to", "sqlite:other.db");
        Assert.Equal(1, refused.ExitCode);
        Assert.Contains("another history", refused.ErrorLine);
        Assert.Equal(before, await ExportAsync(folder, "other.db"));

        CommandResult missing = await GraphMemoryProcess.RunAsync(folder, "migrate", "--from", "sqlite:none.db", "--to", "sqlite:new.db");
        Assert.Equal(1, missing.ExitCode);
        Assert.False(File.Exists(folder.File("new.db")));
    }

    [Fact]
    public async Task A_password_in_an_address_is_refused_and_not_repeated()
    {
        using TemporaryFolder folder = new();
        CommandResult refused = await GraphMemoryProcess.RunAsync(folder, "migrate", "--from", "sqlite:a.db", "--to", "neo4j://neo4j:marzipan@localhost:7687/neo4j");
        Assert.Equal(2, refused.ExitCode);
        Assert.Contains("GRAPHMEMORY_NEO4J__PASSWORD", refused.ErrorLine);
        Assert.DoesNotContain("marzipan", refused.Errors + refused.Output);
    }

    private static async Task<string> ExportAsync(TemporaryFolder folder, string file) => (await GraphMemoryProcess.RunAsync(folder, "export", "--data", file)).Output;
}
