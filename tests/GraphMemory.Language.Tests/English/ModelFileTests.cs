using GraphMemory.Language.English;
using GraphMemory.Language.English.Loading;

namespace GraphMemory.Language.Tests.English;

public sealed class ModelFileTests : IDisposable
{
    readonly string directory = Directory.CreateTempSubdirectory("english-model-").FullName;

    public ModelFileTests()
    {
        foreach (string name in new[] { "model.safetensors", "tables.json.gz" })
            File.Copy(Path.Combine(ModelFile.DefaultDirectory, name), Path.Combine(directory, name));
    }

    public void Dispose() => Directory.Delete(directory, recursive: true);

    [Fact]
    public void A_model_loads_from_any_directory() => Assert.Equal(3, EnglishAnalyzer.Load(directory).Analyze("It works.").Tokens.Count);

    [Theory]
    [InlineData("model.safetensors")]
    [InlineData("tables.json.gz")]
    public void A_missing_file_is_named(string name)
    {
        File.Delete(Path.Combine(directory, name));
        Assert.Contains($"{name} is missing", Refusal());
    }

    [Theory]
    [InlineData("model.safetensors", "has 1000 bytes where 6393536 belong")]
    [InlineData("tables.json.gz", "has 1000 bytes where 390397 belong")]
    public void A_truncated_file_is_named(string name, string problem)
    {
        using (FileStream file = File.OpenWrite(Path.Combine(directory, name))) file.SetLength(1000);
        Assert.Contains($"{name} {problem}", Refusal());
    }

    [Theory]
    [InlineData("model.safetensors")]
    [InlineData("tables.json.gz")]
    public void An_altered_file_is_named(string name)
    {
        using (FileStream file = File.Open(Path.Combine(directory, name), FileMode.Open))
        {
            file.Position = file.Length / 2;
            int middle = file.ReadByte();
            file.Position--;
            file.WriteByte((byte)(middle ^ 1));
        }
        Assert.Contains($"{name} was altered", Refusal());
    }

    [Fact]
    public void A_missing_directory_is_named() =>
        Assert.Contains("is missing", Assert.Throws<InvalidDataException>(() => EnglishAnalyzer.Load(Path.Combine(directory, "nowhere"))).Message);

    [Fact]
    public void A_limit_below_one_is_refused() =>
        Assert.Throws<ArgumentOutOfRangeException>(() => EnglishAnalyzer.Load(directory, charactersMax: 0));

    [Fact]
    public void The_licences_lie_beside_the_model()
    {
        Assert.True(File.Exists(Path.Combine(ModelFile.DefaultDirectory, "LICENSE")));
        Assert.True(File.Exists(Path.Combine(ModelFile.DefaultDirectory, "LICENSE-WORDNET")));
    }

    string Refusal() => Assert.Throws<InvalidDataException>(() => EnglishAnalyzer.Load(directory)).Message;
}
