using System.IO.Compression;
using System.Text.Json;
using GraphMemory.Language.English;
using GraphMemory.Language.English.Loading;
using GraphMemory.Language.English.Network;

namespace GraphMemory.Language.Tests.English;

/// <summary>The texts with every attribute of every token as the specification gives them.</summary>
public sealed class VectorTests(ITestOutputHelper output)
{
    [Theory]
    [InlineData("best")]
    [InlineData("vector")]
    [InlineData("scalar")]
    public void Every_attribute_of_every_token_is_as_specified(string arithmetic)
    {
        EnglishAnalyzer analyzer = EnglishAnalyzer.Load(ModelFile.DefaultDirectory, EnglishAnalyzer.DefaultCharactersMax, ArithmeticNamed(arithmetic));
        List<string> differences = [];
        int texts = 0, tokens = 0, attributes = 0;
        foreach (JsonElement vector in Vectors())
        {
            string text = vector.GetProperty("text").GetString()!;
            AnalyzedText analyzed = analyzer.Analyze(text);
            texts++;
            JsonElement expected = vector.GetProperty("tokens");
            if (expected.GetArrayLength() != analyzed.Tokens.Count)
            {
                differences.Add($"{text}: {analyzed.Tokens.Count} tokens instead of {expected.GetArrayLength()}");
                continue;
            }
            foreach ((JsonElement token, Token actual) in expected.EnumerateArray().Zip(analyzed.Tokens))
            {
                tokens++;
                foreach (JsonProperty attribute in token.EnumerateObject())
                {
                    attributes++;
                    string value = Value(actual, attribute.Name);
                    if (attribute.Value.ToString() != value)
                        differences.Add($"{text}: token {actual.Index} '{actual}' {attribute.Name} is {value} instead of {attribute.Value}");
                }
            }
        }
        output.WriteLine($"{arithmetic}: {texts} texts, {tokens} tokens, {attributes} attributes compared, {differences.Count} differences");
        Assert.Empty(differences);
        Assert.Equal((668, 5363), (texts, tokens));
    }

    static Arithmetic ArithmeticNamed(string name) => name switch
    {
        "vector" => new VectorArithmetic(),
        "scalar" => new ScalarArithmetic(),
        _ => Arithmetic.Best,
    };

    internal static IEnumerable<JsonElement> Vectors()
    {
        using Stream packed = typeof(VectorTests).Assembly.GetManifestResourceStream("English/vectors.jsonl.gz")!;
        using StreamReader reader = new(new GZipStream(packed, CompressionMode.Decompress));
        while (reader.ReadLine() is { } line) yield return JsonDocument.Parse(line).RootElement;
    }

    static string Value(Token token, string attribute) => attribute switch
    {
        "text" => token.Text,
        "offset" => token.Start.ToString(),
        "space" => token.HasSpace.ToString(),
        "norm" => token.Norm,
        "shape" => token.Shape,
        "tag" => token.Tag,
        "pos" => token.Pos,
        "morph" => token.Morph,
        "lemma" => token.Lemma,
        "head" => token.Head.Index.ToString(),
        "dep" => token.Dep,
        "sentStart" => token.IsSentenceStart.ToString(),
        "entIob" => token.EntityIob,
        "entType" => token.EntityType,
        _ => throw new ArgumentOutOfRangeException(nameof(attribute)),
    };
}
