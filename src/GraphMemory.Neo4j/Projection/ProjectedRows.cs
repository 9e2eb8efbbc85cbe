using GraphMemory.Recall;

namespace GraphMemory.Neo4j.Projection;

/// <summary>What a change writes, as rows for the statements of the folder append. All statements of one change travel together.</summary>
internal sealed class ProjectedRows
{
    // What a later statement matches, an earlier one has made.
    private static readonly string[] Order =
    [
        "append/changes", "append/entities", "append/names", "append/turns", "append/chains", "append/extracted", "append/facts", "append/versions",
        "append/expiries", "append/sources", "append/named-sources", "append/links", "append/reindex-turns", "append/reindex-facts", "append/models",
        "append/turn-vectors", "append/fact-vectors", "append/terms", "append/changed",
    ];

    private readonly Dictionary<string, List<Dictionary<string, object?>>> rows = new(StringComparer.Ordinal);
    private readonly SortedDictionary<string, (int Turns, int Facts)> terms = new(StringComparer.Ordinal);
    private readonly SortedSet<string> settled = new(StringComparer.Ordinal);

    public int Turns { get; private set; }

    public int Facts { get; private set; }

    public int TurnLengths { get; private set; }

    public int FactLengths { get; private set; }

    public void Add(string statement, Dictionary<string, object?> row)
    {
        if (!rows.TryGetValue(statement, out List<Dictionary<string, object?>>? list)) rows.Add(statement, list = []);
        list.Add(row);
    }

    /// <summary>Notes that a fact's latest version may be another.</summary>
    public void Settle(Guid fact) => settled.Add(fact.ToString());

    /// <summary>Counts a text, or takes it out of the counts.</summary>
    public void Count(IndexedKind kind, IReadOnlyList<TermCount> counted, int sign)
    {
        int length = sign * counted.Sum(term => term.Count);
        bool isTurn = kind is IndexedKind.Turn;
        if (isTurn) (Turns, TurnLengths) = (Turns + sign, TurnLengths + length);
        else (Facts, FactLengths) = (Facts + sign, FactLengths + length);
        foreach (string term in counted.Select(term => term.Term))
        {
            terms.TryGetValue(term, out (int Turns, int Facts) known);
            terms[term] = isTurn ? (known.Turns + sign, known.Facts) : (known.Turns, known.Facts + sign);
        }
    }

    /// <summary>Sends every statement that has rows.</summary>
    /// <param name="unit">The transaction.</param>
    /// <param name="scope">The token of the scope.</param>
    /// <param name="revision">The number of this write among those of the scope; what recall reads of a turn or a fact carries it.</param>
    public async Task SendAsync(Unit unit, string scope, long revision)
    {
        foreach ((string term, (int turns, int facts)) in terms.Where(term => term.Value != (0, 0)))
            Add("append/terms", new() { ["term"] = term, ["turns"] = turns, ["facts"] = facts });
        foreach (string statement in Order.Where(rows.ContainsKey))
        {
            Dictionary<string, object?> parameters = new() { ["scope"] = scope, ["rows"] = rows[statement], ["revision"] = revision };
            if (statement is "append/extracted") parameters["open"] = Values.Instants.Open;
            await unit.SendAsync(statement, parameters).ConfigureAwait(false);
        }
        if (settled.Count > 0)
            await unit.SendAsync("append/settle", new() { ["scope"] = scope, ["facts"] = settled.ToList(), ["open"] = Values.Instants.Open, ["revision"] = revision }).ConfigureAwait(false);
    }
}
