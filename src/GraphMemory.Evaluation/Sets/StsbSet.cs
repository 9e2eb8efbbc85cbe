using System.Globalization;
using System.Numerics.Tensors;
using System.Text;
using GraphMemory.Evaluation.Data;
using GraphMemory.Evaluation.Scoring;
using GraphMemory.Language.Embeddings;
using Microsoft.Extensions.AI;

namespace GraphMemory.Evaluation.Sets;

/// <summary>How well the cosines of the embedding model follow people's judgement of likeness, as a rank correlation.</summary>
internal sealed class StsbSet : IEvaluationSet
{
    private const int TextsAtOnce = 256;

    public string Name => "stsb";

    public async Task<SetReport> RunAsync(EvaluationRun run, CancellationToken ct)
    {
        IReadOnlyList<DataFile> files = run.Data.Files("stsb-en-", ".csv");
        List<(string First, string Second, double Score)> pairs = [];
        foreach (DataFile file in files)
        {
            using StreamReader reader = file.OpenText();
            pairs.AddRange(Pairs(file.Name, await reader.ReadToEndAsync(ct).ConfigureAwait(false)));
        }
        using IEmbeddingGenerator<string, Embedding<float>> model = EmbeddingModel.Open(new EmbeddingOptions { CacheCapacity = 0 });
        List<Embedding<float>> vectors = [];
        foreach (string[] texts in pairs.SelectMany(pair => (string[])[pair.First, pair.Second]).Chunk(TextsAtOnce))
        {
            vectors.AddRange(await model.GenerateAsync(texts, cancellationToken: ct).ConfigureAwait(false));
            run.Store.Report("embedding", vectors.Count, 2 * pairs.Count);
        }
        double[] cosines = [.. pairs.Select((_, i) => (double)TensorPrimitives.CosineSimilarity(vectors[2 * i].Vector.Span, vectors[(2 * i) + 1].Vector.Span))];
        return new SetReport(
            Name, [.. files.Select(file => file.Identity())],
            [new("pairs", pairs.Count), new("spearman", Ranking.Spearman(cosines, [.. pairs.Select(pair => pair.Score)]))]);
    }

    /// <summary>Rows of two sentences and a score from 0 to 5; a sentence with commas, quotes or line breaks stands in quotes, doubled inside.</summary>
    internal static IEnumerable<(string First, string Second, double Score)> Pairs(string file, string text)
    {
        List<string> cells = [];
        StringBuilder cell = new();
        bool quoted = false;
        int row = 1;
        for (int i = 0; i <= text.Length; i++)
        {
            char sign = i < text.Length ? text[i] : '\n';
            if (quoted && i < text.Length)
            {
                if (sign != '"') cell.Append(sign);
                else if (i + 1 < text.Length && text[i + 1] == '"') cell.Append(text[i++]);
                else quoted = false;
            }
            else if (sign == '"') quoted = true;
            else if (sign is not (',' or '\n')) cell.Append(sign);
            else
            {
                cells.Add(cell.ToString().TrimEnd('\r'));
                cell.Clear();
                if (sign == ',') continue;
                if (cells is not [""]) yield return Pair(file, row, cells);
                row++;
                cells.Clear();
            }
        }
    }

    private static (string First, string Second, double Score) Pair(string file, int row, List<string> cells) =>
        cells.Count == 3 && double.TryParse(cells[2], NumberStyles.Float, CultureInfo.InvariantCulture, out double score)
            ? (cells[0], cells[1], score)
            : throw new EvaluationException($"{file}, row {row}: there should be two sentences and a number.");
}
