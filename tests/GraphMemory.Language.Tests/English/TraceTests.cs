using System.Text.Json;
using GraphMemory.Language.English;
using GraphMemory.Language.English.Loading;
using GraphMemory.Language.English.Network;
using GraphMemory.Language.English.Tokens;

namespace GraphMemory.Language.Tests.English;

/// <summary>Two texts followed through every stage of the analysis.</summary>
public sealed unsafe class TraceTests
{
    const float Rounding = 1e-4f;

    readonly Pipeline pipeline = EnglishAnalyzer.Default.Pipeline;
    readonly Workspace workspace = new();

    public static TheoryData<int> Traces => [0, 1];

    [Theory]
    [MemberData(nameof(Traces))]
    public void Features_are_as_traced(int trace)
    {
        JsonElement expected = Begin(trace);
        Assert.Equal(expected.GetProperty("tokens").EnumerateArray().Select(e => e.GetString()), Lexemes.Select(l => l.Word.Text));
        int i = 0;
        foreach (JsonElement features in expected.GetProperty("features").EnumerateArray())
        {
            Lexeme lexeme = workspace.Tokens.Lexemes[i];
            Dictionary<string, ulong> actual = new()
            {
                ["NORM"] = lexeme.NormId,
                ["PREFIX"] = lexeme.PrefixId,
                ["SUFFIX"] = lexeme.SuffixId,
                ["SHAPE"] = lexeme.ShapeId,
                ["SPACY"] = workspace.Tokens.HasSpace[i] ? 1UL : 0,
                ["IS_SPACE"] = lexeme.Word.IsSpace ? 1UL : 0,
            };
            Assert.All(features.EnumerateObject(), feature => Assert.Equal(feature.Value.GetString(), actual[feature.Name].ToString()));
            i++;
        }
    }

    [Theory]
    [MemberData(nameof(Traces))]
    public void The_encoder_of_the_trees_is_as_traced(int trace) => Follow(trace, "tok2vec", pipeline.TreeEncoder);

    [Theory]
    [MemberData(nameof(Traces))]
    public void The_encoder_of_the_entities_is_as_traced(int trace) => Follow(trace, "ner.tok2vec", pipeline.EntityEncoder);

    [Theory]
    [MemberData(nameof(Traces))]
    public void Tags_and_moves_are_as_traced(int trace)
    {
        JsonElement expected = Begin(trace);
        int count = workspace.Tokens.Count;
        float* vectors = pipeline.TreeEncoder.Encode(workspace.Tokens, 0, count, workspace);
        float[] kept = new float[count * pipeline.Parser.Scorer.ReducedStride];
        fixed (float* reduced = kept)
        {
            pipeline.Parser.Scorer.Reduce(vectors, count, reduced);
            float* scores = pipeline.Tagger.Score(vectors, count, workspace);
            for (int i = 0; i < count; i++)
            {
                ReadOnlySpan<float> row = new(scores + i * pipeline.Tagger.Stride, pipeline.Tables.Tags.Length);
                AssertNear(expected.GetProperty("taggerFirst8")[i], row);
                JsonElement best = expected.GetProperty("taggerBest")[i];
                Assert.Equal(best[1].GetSingle(), row[Array.IndexOf(pipeline.Tables.Tags, best[0].GetString())], Rounding);
            }
            List<string> moves = [];
            pipeline.Parser.Parse(reduced, workspace, (move, score, allowed) => moves.Add(Move(pipeline.Tables.ParserMoves[move], score, allowed)));
            Assert.Equal(expected.GetProperty("parserMoves").EnumerateArray().Select(Move), moves);

            JsonElement firstState = expected.GetProperty("parserFirstState");
            workspace.Window.Begin(pipeline.Parser.Scorer, reduced, count);
            int[] features = [.. firstState.GetProperty("features").EnumerateArray().Select(e => e.GetInt32())];
            AssertNear(firstState.GetProperty("scoresFirst8"), workspace.Window.Score(features));

            vectors = pipeline.EntityEncoder.Encode(workspace.Tokens, 0, count, workspace);
            pipeline.EntityFinder.Scorer.Reduce(vectors, count, reduced);
            moves.Clear();
            pipeline.EntityFinder.Find(reduced, workspace, (move, score, allowed) => moves.Add(Move(pipeline.Tables.EntityMoves[move], score, allowed)));
            Assert.Equal(expected.GetProperty("nerMoves").EnumerateArray().Select(Move), moves);
        }
    }

    void Follow(int trace, string name, TokenEncoder encoder)
    {
        JsonElement expected = Begin(trace).GetProperty(name);
        int count = workspace.Tokens.Count, padded = count + 2 * TokenEncoder.Reach;

        Safetensors weights = new(ModelFile.Weights.Read(ModelFile.DefaultDirectory));
        Embedding norms = new(weights.Floats($"{name}.embed.NORM"), Embedding.FirstSeed);
        float[] embedded = new float[TokenEncoder.Width];
        for (int i = 0; i < count; i++)
        {
            norms.Sum(workspace.Tokens.Lexemes[i].NormId, embedded);
            AssertNear(expected.GetProperty("embedNormFirst8")[i], embedded);
        }

        float[] rowsWithZeros = new float[(padded + 2) * TokenEncoder.Width], outputs = new float[padded * TokenEncoder.Width];
        fixed (float* zeros = rowsWithZeros, output = outputs)
        {
            float* rows = zeros + TokenEncoder.Width;
            encoder.FillRows(workspace.Tokens, -TokenEncoder.Reach, padded, rows, workspace);
            for (int i = 0; i < count; i++) AssertNear(expected.GetProperty("mixFirst8")[i], Row(rows, i + TokenEncoder.Reach));
            encoder.Branch(0, rows, padded, output);
            for (int i = 0; i < padded; i++) AssertNear(expected.GetProperty("conv0BranchFirst8WithPadding")[i], Row(output, i));
        }
        float* vectors = encoder.Encode(workspace.Tokens, 0, count, workspace);
        for (int i = 0; i < count; i++)
        {
            AssertNear(expected.GetProperty("outputFirst8")[i], Row(vectors, i));
            float sum = 0;
            foreach (float value in Row(vectors, i)) sum += value;
            Assert.Equal(expected.GetProperty("outputSum")[i].GetSingle(), sum, Rounding);
        }
    }

    JsonElement Begin(int trace)
    {
        JsonElement expected = SpecificationFiles.Json("trace.json")[trace];
        pipeline.Tokenizer.Tokenize(expected.GetProperty("text").GetString()!, workspace.Tokens);
        workspace.Begin();
        return expected;
    }

    IEnumerable<Lexeme> Lexemes => workspace.Tokens.Lexemes.Take(workspace.Tokens.Count);

    static ReadOnlySpan<float> Row(float* rows, int row) => new(rows + row * TokenEncoder.Width, TokenEncoder.Width);

    static void AssertNear(JsonElement expected, ReadOnlySpan<float> actual)
    {
        int i = 0;
        foreach (JsonElement value in expected.EnumerateArray()) Assert.Equal(value.GetSingle(), actual[i++], Rounding);
    }

    static string Move(JsonElement move) => Move(move[0].GetString()!, move[1].GetSingle(), move[2].GetInt32());

    static string Move(string name, float score, int allowed) => $"{name} {score:F2} of {allowed}";
}
