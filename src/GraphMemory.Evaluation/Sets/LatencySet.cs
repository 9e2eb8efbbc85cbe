using System.Diagnostics;
using System.Globalization;

namespace GraphMemory.Evaluation.Sets;

/// <summary>
/// How long an acknowledgement (the turn is durable), a remember (extraction and embedding awaited) and a context take in a memory of some
/// thousand turns, in milliseconds. The turns are made of a few sentences by a fixed seed.
/// </summary>
internal sealed class LatencySet : IEvaluationSet
{
    private const int Measured = 100;
    private const int WarmUp = 20;

    public string Name => "latency";

    public async Task<SetReport> RunAsync(EvaluationRun run, CancellationToken ct)
    {
        List<KeyValuePair<string, double>> metrics = [];
        Scope scope = Scope.User("latency");
        ChatMaker chat = new(seed: 7);
        int stored = 0;
        foreach (int size in run.Options.LatencyTurns.Order())
        {
            for (; stored < size; stored += 100)
            {
                await run.Store.Memory.RememberAsync(scope, chat.Next(Math.Min(100, size - stored)), RememberWait.Acknowledged, ct).ConfigureAwait(false);
                run.Store.Report("remembering", stored, size);
            }
            string at = size.ToString(CultureInfo.InvariantCulture);
            metrics.AddRange(await TimesAsync($"acknowledge at {at}", () => run.Store.Memory.RememberAsync(scope, chat.Next(1), RememberWait.Acknowledged, ct)).ConfigureAwait(false));
            while (await run.Store.Memory.DrainAsync(500, ct).ConfigureAwait(false) is > 0 and int done) run.Store.Report("reading and embedding", done, size);
            metrics.AddRange(await TimesAsync($"remember at {at}", () => run.Store.Memory.RememberAsync(scope, chat.Next(1), RememberWait.Extracted, ct)).ConfigureAwait(false));
            metrics.AddRange(await TimesAsync($"context at {at}", () => run.Store.Memory.BuildContextAsync(
                new ContextRequest { Scope = scope, Message = chat.NextQuestion(), TokensMax = 1000 }, ct)).ConfigureAwait(false));
            stored += 2 * (Measured + WarmUp);
        }
        return new SetReport(Name, [], metrics);
    }

    private static async Task<IEnumerable<KeyValuePair<string, double>>> TimesAsync<T>(string name, Func<Task<T>> work)
    {
        for (int i = 0; i < WarmUp; i++) await work().ConfigureAwait(false);
        double[] times = new double[Measured];
        for (int i = 0; i < Measured; i++)
        {
            long start = Stopwatch.GetTimestamp();
            await work().ConfigureAwait(false);
            times[i] = Stopwatch.GetElapsedTime(start).TotalMilliseconds;
        }
        Array.Sort(times);
        return [new($"{name} turns/p50 ms", times[Measured / 2]), new($"{name} turns/p95 ms", times[Measured * 95 / 100]), new($"{name} turns/p99 ms", times[Measured - 1])];
    }
}
