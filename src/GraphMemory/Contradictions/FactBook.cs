using System.Collections.Immutable;
using GraphMemory.Conversations;
using GraphMemory.Graph;
using GraphMemory.Journal;

namespace GraphMemory.Contradictions;

/// <summary>
/// The facts of the slots in question while a batch of claims is decided: each claim finds what the ones before it left.
/// What comes out is one step from the state that was read to the state that is left, however many claims lie between.
/// </summary>
internal sealed class FactBook
{
    private readonly Dictionary<FactId, Entry> entries = [];
    private readonly Dictionary<Slot, List<FactId>> bySlot = [];
    private readonly List<FactId> touched = [];
    private readonly List<FactsLinked> links = [];
    private readonly HashSet<(FactId, FactId, FactLinkKind)> linked = [];

    /// <summary>Begins with what a store knows; facts that are withdrawn take no part.</summary>
    public FactBook(IEnumerable<FactState> states, IReadOnlyDictionary<TurnId, Turn> turns)
    {
        foreach (FactState state in states)
        {
            if (state.Status is FactStatus.Withdrawn || entries.ContainsKey(state.Fact.Id)) continue;
            DateTimeOffset unknown = state.Version.CountsFrom;
            ImmutableArray<Statement> statements =
            [
                .. state.Sources.Select(source => source.Turn is { } id && turns.TryGetValue(id, out Turn? turn)
                    ? new Statement(source, turn.SaidAt, turn.Session) : new Statement(source, unknown, Session: null)),
            ];
            KnownFact known = new()
            {
                Fact = state.Fact,
                Validity = state.Version.Validity,
                CountsFrom = state.Version.CountsFrom,
                Confidence = state.Version.Confidence,
                Statements = statements.IsEmpty ? [new Statement(new(null, null, null), unknown, Session: null)] : statements,
            };
            Enter(new Entry(known, known, state.Version.Number, known.Statements.Length));
            foreach (FactLink link in state.Links) linked.Add((link.From, link.To, link.Kind));
        }
    }

    /// <summary>The facts of a slot as they now stand.</summary>
    public IReadOnlyList<KnownFact> In(Slot slot) =>
        bySlot.TryGetValue(slot, out List<FactId>? ids) ? [.. ids.Select(id => entries[id].Now)] : [];

    /// <summary>A fact as it now stands.</summary>
    public KnownFact this[FactId id] => entries[id].Now;

    /// <summary>Takes up a new fact.</summary>
    public void Add(KnownFact fact)
    {
        Enter(new Entry(Before: null, fact, Number: 0, SourcesBefore: 0));
        touched.Add(fact.Fact.Id);
    }

    /// <summary>Changes the state of a fact.</summary>
    public void Change(KnownFact fact)
    {
        Entry entry = entries[fact.Fact.Id];
        entries[fact.Fact.Id] = entry with { Now = fact };
        if (!touched.Contains(fact.Fact.Id)) touched.Add(fact.Fact.Id);
    }

    /// <summary>Relates two facts, once.</summary>
    public void Link(FactId from, FactId to, FactLinkKind kind, string reason)
    {
        if (from != to && linked.Add((from, to, kind))) links.Add(new(from, to, kind, reason));
    }

    /// <summary>What was changed, as items: facts with version and sources in the order of their first change, then links.</summary>
    public IEnumerable<ChangeItem> Items()
    {
        foreach (FactId id in touched)
        {
            Entry entry = entries[id];
            KnownFact now = entry.Now;
            VersionAdded version = new(id, entry.Number + 1, now.Validity, now.CountsFrom, now.Confidence);
            if (entry.Before is not { } before)
            {
                yield return new FactAdded(now.Fact);
                yield return version;
            }
            else if (before.Validity != now.Validity || before.CountsFrom != now.CountsFrom || before.Confidence != now.Confidence)
            {
                yield return new VersionExpired(id, entry.Number);
                yield return version;
            }
            foreach (Statement statement in now.Statements.Skip(entry.SourcesBefore)) yield return new SourceAdded(id, statement.Source);
        }
        foreach (FactsLinked link in links) yield return link;
    }

    private void Enter(Entry entry)
    {
        entries.Add(entry.Now.Fact.Id, entry);
        if (!bySlot.TryGetValue(entry.Now.Fact.Slot, out List<FactId>? ids)) bySlot[entry.Now.Fact.Slot] = ids = [];
        ids.Add(entry.Now.Fact.Id);
    }

    private sealed record Entry(KnownFact? Before, KnownFact Now, int Number, int SourcesBefore);
}
