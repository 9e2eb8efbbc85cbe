using System.Text.Json;
using GraphMemory.Server.Tests.Hosting;

namespace GraphMemory.Server.Tests.CommandLine;

public sealed class CommandTests
{
    private static readonly string[] Commands =
        ["serve", "demo", "remember", "context", "search", "facts", "import", "export", "migrate", "schema", "graph-schema", "doctor", "eval", "parse"];

    [Fact]
    public async Task Help_lists_every_command_every_setting_and_its_variable()
    {
        using TemporaryFolder folder = new();
        CommandResult help = await GraphMemoryProcess.RunAsync(folder, "--help");
        Assert.Equal(0, help.ExitCode);
        Assert.All(Commands, command => Assert.Matches($@"(?m)^  {command}\b", help.Output));
        Assert.Contains("graphmemory [command] [options]", help.Output);
        Assert.Contains("--data <FILE>", help.Output);
        Assert.Contains("GRAPHMEMORY_EMBEDDINGS__ENDPOINT", help.Output);
        Assert.Contains("GRAPHMEMORY_NEO4J__URI", help.Output);
        Assert.DoesNotContain("--neo4j-password", help.Output);
    }

    [Theory]
    [InlineData("fcts")]
    [InlineData("facts", "--oops")]
    [InlineData("search")]
    [InlineData("search", "x", "--first", "many")]
    [InlineData("remember", "x", "--role", "king")]
    [InlineData("remember", "x", "--said-at", "teatime")]
    [InlineData("facts", "--index-megabytes-max", "0")]
    [InlineData("facts", "--store", "oracle")]
    [InlineData("facts", "--store", "neo4j", "--neo4j-uri", "http://127.0.0.1")]
    [InlineData("facts", "--store", "neo4j", "--neo4j-uri", "neo4j://neo4j:secret@127.0.0.1")]
    [InlineData("facts", "--store", "neo4j", "--neo4j-database", "")]
    [InlineData("facts", "--store", "neo4j", "--neo4j-read-seconds-max", "0")]
    [InlineData("facts", "--store", "neo4j", "--neo4j-write-seconds-max", "601")]
    [InlineData("migrate", "--from", "sqlite:graphmemory.db")]
    [InlineData("migrate", "--from", "sqlite:graphmemory.db", "--to", "other.db")]
    [InlineData("migrate", "--from", "sqlite:graphmemory.db", "--to", "sqlite:./graphmemory.db")]
    [InlineData("facts", "--embeddings-endpoint", "http://localhost:1/v1")]
    public async Task A_wrong_command_line_ends_with_2_and_one_line(params string[] arguments)
    {
        using TemporaryFolder folder = new();
        await GraphMemoryProcess.RunAsync(folder, "remember", "Hello.");
        CommandResult wrong = await GraphMemoryProcess.RunAsync(folder, arguments);
        Assert.Equal(2, wrong.ExitCode);
        Assert.StartsWith("graphmemory: ", wrong.ErrorLine);
        Assert.Equal("", wrong.Output);
    }

    [Fact]
    public async Task An_unknown_user_and_a_missing_file_end_with_1()
    {
        using TemporaryFolder folder = new();
        CommandResult missing = await GraphMemoryProcess.RunAsync(folder, "facts");
        Assert.Equal(1, missing.ExitCode);
        Assert.Contains("There is no data file", missing.ErrorLine);
        Assert.False(File.Exists(folder.File("graphmemory.db")));
        await GraphMemoryProcess.RunAsync(folder, "remember", "Hello.");
        foreach (string[] command in new string[][] { ["facts"], ["search", "x"], ["context", "x"], ["export"] })
        {
            CommandResult unknown = await GraphMemoryProcess.RunAsync(folder, [.. command, "--user", "nobody"]);
            Assert.Equal(1, unknown.ExitCode);
            Assert.Contains("no such user: \"nobody\"", unknown.ErrorLine);
        }
    }

    [Fact]
    public async Task What_is_remembered_is_found_with_its_source()
    {
        using TemporaryFolder folder = new();
        CommandResult remember = await GraphMemoryProcess.RunAsync(
            folder, "I bought a red bicycle in Graz.\n", ["remember", "--said-at", "2025-05-03T20:05:00+02:00", "--external-id", "b-1"]);
        Assert.Equal(0, remember.ExitCode);
        CommandResult again = await GraphMemoryProcess.RunAsync(
            folder, "remember", "I bought a red bicycle in Graz.", "--said-at", "2025-05-03T20:05:00+02:00", "--external-id", "b-1");
        Assert.Contains("Known already", again.Errors);

        CommandResult context = await GraphMemoryProcess.RunAsync(folder, "context", "Where did I buy my bicycle?");
        Assert.Contains("3 May 2025", context.Output);
        Assert.Contains("red bicycle", context.Output);

        CommandResult json = await GraphMemoryProcess.RunAsync(folder, "search", "bicycle", "--json");
        JsonElement result = json.Output.TrimEnd().Split('\n').Select(line => JsonSerializer.Deserialize<JsonElement>(line)).Single(found => found.GetProperty("kind").GetString() == "TURN");
        Assert.Equal("b-1", result.GetProperty("externalId").GetString());

        CommandResult explained = await GraphMemoryProcess.RunAsync(folder, "search", "Which bicycle did I buy?", "--explain");
        Assert.Contains("keyword", explained.Output);
        Assert.Contains("Below the floor", explained.Output);
        Assert.DoesNotContain('\u001b', explained.Output);
    }

