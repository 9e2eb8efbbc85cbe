using GraphMemory.Graph;
using GraphMemory.Recall;
using Neo4j.Driver;

namespace GraphMemory.Neo4j.Recall;

/// <summary>What the statement for facts answered.</summary>
internal sealed class FactAnswer
{
    private readonly CandidateQuery query;
    private readonly List<FactCandidate> facts = [];

    private FactAnswer(CandidateQuery query) => this.query = query;

    /// <summary>Counts over the scope's facts.</summary>
    public TermStatistics Statistics { get; private set; } = Counters.Nothing(0);

    public static FactAnswer Read(IReadOnlyList<IRecord> rows, CandidateQuery query)
    {
        FactAnswer answer = new(query) { Statistics = Counters.Nothing(query.Cues.Terms.Count) };
        TermCounter counter = new(query.Cues.Terms);
        foreach (IRecord row in rows)
        {
            if (row[0] is not string id)
            {
                answer.Statistics = Counters.Of(row);
                continue;
            }
            answer.facts.Add(new FactCandidate
            {
                Id = new(Guid.Parse(id)),
                Subject = new(Guid.Parse(row.Get<string>("subject"))),
                Object = row["object"] is string other ? new EntityId(Guid.Parse(other)) : null,
                Predicate = row.Get<string>("predicate"),
                Facet = row["facet"] as string,
                Length = row.Get<int>("length"),
                Counts = counter.In(row.Get<string>("terms")),
                Cosine = RowVector.Product(row["vector"] as byte[], row["model"] as string, query.Embedding),
            });
        }
        return answer;
    }

    /// <summary>The best by the formula, best first.</summary>
    public IReadOnlyList<FactCandidate> Best(QuestionScorer scorer) =>
    [
        .. facts
            .Select(fact => (Fact: fact, Score: RecallFormula.Score(scorer.Measure(fact), query.Weights)))
            .OrderByDescending(scored => scored.Score).ThenBy(scored => scored.Fact.Id.Value)
            .Take(query.FactsMax)
            .Select(scored => scored.Fact),
    ];
}
