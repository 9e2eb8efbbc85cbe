using System.Diagnostics;
using GraphMemory.Language.Embeddings;

namespace GraphMemory.Benchmarks.Embeddings;

/// <summary>Load time and memory of the model in a fresh process, which a benchmark of many rounds cannot show.</summary>
internal static class EmbeddingFootprint
{
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
    }

    private static long Resident()
    {
        using var process = Process.GetCurrentProcess();
        return process.WorkingSet64 / (1024 * 1024);
    }
}
