using GraphMemory.Language.Embeddings;

namespace GraphMemory.Language.Tests.Embeddings;

public sealed class MiniLmFilesTests : IDisposable
{
    private static readonly string Shipped = Path.Combine(AppContext.BaseDirectory, "models", "minilm");

    private readonly string folder = Directory.CreateTempSubdirectory("graphmemory-").FullName;

    public MiniLmFilesTests()
    {
        foreach (var name in new[] { "model.onnx", "vocab.txt" })
            File.Copy(Path.Combine(Shipped, name), Path.Combine(folder, name));
    }

    [Theory]
    [InlineData("model.onnx")]
    [InlineData("vocab.txt")]
    public async Task A_missing_file_is_named(string name)
    {
        File.Delete(Path.Combine(folder, name));
        await AssertRefusedAsync(name, "is missing");
    }

    [Theory]
    [InlineData("model.onnx")]
    [InlineData("vocab.txt")]
    public async Task A_truncated_file_is_named_with_both_lengths(string name)
    {
        using (var file = File.OpenWrite(Path.Combine(folder, name)))
            file.SetLength(1000);
        await AssertRefusedAsync(name, "has 1000 bytes instead of 2");
    }

    [Theory]
    [InlineData("model.onnx")]
    [InlineData("vocab.txt")]
    public async Task A_file_with_one_altered_byte_is_named(string name)
    {
        using (var file = File.Open(Path.Combine(folder, name), FileMode.Open))
        {
            file.Position = 100_000;
            var old = file.ReadByte();
            file.Position = 100_000;
            file.WriteByte((byte)(old ^ 1));
        }
        await AssertRefusedAsync(name, "was altered");
    }

    [Fact]
    public async Task A_folder_that_is_not_there_is_named()
    {
        using var generator = new MiniLmEmbeddingGenerator(Path.Combine(folder, "nowhere"));
        var error = await Assert.ThrowsAsync<EmbeddingException>(() => generator.LoadAsync());
        Assert.Contains(Path.Combine("nowhere", "vocab.txt"), error.Message);
    }

    [Fact]
    public async Task Once_the_file_is_put_back_the_same_generator_works()
    {
        var path = Path.Combine(folder, "model.onnx");
        File.Move(path, path + ".away");
        using var generator = new MiniLmEmbeddingGenerator(folder);
        await Assert.ThrowsAsync<EmbeddingException>(() => generator.GenerateAsync(["hello"]));

        File.Move(path + ".away", path);

        Assert.Single(await generator.GenerateAsync(["hello"]));
    }

    private async Task AssertRefusedAsync(string name, string reason)
    {
        using var generator = new MiniLmEmbeddingGenerator(folder);
        var error = await Assert.ThrowsAsync<EmbeddingException>(() => generator.GenerateAsync(["hello"]));
        Assert.Contains(Path.Combine(folder, name), error.Message);
        Assert.Contains(reason, error.Message);
        Assert.Contains("Install or build the product again", error.Message);
        Assert.False(error.IsTransient);
    }

    public void Dispose() => Directory.Delete(folder, recursive: true);
}
