using GraphMemory.Conversations;
using GraphMemory.Graph;
using GraphMemory.Journal;
using GraphMemory.Recall;

namespace GraphMemory.Context;

/// <summary>Builds the context of a turn: reads at one read point, then a pure packing.</summary>
internal sealed class ContextBuilder(IMemoryGraph graph, Recaller recaller, ITokenEstimator tokens, IdSource ids)
{
    private const int FactsMax = 40;
    private const int TurnsMax = 40;
    private const int ProfileFactsMax = 60;
    private const int RecentTurnsMax = 40;
    private const int CutMax = 100;

    /// <summary>What is always told of the user, in the order of telling.</summary>
    private static readonly string[] ProfilePredicates =
        ["name", "lives_in", "works_at", "job_title", "allergic_to", "diet", "partner", "has_pet", "speaks", "prefers", "favorite"];

    /// <summary>
    /// Builds it. Every read starts as soon as it can: at most three of them wait for each other (names; candidates; the chosen rows), and the
    /// head comes beside the first.
    /// </summary>
    public async Task<MemoryContext> BuildAsync(ContextRequest request, Task<ScopeHead> heading, ReadPoint at, CancellationToken ct)
    {
        Task<EntityId?> self = NamedEntities.SelfAsync(graph, request.Scope, at, ct);
        Task<RecallResult> recalling = recaller.RecallAsync(
            request.Scope, new RecallRequest { Query = request.Message, FactsMax = FactsMax, TurnsMax = TurnsMax, At = at, Cited = true, Self = self }, ct);
        Task<CitedFacts> profiling = ProfileAsync(request.Scope, self, at, ct);
        Task<Page<StoredTurn>> recent = request.Session is null
            ? Task.FromResult(Page<StoredTurn>.Empty)
            : graph.TurnsAsync(request.Scope, new TurnQuery { Session = request.Session, Descending = true, First = RecentTurnsMax }, at, ct);
        RecallResult recall = await recalling.ConfigureAwait(false);
        CitedFacts known = await profiling.ConfigureAwait(false);
        List<FactState> profile = Told(known.Facts);
        IReadOnlyList<StoredTurn> recentTurns = (await recent.ConfigureAwait(false)).Items;
        ScopeHead head = await heading.ConfigureAwait(false);

        List<FactState> facts = [.. profile.Concat(recall.Items.Where(item => item.Fact is not null).Select(item => item.Fact!)).DistinctBy(fact => fact.Fact.Id)];
        FactLines lines = new(known, recall.Facts);
        Dictionary<FactId, RecalledItem> scores = recall.Items.Where(item => item.Fact is not null).ToDictionary(item => item.Fact!.Fact.Id);

        ContextLine Line(FactState fact) => Counted(lines.Of(fact, scores.GetValueOrDefault(fact.Fact.Id)));
        Dictionary<ContextSectionKind, IReadOnlyList<ContextLine>> offers = new()
        {
            [ContextSectionKind.System] = [.. profile.Where(fact => !lines.IsDisputed(fact)).Select(Line)],
            [ContextSectionKind.OpenQuestions] = [.. facts.Where(lines.IsDisputed).Select(Line)],
            [ContextSectionKind.RelevantFacts] = [.. recall.Items.Where(item => item.Fact is not null && !lines.IsDisputed(item.Fact)).Select(item => Line(item.Fact!))],
            [ContextSectionKind.RelevantTurns] = [.. recall.Items.Where(item => item.Turn is not null).Select(item => Counted(TurnLine(item.Turn!, item)))],
            [ContextSectionKind.RecentMessages] = [.. recentTurns.Select(turn => Counted(TurnLine(turn, item: null)))],
        };
        IReadOnlyList<CutLine> below = [.. recall.BelowFloor.Select(item => new CutLine(
            item.Fact is null ? ContextSectionKind.RelevantTurns : ContextSectionKind.RelevantFacts,
            item.Fact?.Fact.Text ?? Quoted(item.Turn!), CutReasons.BelowFloor, item.Score))];
        return Assemble(request, head, at, offers, below, recall.Trace.MissingSignals);
    }

    private async Task<CitedFacts> ProfileAsync(Scope scope, Task<EntityId?> reading, ReadPoint at, CancellationToken ct)
    {
        if (await reading.ConfigureAwait(false) is not { } self) return CitedFacts.Empty;
        return await graph.CitedFactsAsync(
            scope, new FactQuery { Subjects = [self], Predicates = ProfilePredicates, Descending = true, First = ProfileFactsMax }, at, ct).ConfigureAwait(false);
    }

    private static List<FactState> Told(IReadOnlyList<FactState> facts) =>
    [
        .. facts
            .Where(fact => fact.Fact is { Modality: Modality.Actual, Polarity: Polarity.Positive })
            .OrderBy(fact => Array.IndexOf(ProfilePredicates, fact.Fact.Predicate)),
    ];

    private static ContextLine TurnLine(StoredTurn turn, RecalledItem? item) => new()
    {
        Text = Quoted(turn),
        Turn = turn,
        Sources = [FactLines.SourceOf(turn, turn.Turn.Text)],
        Score = item?.Score,
        Signals = item?.Signals ?? [],
        Tokens = 0,
    };

    private static string Quoted(StoredTurn turn) =>
        $"{FactPhrase.Date(turn.Turn.SaidAt, TimeGrain.Day)}, {FactLines.SpeakerOf(turn.Turn)}: \"{turn.Turn.Text}\"";

    private ContextLine Counted(ContextLine line) => line with { Tokens = tokens.Count(ContextRenderer.TextLine(line.Text) + "\n") };

    private MemoryContext Assemble(
        ContextRequest request, ScopeHead head, ReadPoint at, Dictionary<ContextSectionKind, IReadOnlyList<ContextLine>> offers,
        IReadOnlyList<CutLine> below, IReadOnlyList<string> missing)
    {
        // An estimator may count a whole otherwise than its lines; then the budget of the lines shrinks until the whole fits.
        int budget = request.TokensMax;
        while (true)
        {
            (IReadOnlyList<ContextSection> sections, IReadOnlyList<CutLine> cut) =
                ContextPacker.Pack(offers, budget, kind => tokens.Count(ContextRenderer.Heading(kind) + "\n"));
            int used = sections.Count == 0 ? 0 : tokens.Count(ContextRenderer.Text(sections));
            if (used > request.TokensMax)
            {
                budget = budget * 9 / 10;
                continue;
            }
            return new MemoryContext
            {
                Id = ids.Next(),
                At = at,
                Sequence = head.Sequence,
                Sections = sections,
                Cut = [.. cut.Concat(below).Take(CutMax)],
                TokensMax = request.TokensMax,
                TokensUsed = used,
                MissingSignals = missing,
            };
        }
    }
}
