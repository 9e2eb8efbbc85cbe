using System.IO.Compression;
using System.Text.Json;

namespace GraphMemory.Language.Tests.English;

/// <summary>The test vectors that come with the specification.</summary>
static class SpecificationFiles
{
    public static IEnumerable<JsonElement> Vectors()
    {
        using StreamReader reader = new(new GZipStream(Open("vectors.jsonl.gz"), CompressionMode.Decompress));
        while (reader.ReadLine() is { } line) yield return JsonDocument.Parse(line).RootElement;
    }

    public static JsonElement Json(string name)
    {
        using Stream stream = Open(name);
        return JsonDocument.Parse(stream).RootElement;
    }

    static Stream Open(string name) => typeof(SpecificationFiles).Assembly.GetManifestResourceStream($"English/{name}")!;
}
