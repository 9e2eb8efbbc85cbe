using GraphMemory.Conversations;
using GraphMemory.Graph;
using GraphMemory.Neo4j.Reads;
using GraphMemory.Recall;
using Neo4j.Driver;

namespace GraphMemory.Neo4j.Recall;

/// <summary>
/// What may answer a question, in one round trip: a statement for turns and one for facts, sent together. Of a memory of up to
/// <see cref="WholeMax"/> turns, or facts, all rows come and are ranked here, as the embedded store ranks them. Of a larger one those come
/// that some signal of the formula brings up: vector, words, date, session, an entity near those named, the slot asked for.
/// </summary>
internal sealed class CandidateReads(Neo4jDatabase database, SteadyReads steady)
{
    /// <summary>Up to this many turns, or facts, all are ranked.</summary>
    public const int WholeMax = 1_000;

    private const int ByVector = 120;
    private const int ByVectorOfAny = 30;
    private const int ByWords = 60;
    private const int ByDate = 30;
    private const int ByEntity = 100;
    private const int BySlot = 100;

    // Of the facts that hold a word some do not hold any more; and a read of the past passes over what was said since.
    private const int WordsNow = 4 * ByWords;
    private const int WordsInPast = 50 * ByWords;

    // On servers without filters in a vector index: so many are compared one by one before the index is asked, and it is asked for so many.
    private const int ScanMax = 4_000;
    private const int OverFetch = 20 * ByVector;

    public static void Check(CandidateQuery query)
    {
        if (query.TurnsMax is < 0 or > 10_000) throw Invalid($"TurnsMax is {query.TurnsMax}; it takes 0 to 10,000.");
        if (query.FactsMax is < 0 or > 10_000) throw Invalid($"FactsMax is {query.FactsMax}; it takes 0 to 10,000.");
    }

    /// <summary>What may answer a question.</summary>
    public async Task<Candidates> CandidatesAsync(Scope scope, CandidateQuery query, ReadPoint at, CancellationToken ct)
    {
        Check(query);
        IReadOnlyList<IReadOnlyList<IRecord>> rows = await steady.ReadAsync(
            scope, [("recall/turns", TurnParameters(scope, query, at)), ("recall/facts", FactParameters(scope, query, at))], ct).ConfigureAwait(false);
        TurnAnswer turns = TurnAnswer.Read(rows[0], query);
        FactAnswer facts = FactAnswer.Read(rows[1], query);
        QuestionScorer scorer = new(query, turns.Statistics, facts.Statistics);
        return new Candidates(turns.Best(scorer, at), facts.Best(scorer), turns.Statistics, facts.Statistics);
    }

    /// <summary>Lets the server make the plans, with and without a vector, so that the first question does not wait for them.</summary>
    public async Task WarmUpAsync(CancellationToken ct)
    {
        Scope nobody = new("warm-up", ScopeKind.Space, "warm-up");
        ReadPoint now = ReadPoint.At(database.Options.Clock.GetUtcNow());
        CandidateQuery words = new() { Cues = CueReader.Read("warm up") };
        await CandidatesAsync(nobody, words with { Embedding = new TextEmbedding("warm-up", new float[] { 1 }) }, now, ct).ConfigureAwait(false);
        await CandidatesAsync(nobody, words, now, ct).ConfigureAwait(false);
    }

    private static Dictionary<string, object?> TurnParameters(Scope scope, CandidateQuery query, ReadPoint at)
    {
        Dictionary<string, object?> parameters = Parameters(scope, query, at);
        parameters["wanted"] = query.TurnsMax > 0;
        parameters["role"] = EnumNames.Of(query.Cues.AsksAssistant ? TurnRole.Assistant : TurnRole.User);
        parameters["session"] = query.Session ?? "";
        parameters["dates"] = query.Cues.Date is { } asked
            ? AskedSpans.Of(asked, at.Valid).Select(span => new Dictionary<string, object?> { ["from"] = span.From, ["until"] = span.Until }).ToList()
            : [];
        parameters["byDate"] = ByDate;
        parameters["byVectorOfAny"] = ByVectorOfAny;
        return parameters;
    }

    private static Dictionary<string, object?> FactParameters(Scope scope, CandidateQuery query, ReadPoint at)
    {
        Dictionary<string, object?> parameters = Parameters(scope, query, at);
        parameters["wanted"] = query.FactsMax > 0;
        parameters["near"] = query.NearEntities.Keys.Select(id => id.ToString()).ToList();
        parameters["named"] = query.NearEntities.Where(entity => entity.Value == 0).Select(entity => entity.Key.ToString()).ToList();
        parameters["predicate"] = query.Cues.Slot?.Predicate ?? "";
        parameters["byEntity"] = ByEntity;
        parameters["bySlot"] = BySlot;
        parameters["wordsNow"] = WordsNow;
        return parameters;
    }

    private static Dictionary<string, object?> Parameters(Scope scope, CandidateQuery query, ReadPoint at) => new()
    {
        ["scope"] = scope.Token,
        ["known"] = at.Known.ToUniversalTime(),
        ["valid"] = at.Valid.ToUniversalTime(),
        ["terms"] = query.Cues.Terms,
        // Texts are never null: a parameter of another type would need another plan.
        ["words"] = LuceneWords.Of(scope.Token, query.Cues.Terms) ?? "",
        ["vector"] = query.Embedding is { } embedding ? embedding.Vector.ToArray() : null,
        ["model"] = query.Embedding?.Model,
        ["wholeMax"] = WholeMax,
        ["scanMax"] = ScanMax,
        ["overFetch"] = OverFetch,
        ["byVector"] = ByVector,
        ["byWords"] = ByWords,
        ["wordsInPast"] = WordsInPast,
    };

    private static MemoryException Invalid(string message) => new(MemoryErrorCode.InvalidArgument, message);
}
