using GraphMemory.Conversations;
using GraphMemory.Graph;
using GraphMemory.Recall;

namespace GraphMemory.Context;

/// <summary>Facts with what a line of them needs: the turns that they rest on, and the facts that they took the place of.</summary>
internal sealed class FactLines
{
    private readonly Dictionary<TurnId, StoredTurn> turns;
    private readonly Dictionary<FactId, FactState> others;

    private FactLines(Dictionary<TurnId, StoredTurn> turns, Dictionary<FactId, FactState> others)
    {
        this.turns = turns;
        this.others = others;
    }

    /// <summary>Reads what the lines of these facts need, in two reads.</summary>
    public static async Task<FactLines> LoadAsync(IMemoryGraph graph, Scope scope, IReadOnlyList<FactState> facts, ReadPoint at, CancellationToken ct)
    {
        HashSet<FactId> linked = [.. facts.SelectMany(fact => fact.Links.SelectMany(link => new[] { link.From, link.To }))];
        linked.ExceptWith(facts.Select(fact => fact.Fact.Id));
        IReadOnlyList<FactState> older = linked.Count == 0
            ? []
            : (await graph.FactsAsync(scope, new FactQuery { Ids = linked, Statuses = null, First = linked.Count }, at, ct).ConfigureAwait(false)).Items;
        HashSet<TurnId> cited = [.. facts.Concat(older).SelectMany(fact => fact.Sources).Where(source => source.Turn is not null).Select(source => source.Turn!.Value)];
        IReadOnlyList<StoredTurn> said = cited.Count == 0
            ? []
            : (await graph.TurnsAsync(scope, new TurnQuery { Ids = cited, First = cited.Count }, at with { Valid = DateTimeOffset.MaxValue }, ct).ConfigureAwait(false)).Items;
        return new FactLines(
            said.ToDictionary(turn => turn.Turn.Id),
            facts.Concat(older).ToDictionary(fact => fact.Fact.Id));
    }

    /// <summary>The line of a fact, not counted yet.</summary>
    public ContextLine Of(FactState fact, RecalledItem? item)
    {
        IReadOnlyList<ReplacedFact> replaced = Replaced(fact);
        return new ContextLine
        {
            Text = FactPhrase.Of(fact.Fact, fact.Version, replaced),
            Fact = fact,
            Sources = [.. fact.Sources.Select(SourceOf)],
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
