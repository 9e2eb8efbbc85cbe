using System.Text.Json;
using GraphMemory.Contradictions;

namespace GraphMemory.Tests.Contradictions;

/// <summary>Pairs of statements with what the second should do, kept beside the repository.</summary>
public sealed class UpdatesTests
{
    private static readonly string[] Keep = ["coexist", "ignore", "refine", "duplicate"];

    [Fact]
    public async Task Nothing_is_closed_that_should_stay()
    {
        string? file = SharedFolder.Find("data", "updates_authored.jsonl");
        if (file is null) Assert.Skip("updates_authored.jsonl is not beside the repository; set GRAPHMEMORY_SHARED to the folder that holds data/.");
        List<string> wrong = [];
        int superseded = 0;
        foreach (string line in await File.ReadAllLinesAsync(file, TestContext.Current.CancellationToken))
        {
            JsonElement pair = JsonDocument.Parse(line).RootElement;
            string Text(string name) => pair.GetProperty(name).GetString()!;
            await using ToldMemory memory = await ToldMemory.OpenAsync();
            await memory.TellAsync(Text("old"), Text("old_date"), "first");
            ClaimDecision decision = await memory.TellAsync(Text("new"), Text("new_date"), "second");
            bool closes = decision.Claims.Any(claim => claim.Kind is VerdictKind.Supersedes or VerdictKind.Retracts);
            if (closes && Keep.Contains(Text("expected"))) wrong.Add(Text("id"));
            if (closes && Text("expected") is "supersede" or "retract") superseded++;
        }
        Assert.Empty(wrong);
        Assert.True(superseded >= 5, $"{superseded} changes were seen.");
    }
}
