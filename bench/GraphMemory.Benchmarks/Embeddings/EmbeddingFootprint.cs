using System.Diagnostics;
using GraphMemory.Language.Embeddings;

namespace GraphMemory.Benchmarks.Embeddings;

/// <summary>What a benchmark of many rounds cannot show: load time and memory in a fresh process, and the processor time of a text now and then.</summary>
internal static class EmbeddingFootprint
{
    private const int Texts = 100;

    private static readonly Process Self = Process.GetCurrentProcess();

    public static async Task PrintAsync()
    {
        var before = Resident();
        using var generator = new MiniLmEmbeddingGenerator();
        var watch = Stopwatch.StartNew();
        await generator.LoadAsync();
        Console.WriteLine($"load           {watch.ElapsedMilliseconds,5} ms");
        Console.WriteLine($"before         {before,5} MB resident");
        Console.WriteLine($"loaded         {Resident(),5} MB");

        await generator.GenerateAsync([ChatTexts.OfLength(7)]);
        Console.WriteLine($"one text       {Resident(),5} MB");
        for (var round = 0; round < 20; round++)
            await generator.GenerateAsync(ChatTexts.All);
        Console.WriteLine($"2,560 texts    {Resident(),5} MB");
        await generator.GenerateAsync(Enumerable.Repeat(string.Concat(Enumerable.Repeat(ChatTexts.OfLength(130), 4)), 32));
        Console.WriteLine($"32 long texts  {Resident(),5} MB");

        var text = ChatTexts.All[1];
        Console.WriteLine("processor time of a text of 14 tokens, one every 20 ms");
        Console.WriteLine($"one core        {await SpentAsync(() => generator.GenerateAsync([text])),6:0.0} ms");
        using (var twoCores = new MiniLmEmbeddingGenerator(coresPerText: 2))
            Console.WriteLine($"two cores       {await SpentAsync(() => twoCores.GenerateAsync([text])),6:0.0} ms");
        using var straightforward = new StraightforwardEmbedder();
        Console.WriteLine($"straightforward {await SpentAsync(() => Task.Run(() => straightforward.Embed(text))),6:0.0} ms");
    }

    private static async Task<double> SpentAsync(Func<Task> embed)
    {
        await embed();
        using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(20));
        Self.Refresh();
        var start = Self.TotalProcessorTime;
        for (var i = 0; i < Texts; i++)
        {
            await timer.WaitForNextTickAsync();
            await embed();
        }
        Self.Refresh();
        return (Self.TotalProcessorTime - start).TotalMilliseconds / Texts;
    }

    private static long Resident()
    {
        Self.Refresh();
        return Self.WorkingSet64 / (1024 * 1024);
    }
}
