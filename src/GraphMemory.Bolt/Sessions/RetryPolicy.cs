using Neo4j.Driver;

namespace GraphMemory.Bolt.Sessions;

/// <summary>Does a unit of work again after an error that may pass: after 1 s, 2 s, 4 s and so on, each 20 % more or less.</summary>
internal sealed class RetryPolicy(DriverSettings settings)
{
    private const int TriesMin = 2;
    private const double Jitter = 0.2;

    private static readonly TimeSpan DelayAtFirst = TimeSpan.FromSeconds(1);

    /// <exception cref="ServiceUnavailableException">The time is over; the errors of all tries are inside.</exception>
    public async Task<T> RunAsync<T>(Func<Task<T>> unit, CancellationToken cancellationToken = default)
    {
        long start = settings.TimeProvider.GetTimestamp();
        List<Exception> errors = [];
        TimeSpan delay = DelayAtFirst;
        while (true)
        {
            try
            {
                return await unit();
            }
            catch (Neo4jException e) when (e.IsRetriable)
            {
                errors.Add(e);
            }

            TimeSpan elapsed = settings.TimeProvider.GetElapsedTime(start);
            if (errors.Count >= TriesMin && elapsed >= settings.MaxTransactionRetryTime)
            {
                throw new ServiceUnavailableException(
                    $"The work failed {errors.Count} times within {elapsed}: {errors[^1].Message}", new AggregateException(errors));
            }

            Task pause = Task.Delay(delay * (1 - Jitter + 2 * Jitter * NextDouble()), settings.TimeProvider, cancellationToken);
            settings.Logger?.Warn(errors[^1], "Try {0} failed, the next is in about {1}", errors.Count, delay);
            await pause;
            delay *= 2;
        }
    }

    private double NextDouble()
    {
        lock (settings.Random)
            return settings.Random.NextDouble();
    }
}
