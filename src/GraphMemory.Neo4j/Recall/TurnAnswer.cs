using GraphMemory.Graph;
using GraphMemory.Recall;
using Neo4j.Driver;

namespace GraphMemory.Neo4j.Recall;

/// <summary>What the statement for turns answered: pieces of sessions, long enough that the windows of what was found are whole.</summary>
internal sealed class TurnAnswer
{
    private readonly CandidateQuery query;
    private readonly TurnPieces pieces;

    private TurnAnswer(CandidateQuery query, TurnPieces pieces, TermStatistics statistics)
    {
        this.query = query;
        this.pieces = pieces;
        Statistics = statistics;
    }

    /// <summary>Counts over the scope's turns; the mean length is that of their windows.</summary>
    public TermStatistics Statistics { get; }

    public static TurnAnswer Read(IReadOnlyList<IRecord> rows, CandidateQuery query)
    {
        TermStatistics own = Counters.Nothing(query.Cues.Terms.Count);
        TurnPieces read = new(query.Cues.Terms, rows.Count);
        foreach (IRecord row in rows)
        {
            if (row[0] is string) read.Add(row);
            else own = Counters.Of(row);
        }
        read.Link();
        return new TurnAnswer(query, read, own with { MeanLength = read.MeanWindow(own) });
    }

    /// <summary>The best by the formula, best first, of those said and known at the read point.</summary>
    public IReadOnlyList<TurnCandidate> Best(QuestionScorer scorer, ReadPoint at) =>
    [
        .. pieces.Found(at, query.Session)
            .Select(row => pieces.Candidate(row, query.Embedding))
            .Select(turn => (Turn: turn, Score: RecallFormula.Score(scorer.Measure(turn), query.Weights)))
            .OrderByDescending(scored => scored.Score).ThenBy(scored => scored.Turn.Id.Value)
            .Take(query.TurnsMax)
            .Select(scored => scored.Turn),
    ];
}
