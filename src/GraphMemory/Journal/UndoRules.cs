using GraphMemory.Graph;

namespace GraphMemory.Journal;

/// <summary>What undoing a change does. Pure.</summary>
internal static class UndoRules
{
    /// <summary>The reason code of an undo.</summary>
    public const string Reason = "UNDO";

    /// <summary>The facts that a change touched: gave a state, took one, or added a source.</summary>
    public static IReadOnlyList<FactId> FactsOf(JournalEntry entry) => [.. entry.Bodies.SelectMany(Touched).Distinct()];

    /// <summary>Later changes that touched the same facts, ascending.</summary>
    public static IReadOnlyList<long> Blockers(JournalEntry entry, IEnumerable<JournalEntry> laterOfFacts)
    {
        HashSet<FactId> facts = [.. FactsOf(entry)];
        return [.. laterOfFacts.Where(later => later.Sequence > entry.Sequence && later.Bodies.SelectMany(Touched).Any(facts.Contains)).Select(later => later.Sequence).Order()];
    }

    /// <summary>
    /// The inverse of a change: states that it added are expired, states that it expired come back as new versions. Turns, entities and
    /// names stay: they are what was said, not what was concluded.
    /// </summary>
    /// <param name="entry">The change.</param>
    /// <param name="versions">All versions of its facts, by fact and number.</param>
    public static GraphChange? Inverse(JournalEntry entry, IReadOnlyList<FactVersion> versions)
    {
        ILookup<FactId, FactVersion> byFact = versions.ToLookup(version => version.Fact);
        List<ChangeItem> items = [];
        foreach (FactId fact in FactsOf(entry))
        {
            foreach (VersionAdded added in entry.Bodies.OfType<VersionAdded>().Where(item => item.Fact == fact))
            {
                if (byFact[fact].Any(version => version.Number == added.Number && version.ExpiredAt is null)) items.Add(new VersionExpired(fact, added.Number));
            }
            VersionExpired? expired = entry.Bodies.OfType<VersionExpired>().Where(item => item.Fact == fact).MinBy(item => item.Number);
            if (expired is null || byFact[fact].FirstOrDefault(version => version.Number == expired.Number) is not { } former) continue;
            items.Add(new VersionAdded(fact, byFact[fact].Max(version => version.Number) + 1, former.Validity, former.CountsFrom, former.Confidence));
        }
        if (items.Count == 0) return null;
        items.Add(new ChangeUndone(entry.Sequence));
        return new GraphChange("undo", [Reason], [.. items]);
    }

    private static IEnumerable<FactId> Touched(ChangeItem item) => item switch
    {
        VersionAdded version => [version.Fact],
        VersionExpired expiry => [expiry.Fact],
        SourceAdded source => [source.Fact],
        _ => [],
    };
}
