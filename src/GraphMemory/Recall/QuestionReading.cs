namespace GraphMemory.Recall;

/// <summary>What is known about a question before the store is asked for candidates.</summary>
/// <param name="Embedding">Its vector, or null.</param>
/// <param name="Names">The entities that it names.</param>
/// <param name="Missing">Signals that were left out, with why.</param>
internal sealed record QuestionReading(TextEmbedding? Embedding, NamedEntities Names, IReadOnlyList<string> Missing)
{
    /// <summary>
    /// Asks for vector and names side by side. What is late or fails is left out and named: a question is answered without it rather than not at all.
    /// </summary>
    public static async Task<QuestionReading> ReadAsync(
        Func<CancellationToken, Task<TextEmbedding?>> embed, Func<CancellationToken, Task<NamedEntities>> findNames, TimeSpan deadline, TimeProvider clock, CancellationToken ct)
    {
        using CancellationTokenSource late = CancellationTokenSource.CreateLinkedTokenSource(ct);
        List<string> missing = [];
        Task<(TextEmbedding? Value, string? Missing)> vector = InTimeAsync(embed, SignalNames.Vector, deadline, clock, late, ct);
        Task<(NamedEntities? Value, string? Missing)> names = InTimeAsync<NamedEntities>(async token => await findNames(token).ConfigureAwait(false), SignalNames.Entity, deadline, clock, late, ct);
        (TextEmbedding? embedding, string? vectorMissing) = await vector.ConfigureAwait(false);
        (NamedEntities? found, string? namesMissing) = await names.ConfigureAwait(false);
        if (vectorMissing is not null) missing.Add(vectorMissing);
        if (namesMissing is not null) missing.Add(namesMissing);
        return new QuestionReading(embedding, found ?? NamedEntities.None, missing);
    }

    private static async Task<(T? Value, string? Missing)> InTimeAsync<T>(
        Func<CancellationToken, Task<T?>> read, string signal, TimeSpan deadline, TimeProvider clock, CancellationTokenSource late, CancellationToken ct)
        where T : class
    {
        try
        {
            // On the pool: a generator that works before it first awaits would hold up the others.
            Task<T?> reading = Task.Run(() => read(late.Token), ct);
            return (await reading.WaitAsync(deadline, clock, ct).ConfigureAwait(false), null);
        }
        catch (TimeoutException)
        {
            await late.CancelAsync().ConfigureAwait(false);
            return (null, $"{signal}: late (over {deadline.TotalMilliseconds:0} ms)");
        }
        catch (Exception failure) when (failure is not (OperationCanceledException or MemoryException))
        {
            return (null, $"{signal}: failed ({failure.GetType().Name})");
        }
        catch (OperationCanceledException) when (!ct.IsCancellationRequested)
        {
            return (null, $"{signal}: late (over {deadline.TotalMilliseconds:0} ms)");
        }
    }
}
