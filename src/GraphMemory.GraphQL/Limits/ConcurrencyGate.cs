using GraphMemory.GraphQL.Errors;

namespace GraphMemory.GraphQL.Limits;

/// <summary>Lets so many requests run at once, so many wait, and turns further ones away. Safe to share.</summary>
internal sealed class ConcurrencyGate(GraphQLApiOptions options) : IDisposable
{
    private readonly SemaphoreSlim slots = new(options.ConcurrencyMax);
    private int present;

    /// <summary>Waits for a slot; disposing the result gives it back. Null: too many wait.</summary>
    public async Task<IDisposable?> EnterAsync(CancellationToken ct)
    {
        if (Interlocked.Increment(ref present) > options.ConcurrencyMax + options.WaitingMax)
        {
            Interlocked.Decrement(ref present);
            return null;
        }
        try
        {
            await slots.WaitAsync(ct);
        }
        catch
        {
            Interlocked.Decrement(ref present);
            throw;
        }
        return new Slot(this);
    }

    public void Dispose() => slots.Dispose();

    /// <summary>The refusal of a request that found no place.</summary>
    public static RequestRefused Full() => new(ErrorCodes.Overloaded, "The server is busy. Try again in a second.");

    private sealed class Slot(ConcurrencyGate gate) : IDisposable
    {
        private int left;

        public void Dispose()
        {
            if (Interlocked.Exchange(ref left, 1) == 1) return;
            gate.slots.Release();
            Interlocked.Decrement(ref gate.present);
        }
    }
}
