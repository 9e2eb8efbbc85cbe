using System.Collections.Concurrent;
using GraphMemory.Conversations;
using GraphMemory.Graph;
using GraphMemory.Journal;
using GraphMemory.Recall;

namespace GraphMemory.GraphQL.Tests;

/// <summary>Counts the reads of a store.</summary>
public sealed class CountingGraph(IMemoryGraph graph) : ForwardingGraph
{
    private readonly ConcurrentQueue<(string? Scope, string Read)> reads = new();

    protected override IMemoryGraph Inner => graph;

    /// <summary>The reads of a user's memory since the last look at it.</summary>
    public IReadOnlyList<string> TakeReads(string user)
    {
        string token = Scope.User(user).Token;
        List<(string? Scope, string Read)> all = [];
        while (reads.TryDequeue(out (string? Scope, string Read) read)) all.Add(read);
        foreach ((string? Scope, string Read) other in all.Where(read => read.Scope != token)) reads.Enqueue(other);
        return [.. all.Where(read => read.Scope == token).Select(read => read.Read)];
    }

    public override Task<ScopeHead> HeadAsync(Scope scope, CancellationToken ct) => Counted(scope, nameof(HeadAsync), base.HeadAsync(scope, ct));

    public override Task<IReadOnlyList<JournalEntry>> JournalAsync(Scope scope, long after, int first, CancellationToken ct) => Counted(scope, nameof(JournalAsync), base.JournalAsync(scope, after, first, ct));

    public override Task<IReadOnlyList<JournalEntry>> JournalOfFactsAsync(Scope scope, IReadOnlyCollection<FactId> facts, CancellationToken ct) => Counted(scope, nameof(JournalOfFactsAsync), base.JournalOfFactsAsync(scope, facts, ct));

    public override Task<IReadOnlyList<Scope>> ScopesAsync(string? afterToken, int first, CancellationToken ct) => Counted(scope: null, nameof(ScopesAsync), base.ScopesAsync(afterToken, first, ct));

    public override Task<Page<StoredTurn>> TurnsAsync(Scope scope, TurnQuery query, ReadPoint at, CancellationToken ct) => Counted(scope, nameof(TurnsAsync), base.TurnsAsync(scope, query, at, ct));

    public override Task<Page<Session>> SessionsAsync(Scope scope, SessionQuery query, ReadPoint at, CancellationToken ct) => Counted(scope, nameof(SessionsAsync), base.SessionsAsync(scope, query, at, ct));

    public override Task<IReadOnlyDictionary<string, int>> NextPositionsAsync(Scope scope, IReadOnlyCollection<string> sessions, CancellationToken ct) => Counted(scope, nameof(NextPositionsAsync), base.NextPositionsAsync(scope, sessions, ct));

    public override Task<Page<Entity>> EntitiesAsync(Scope scope, EntityQuery query, ReadPoint at, CancellationToken ct) => Counted(scope, nameof(EntitiesAsync), base.EntitiesAsync(scope, query, at, ct));

    public override Task<Page<FactState>> FactsAsync(Scope scope, FactQuery query, ReadPoint at, CancellationToken ct) => Counted(scope, nameof(FactsAsync), base.FactsAsync(scope, query, at, ct));

    public override Task<CitedFacts> CitedFactsAsync(Scope scope, FactQuery query, ReadPoint at, CancellationToken ct) => Counted(scope, nameof(CitedFactsAsync), base.CitedFactsAsync(scope, query, at, ct));

    public override Task<IReadOnlyList<FactVersion>> VersionsAsync(
        Scope scope, IReadOnlyCollection<FactId> facts, DateTimeOffset known, CancellationToken ct) => Counted(scope, nameof(VersionsAsync), base.VersionsAsync(scope, facts, known, ct));

    public override Task<Neighbourhood> NeighboursAsync(Scope scope, NeighbourQuery query, ReadPoint at, CancellationToken ct) => Counted(scope, nameof(NeighboursAsync), base.NeighboursAsync(scope, query, at, ct));

    public override Task<IReadOnlyDictionary<EntityId, int>> DistancesAsync(Scope scope, NeighbourQuery query, ReadPoint at, CancellationToken ct) => Counted(scope, nameof(DistancesAsync), base.DistancesAsync(scope, query, at, ct));

    public override Task<Candidates> CandidatesAsync(Scope scope, CandidateQuery query, ReadPoint at, CancellationToken ct) => Counted(scope, nameof(CandidatesAsync), base.CandidatesAsync(scope, query, at, ct));

    public override Task<ScopeCounts> CountsAsync(Scope scope, ReadPoint at, CancellationToken ct) => Counted(scope, nameof(CountsAsync), base.CountsAsync(scope, at, ct));

    private Task<T> Counted<T>(Scope? scope, string read, Task<T> result)
    {
        reads.Enqueue((scope?.Token, read));
        return result;
    }
}
