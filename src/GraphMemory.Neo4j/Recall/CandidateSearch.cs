using GraphMemory.Conversations;
using GraphMemory.Graph;
using GraphMemory.Recall;
using Neo4j.Driver;

namespace GraphMemory.Neo4j.Recall;

/// <summary>
/// What may answer a question about a scope whose index is not in memory: a statement for turns and one for facts bring those rows that some
/// signal of the formula brings up (vector, words, date, session, an entity near those named, the slot asked for), and they are ranked here.
/// </summary>
internal static class CandidateSearch
{
    private const int ByVector = 120;
    private const int ByVectorOfAny = 30;
    private const int ByWords = 60;
    private const int ByDate = 30;
    private const int ByEntity = 100;
    private const int BySlot = 100;
    private const int BySession = 1_000;

    // Of the facts that hold a word some do not hold any more; and a read of the past passes over what was said since.
    private const int WordsNow = 4 * ByWords;
    private const int WordsInPast = 50 * ByWords;

    // On servers without filters in a vector index: so many are compared one by one before the index is asked, and it is asked for so many.
    private const int ScanMax = 4_000;
    private const int OverFetch = 20 * ByVector;

    /// <summary>The two statements, which find nothing in a scope of fewer rows than <paramref name="rowsMin"/>.</summary>
    public static (string Name, Dictionary<string, object?> Parameters)[] Statements(Scope scope, CandidateQuery query, ReadPoint at, int rowsMin) =>
        [("recall/turns", TurnParameters(scope, query, at, rowsMin)), ("recall/facts", FactParameters(scope, query, at, rowsMin))];

    /// <summary>Ranks what the statements found.</summary>
    public static Candidates Rank(IReadOnlyList<IRecord> turnRows, IReadOnlyList<IRecord> factRows, CandidateQuery query, ReadPoint at)
    {
        TurnAnswer turns = TurnAnswer.Read(turnRows, query);
        FactAnswer facts = FactAnswer.Read(factRows, query);
        QuestionScorer scorer = new(query, turns.Statistics, facts.Statistics);
        return new Candidates(turns.Best(scorer, at), facts.Best(scorer), turns.Statistics, facts.Statistics);
    }

    private static Dictionary<string, object?> TurnParameters(Scope scope, CandidateQuery query, ReadPoint at, int rowsMin)
    {
        Dictionary<string, object?> parameters = Parameters(scope, query, at, rowsMin);
        parameters["wanted"] = query.TurnsMax > 0;
        parameters["role"] = EnumNames.Of(query.Cues.AsksAssistant ? TurnRole.Assistant : TurnRole.User);
        parameters["ofSession"] = query.Session is not null;
        parameters["session"] = query.Session ?? "";
        parameters["dates"] = query.Cues.Date is { } asked
            ? AskedSpans.Of(asked, at.Valid).Select(span => new Dictionary<string, object?> { ["from"] = span.From, ["until"] = span.Until }).ToList()
            : [];
        parameters["byDate"] = ByDate;
        parameters["bySession"] = BySession;
        parameters["byVectorOfAny"] = ByVectorOfAny;
        return parameters;
    }

    private static Dictionary<string, object?> FactParameters(Scope scope, CandidateQuery query, ReadPoint at, int rowsMin)
    {
        Dictionary<string, object?> parameters = Parameters(scope, query, at, rowsMin);
        parameters["wanted"] = query.FactsMax > 0;
        parameters["near"] = query.NearEntities.Keys.Select(id => id.ToString()).ToList();
        parameters["named"] = query.NearEntities.Where(entity => entity.Value == 0).Select(entity => entity.Key.ToString()).ToList();
        parameters["predicate"] = query.Cues.Slot?.Predicate ?? "";
        parameters["byEntity"] = ByEntity;
        parameters["bySlot"] = BySlot;
        parameters["wordsNow"] = WordsNow;
        return parameters;
    }

    private static Dictionary<string, object?> Parameters(Scope scope, CandidateQuery query, ReadPoint at, int rowsMin) => new()
    {
        ["scope"] = scope.Token,
        ["rowsMin"] = rowsMin,
        ["known"] = at.Known.ToUniversalTime(),
        ["valid"] = at.Valid.ToUniversalTime(),
        ["terms"] = query.Cues.Terms,
        // Texts are never null: a parameter of another type would need another plan.
        ["words"] = LuceneWords.Of(scope.Token, query.Cues.Terms) ?? "",
        ["vector"] = query.Embedding is { } embedding ? embedding.Vector.ToArray() : null,
        ["model"] = query.Embedding?.Model,
        ["scanMax"] = ScanMax,
        ["overFetch"] = OverFetch,
        ["byVector"] = ByVector,
        ["byWords"] = ByWords,
        ["wordsInPast"] = WordsInPast,
    };
}
