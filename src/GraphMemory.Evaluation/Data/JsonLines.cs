using System.Runtime.CompilerServices;
using System.Text.Json;

namespace GraphMemory.Evaluation.Data;

/// <summary>Files of one JSON value a line.</summary>
internal static class JsonLines
{
    /// <exception cref="EvaluationException">A line is no JSON.</exception>
    public static async IAsyncEnumerable<JsonElement> ReadAsync(DataFile file, [EnumeratorCancellation] CancellationToken ct)
    {
        using StreamReader reader = file.OpenText();
        int number = 0;
        while (await reader.ReadLineAsync(ct).ConfigureAwait(false) is { } line)
        {
            number++;
            if (!string.IsNullOrWhiteSpace(line)) yield return Parsed(line, file, number);
        }
    }

    private static JsonElement Parsed(string line, DataFile file, int number)
    {
        try
        {
            return JsonElement.Parse(line);
        }
        catch (JsonException fault)
        {
            throw new EvaluationException($"{file.Name}, line {number}: {fault.Message}", fault);
        }
    }
}
