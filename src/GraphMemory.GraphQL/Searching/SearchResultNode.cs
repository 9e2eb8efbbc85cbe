using System.ComponentModel;
using GraphMemory.GraphQL.Connections;
using GraphMemory.GraphQL.Contexts;
using GraphMemory.GraphQL.Conversations;
using GraphMemory.GraphQL.Facts;
using GraphMemory.GraphQL.Reads;
using GraphMemory.Recall;
using GraphQL;

namespace GraphMemory.GraphQL.Searching;

[Description("What is looked for.")]
internal enum SearchKind
{
    [Description("Facts that hold at the times of the read.")]
    Fact,

    [Description("Turns.")]
    Turn,
}

[Name("SearchResult")]
[Description("What may answer a question, best first.")]
internal sealed class SearchResultNode(MemoryReading reading, RecallResult result)
{
    [Description("Facts and turns, best first. Empty when nothing fits well enough.")]
    public IEnumerable<SearchHitNode> Hits => result.Items.Select(item => new SearchHitNode(reading, item));

    [Description("The best of what was found but does not fit well enough.")]
    public IEnumerable<SearchHitNode> BelowFloor => result.BelowFloor.Select(item => new SearchHitNode(reading, item));

    [Description("Signals that were too late or not available.")]
    public IEnumerable<string> MissingSignals => result.Trace.MissingSignals;

    [Description("The slot that the question asks for, as \"favorite:color\"; null when it asks for none.")]
    public string? SlotAsked => result.Trace.SlotAsked;

    internal static async Task<SearchResultNode> ReadAsync(
        MemoryReading reading, string query, IReadOnlyList<SearchKind>? kinds, int first, CancellationToken ct)
    {
        SearchRequest request = new()
        {
            Scope = reading.Scope,
            Query = query,
            Facts = kinds?.Contains(SearchKind.Fact) ?? true,
            Turns = kinds?.Contains(SearchKind.Turn) ?? true,
            First = PageSize.Checked(first, reading),
            At = reading.At,
        };
        RecallResult result = await reading.Memory.SearchAsync(request, ct);
        reading.Spend(result.Items.Count + result.BelowFloor.Count);
        return new(reading, result);
    }
}

[Name("SearchHit")]
[Description("A fact or a turn that was found.")]
internal sealed class SearchHitNode(MemoryReading reading, RecalledItem item)
{
    [Description("Which of the two it is.")]
    public SearchKind Kind => item.Fact is null ? SearchKind.Turn : SearchKind.Fact;

    [Description("The fact; null for a turn.")]
    public FactNode? Fact => item.Fact is { } fact ? new(reading, fact) : null;

    [Description("The turn; null for a fact.")]
    public TurnNode? Turn => item.Turn is { } turn ? new(reading, turn) : null;

    [Description("The fused score: comparable within a kind.")]
    public double Score => Scores.Rounded(item.Score);

    [Description("How well it fits, from 0 to 1: comparable between kinds.")]
    public double Relevance => Scores.Rounded(item.Relevance);

    [Description("What each signal added, largest first.")]
    public IEnumerable<SignalNode> Signals => item.Signals.Select(signal => new SignalNode(signal));
}
