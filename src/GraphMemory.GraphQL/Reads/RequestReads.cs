using System.Globalization;
using GraphMemory.Graph;
using GraphMemory.GraphQL.Errors;
using GraphMemory.Journal;

namespace GraphMemory.GraphQL.Reads;

/// <summary>
/// What one request reads: one read point for each scope, however often it is named, and a bound on the rows of the answer.
/// Safe for resolvers that run side by side.
/// </summary>
internal sealed class RequestReads(AgentMemory memory, ScopeGate gate, GraphQLApiOptions options)
{
    private readonly Lock guard = new();
    private readonly Dictionary<Scope, Task<MemoryReading>> opened = [];
    private readonly Dictionary<(Scope, ReadPoint), MemoryReading> readings = [];
    private readonly Dictionary<Scope, Task<ScopeHead>> heads = [];
    private int rows;

    public AgentMemory Memory => memory;

    /// <summary>The memory of a user as of now.</summary>
    public Task<MemoryReading> OpenAsync(string user, CancellationToken ct) => OpenAsync(gate.Open(user), ct);

    /// <summary>The memory of a scope as of now, if the caller may read it; null otherwise.</summary>
    public async Task<MemoryReading?> OpenByTokenAsync(string token, CancellationToken ct)
    {
        Scope? scope = await ScopeByTokenAsync(token, ct);
        return scope is { Kind: ScopeKind.User } && gate.Open(scope.Key).Equals(scope) ? await OpenAsync(scope, ct) : null;
    }

    /// <summary>The scope that a caller gets for a user, for a write.</summary>
    public Scope Scope(string user) => gate.Open(user);

    /// <summary>The memory of a scope after a write of this request: earlier read points are let go.</summary>
    public Task<MemoryReading> ReopenAsync(Scope scope, CancellationToken ct)
    {
        lock (guard)
        {
            opened.Remove(scope);
            heads.Remove(scope);
        }
        return OpenAsync(scope, ct);
    }

    public MemoryReading Reading(Scope scope, ReadPoint now, ReadPoint at)
    {
        lock (guard)
        {
            if (!readings.TryGetValue((scope, at), out MemoryReading? reading))
                readings.Add((scope, at), reading = new(this, scope, now, at));
            return reading;
        }
    }

    public Task<ScopeHead> HeadAsync(Scope scope, CancellationToken ct)
    {
        lock (guard)
        {
            if (!heads.TryGetValue(scope, out Task<ScopeHead>? head)) heads.Add(scope, head = memory.Graph.HeadAsync(scope, ct));
            return head;
        }
    }

    public void Spend(int count)
    {
        if (Interlocked.Add(ref rows, count) > options.RowsMax)
            throw new RequestRefused(ErrorCodes.LimitExceeded, $"The answer would hold more than {options.RowsMax:N0} rows. Ask for smaller pages, or for less below them.");
    }

    private Task<MemoryReading> OpenAsync(Scope scope, CancellationToken ct)
    {
        lock (guard)
        {
            if (!opened.TryGetValue(scope, out Task<MemoryReading>? reading)) opened.Add(scope, reading = NowAsync());
            return reading;
        }

        async Task<MemoryReading> NowAsync()
        {
            ReadPoint now = await memory.NowAsync(scope, ct);
            return Reading(scope, now, now);
        }
    }

    /// <summary>Scopes are listed by token, so the one behind the token before is the one that is looked for, if it is there.</summary>
    private async Task<Scope?> ScopeByTokenAsync(string token, CancellationToken ct)
    {
        UInt128 number = UInt128.Parse(token, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture);
        string? before = number == 0 ? null : (number - 1).ToString("x32", CultureInfo.InvariantCulture);
        IReadOnlyList<Scope> scopes = await memory.Graph.ScopesAsync(before, first: 1, ct);
        return scopes.FirstOrDefault(scope => string.Equals(scope.Token, token, StringComparison.Ordinal));
    }
}
