using GraphMemory.Conversations;
using GraphMemory.Graph;
using GraphMemory.Recall;

namespace GraphMemory.Context;

/// <summary>Facts with what a line of them needs: the turns that they rest on, and the facts that they took the place of.</summary>
internal sealed class FactLines
{
    private readonly Dictionary<TurnId, StoredTurn> turns;
    private readonly Dictionary<FactId, FactState> others;

    /// <param name="read">The facts, with what they rest on; a fact may be there several times.</param>
    public FactLines(params IReadOnlyList<CitedFacts> read)
    {
        turns = read.SelectMany(part => part.Turns).DistinctBy(turn => turn.Turn.Id).ToDictionary(turn => turn.Turn.Id);
        others = read.SelectMany(part => part.Facts).Concat(read.SelectMany(part => part.Linked)).DistinctBy(fact => fact.Fact.Id).ToDictionary(fact => fact.Fact.Id);
    }

    /// <summary>The line of a fact, not counted yet.</summary>
    public ContextLine Of(FactState fact, RecalledItem? item)
    {
        IReadOnlyList<ReplacedFact> replaced = Replaced(fact);
        IReadOnlyList<LineSource> sources = [.. fact.Sources.Select(SourceOf)];
        // The same instant as the speaker's calendar has it.
        DateTimeOffset countsFrom = sources.FirstOrDefault(source => source.SaidAt == fact.Version.CountsFrom)?.SaidAt ?? fact.Version.CountsFrom;
        return new ContextLine
        {
            Text = FactPhrase.Of(fact.Fact, fact.Version.Validity, countsFrom, replaced),
            Fact = fact,
            Sources = sources,
            Replaced = replaced,
            Score = item?.Score,
            Signals = item?.Signals ?? [],
            Tokens = 0,
        };
    }

    /// <summary>True when another fact that holds as well cannot be true beside it.</summary>
    public bool IsDisputed(FactState fact) => fact.Links.Any(link =>
        link.Kind is FactLinkKind.Disputes
        && others.TryGetValue(link.From == fact.Fact.Id ? link.To : link.From, out FactState? other) && other.Status is FactStatus.Active);

    /// <summary>The words of a turn as a source.</summary>
    public static LineSource SourceOf(StoredTurn turn, string words) => new(turn.Turn.Id, turn.Turn.SaidAt, SpeakerOf(turn.Turn), words, null);

    /// <summary>The speaker's name, or the role in lower case.</summary>
    public static string SpeakerOf(Turn turn) => turn.Speaker ?? EnumNames.Of(turn.Role).ToLowerInvariant();

    private LineSource SourceOf(FactSource source)
    {
        if (source.Turn is not { } id || !turns.TryGetValue(id, out StoredTurn? turn)) return new LineSource(source.Turn, null, null, null, source.Label);
        string words = source.Span is { } span && span.End <= turn.Turn.Text.Length ? span.Of(turn.Turn.Text) : turn.Turn.Text;
        return SourceOf(turn, words) with { Label = source.Label };
    }

    private List<ReplacedFact> Replaced(FactState fact) =>
    [
        .. fact.Links
            .Where(link => link.From == fact.Fact.Id && link.Kind is (FactLinkKind.Supersedes or FactLinkKind.Corrects))
            .Where(link => others.TryGetValue(link.To, out FactState? old) && old.Status is not FactStatus.Active)
            .OrderByDescending(link => link.RecordedAt)
            .Select(link => (Link: link, Old: others[link.To]))
            .Select(pair => new ReplacedFact(
                pair.Old.Fact.Id, pair.Old.Fact.Text, pair.Old.Version.Validity.Until, pair.Link.Reason,
                pair.Old.Sources.IsEmpty ? null : SourceOf(pair.Old.Sources[0]))),
    ];
}
