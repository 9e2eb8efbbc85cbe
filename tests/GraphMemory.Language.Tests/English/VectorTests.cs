using System.Text.Json;
using GraphMemory.Language.English;
using GraphMemory.Language.English.Loading;
using GraphMemory.Language.English.Network;

namespace GraphMemory.Language.Tests.English;

/// <summary>The texts with every attribute of every token as the specification gives them.</summary>
public sealed class VectorTests(ITestOutputHelper output)
{
    [Fact]
    public void Every_attribute_of_every_token_is_as_specified() =>
        Assert.Equal((668, 5363), Compare(EnglishAnalyzer.Default, SpecificationFiles.Vectors()));

    [Fact]
    public void Scalar_arithmetic_gives_the_same()
    {
        EnglishAnalyzer scalar = EnglishAnalyzer.Load(ModelFile.DefaultDirectory, EnglishAnalyzer.DefaultCharactersMax, new ScalarArithmetic());
        Compare(scalar, SpecificationFiles.Vectors().Where((_, i) => i % 8 == 0));
    }

    [Fact]
    public void The_json_form_is_that_of_the_vectors()
    {
        foreach (JsonElement vector in SpecificationFiles.Vectors())
        {
            string text = vector.GetProperty("text").GetString()!;
            string json = TokenJson.Render(EnglishAnalyzer.Default.Analyze(text));
            Assert.DoesNotContain('\n', json);
            JsonElement written = JsonDocument.Parse(json).RootElement;
            Assert.Equal(text, written.GetProperty("text").GetString());
            Assert.True(JsonElement.DeepEquals(vector.GetProperty("tokens"), written.GetProperty("tokens")), text);
        }
    }

    [Fact]
    public void Without_entities_everything_else_is_the_same()
    {
        foreach (JsonElement vector in SpecificationFiles.Vectors().Take(100))
        {
            string text = vector.GetProperty("text").GetString()!;
            AnalyzedText with = EnglishAnalyzer.Default.Analyze(text), without = EnglishAnalyzer.Default.Analyze(text, entities: false);
            Assert.Empty(without.Entities);
            Assert.Equal(
                with.Tokens.Select(t => (t.Text, t.Tag, t.Morph, t.Lemma, t.Dep, t.Head.Index, t.Sentence.Index)),
                without.Tokens.Select(t => (t.Text, t.Tag, t.Morph, t.Lemma, t.Dep, t.Head.Index, t.Sentence.Index)));
        }
    }

    (int Texts, int Tokens) Compare(EnglishAnalyzer analyzer, IEnumerable<JsonElement> vectors)
    {
        List<string> differences = [];
        int texts = 0, tokens = 0, attributes = 0;
        foreach (JsonElement vector in vectors)
        {
            string text = vector.GetProperty("text").GetString()!;
            AnalyzedText analyzed = analyzer.Analyze(text);
            JsonElement expected = vector.GetProperty("tokens");
            texts++;
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
        output.WriteLine($"{texts} texts, {tokens} tokens, {attributes} attributes compared, {differences.Count} differences");
        Assert.Empty(differences);
        return (texts, tokens);
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
