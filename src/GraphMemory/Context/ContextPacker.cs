namespace GraphMemory.Context;

/// <summary>Chooses the lines that fit a token budget. Pure.</summary>
internal static class ContextPacker
{
    /// <summary>The most that a part may take while others still want room, as a share of the budget.</summary>
    private static double ShareMax(ContextSectionKind kind) => kind switch
    {
        ContextSectionKind.System => .35,
        ContextSectionKind.RecentMessages => .35,
        ContextSectionKind.OpenQuestions => .15,
        _ => 1,
    };

    /// <summary>Who is asked first: what was said last and who the user is before what is relevant.</summary>
    private static readonly ContextSectionKind[] Precedence =
    [
        ContextSectionKind.System, ContextSectionKind.RecentMessages, ContextSectionKind.OpenQuestions,
        ContextSectionKind.RelevantFacts, ContextSectionKind.RelevantTurns,
    ];

    /// <summary>
    /// Takes lines in two rounds: in the first each part fills at most its share, in the second what is left goes to the lines that were
    /// passed over, in the same order. A fact or turn stands in one part only.
    /// </summary>
    /// <param name="offers">For each part its lines, best first.</param>
    /// <param name="tokensMax">The budget, with headings.</param>
    /// <param name="headingTokens">What the heading of a part takes.</param>
    public static (IReadOnlyList<ContextSection> Sections, IReadOnlyList<CutLine> Cut) Pack(
        IReadOnlyDictionary<ContextSectionKind, IReadOnlyList<ContextLine>> offers, int tokensMax, Func<ContextSectionKind, int> headingTokens)
    {
        Dictionary<ContextSectionKind, SortedSet<int>> taken = [];
        HashSet<object> shown = [];
        int left = tokensMax;
        for (int round = 1; round <= 2; round++)
        {
            foreach (ContextSectionKind kind in Precedence)
            {
                if (!offers.TryGetValue(kind, out IReadOnlyList<ContextLine>? lines)) continue;
                SortedSet<int> mine = taken.TryGetValue(kind, out SortedSet<int>? known) ? known : taken[kind] = [];
                int room = round == 1 ? Math.Min(left, (int)(tokensMax * ShareMax(kind))) : left;
                for (int i = 0; i < lines.Count; i++)
                {
                    if (mine.Contains(i)) continue;
                    int cost = lines[i].Tokens + (mine.Count == 0 ? headingTokens(kind) : 0);
                    if (cost > room || shown.Contains(Identity(lines[i]))) continue;
                    mine.Add(i);
                    shown.Add(Identity(lines[i]));
                    room -= cost;
                    left -= cost;
                }
            }
        }
        List<ContextSection> sections = [];
        List<CutLine> cut = [];
        foreach ((ContextSectionKind kind, IReadOnlyList<ContextLine> lines) in offers.OrderBy(offer => offer.Key))
        {
            SortedSet<int> mine = taken[kind];
            IEnumerable<ContextLine> kept = mine.Select(i => lines[i]);
            if (mine.Count > 0) sections.Add(new(kind, [.. kind is ContextSectionKind.RecentMessages ? kept.Reverse() : kept]));
            cut.AddRange(lines.Where((_, i) => !mine.Contains(i))
                .Select(line => new CutLine(kind, line.Text, shown.Contains(Identity(line)) ? CutReasons.Duplicate : CutReasons.Budget, line.Score)));
        }
        return (sections, cut);
    }

    private static object Identity(ContextLine line) => (object?)line.Fact?.Fact.Id ?? (object?)line.Turn?.Turn.Id ?? line.Text;
}

/// <summary>Why a line was left out.</summary>
public static class CutReasons
{
    /// <summary>It did not fit the budget.</summary>
    public const string Budget = "BUDGET";

    /// <summary>The same fact or turn stands elsewhere in the context.</summary>
    public const string Duplicate = "DUPLICATE";

    /// <summary>It was found but does not fit the message well enough.</summary>
    public const string BelowFloor = "BELOW_FLOOR";
}