    [Theory]
    [InlineData("")]
    [InlineData("   ")]
    [InlineData("a\0b")]
    public async Task A_text_that_is_empty_or_holds_nul_is_refused(string text)
    {
        using TemporaryFolder folder = new();
        CommandResult refused = await GraphMemoryProcess.RunAsync(folder, text, ["remember"]);
        Assert.Equal(1, refused.ExitCode);
        Assert.StartsWith("graphmemory: ", refused.ErrorLine);
    }

    [Theory]
    [InlineData("1 MB", null)]
    [InlineData("Hello.", "1899-12-31T23:59:59Z")]
    [InlineData("Hello.", "2999-01-01T00:00:00Z")]
    public async Task A_text_that_is_too_long_or_of_an_impossible_time_is_refused(string text, string? saidAt)
    {
        using TemporaryFolder folder = new();
        string input = text == "1 MB" ? new string('x', 1_000_000) : text;
        CommandResult refused = await GraphMemoryProcess.RunAsync(folder, input, saidAt is null ? ["remember"] : ["remember", "--said-at", saidAt]);
        Assert.Equal(1, refused.ExitCode);
        Assert.StartsWith("graphmemory: ", refused.ErrorLine);
    }

    [Fact]
    public async Task Settings_come_from_the_file_the_environment_and_flags_in_that_order()
    {
        using TemporaryFolder folder = new();
        folder.Write("appsettings.json", """{ "GraphMemory": { "Data": "of-file.db", "User": "of-file" } }""");
        await GraphMemoryProcess.RunAsync(folder, "remember", "Hello.");
        Assert.True(File.Exists(folder.File("of-file.db")));
        using (System.Diagnostics.Process process = GraphMemoryProcess.Start(folder.Path, ["remember", "Hello.", "--user", "of-flag"], ("GRAPHMEMORY_DATA", "of-environment.db")))
            await process.WaitForExitAsync();
        CommandResult doctor = await GraphMemoryProcess.RunAsync(folder, "doctor", "--data", "of-environment.db");
        Assert.Contains("of-flag: ", doctor.Output);
    }

    [Fact]
    public async Task Doctor_finds_a_whole_store_whole_and_a_damaged_one_damaged()
    {
        using TemporaryFolder folder = new();
        await GraphMemoryProcess.RunAsync(folder, "remember", "I live in Graz.");
        CommandResult whole = await GraphMemoryProcess.RunAsync(folder, "doctor");
        Assert.Equal(0, whole.ExitCode);
        Assert.Contains("every hash follows from the one before", whole.Output);
        foreach (string file in Directory.GetFiles(folder.Path, "graphmemory.db-*")) File.Delete(file);
        await File.WriteAllTextAsync(folder.File("graphmemory.db"), new string('x', 8192));
        CommandResult damaged = await GraphMemoryProcess.RunAsync(folder, "doctor");
        Assert.Equal(4, damaged.ExitCode);
        Assert.StartsWith("graphmemory: ", damaged.ErrorLine);
    }

    [Fact]
    public async Task Doctor_embeds_what_a_broken_model_left_over()
    {
        using TemporaryFolder folder = new();
        Directory.CreateDirectory(folder.File("broken"));
        CommandResult remember = await GraphMemoryProcess.RunAsync(folder, "remember", "I live in Graz.", "--embeddings-model-folder", "broken");
        Assert.Equal(0, remember.ExitCode);
        Assert.Contains("missing", remember.Errors);
        CommandResult before = await GraphMemoryProcess.RunAsync(folder, "doctor");
        Assert.Equal(1, before.ExitCode);
        Assert.Contains("--reembed", before.Output);
        CommandResult mended = await GraphMemoryProcess.RunAsync(folder, "doctor", "--reembed");
        Assert.Equal(0, mended.ExitCode);
    }

    [Fact]
    public async Task A_read_only_folder_is_told_and_nothing_is_lost()
    {
        using TemporaryFolder folder = new();
        // Even root may make no file under /sys.
        string closed = Directory.Exists("/sys/kernel") ? "/sys/kernel" : folder.File("closed");
        if (!OperatingSystem.IsWindows() && !Directory.Exists(closed)) Directory.CreateDirectory(closed, UnixFileMode.UserRead | UnixFileMode.UserExecute);
        if (!Directory.Exists(closed)) Assert.Skip("Folders are made read-only in another way on Windows.");
        CommandResult refused = await GraphMemoryProcess.RunAsync(folder, "remember", "Hello.", "--data", Path.Combine(closed, "graphmemory.db"));
        Assert.Equal(4, refused.ExitCode);
        Assert.Contains("read-only", refused.ErrorLine);
    }

    [Fact]
    public async Task Parse_draws_trees_and_writes_json_lines()
    {
        using TemporaryFolder folder = new();
        CommandResult picture = await GraphMemoryProcess.RunAsync(folder, "parse", "My sister Ana moved from Graz to Turin last spring.");
        Assert.Contains("nsubj", picture.Output);
        CommandResult json = await GraphMemoryProcess.RunAsync(folder, "Ana moved.\n\nShe is happy.\n", ["parse", "--json"]);
        string[] lines = json.Output.TrimEnd().Split('\n');
        Assert.Equal(2, lines.Length);
        Assert.Equal("Ana moved.", JsonSerializer.Deserialize<JsonElement>(lines[0]).GetProperty("text").GetString());
    }

    [Fact]
    public async Task Schema_prints_the_schema()
    {
        using TemporaryFolder folder = new();
        CommandResult schema = await GraphMemoryProcess.RunAsync(folder, "schema");
        Assert.Contains("type Query", schema.Output);
        Assert.Equal("", schema.Errors);
    }
}
