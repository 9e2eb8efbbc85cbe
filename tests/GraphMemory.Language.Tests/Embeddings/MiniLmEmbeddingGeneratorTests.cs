using System.Numerics.Tensors;
using CsCheck;
using GraphMemory.Language.Embeddings;
using Microsoft.Extensions.AI;

namespace GraphMemory.Language.Tests.Embeddings;

public sealed class MiniLmEmbeddingGeneratorTests(SharedModel model)
{
    private static readonly string[] Sentences =
    [
        "Nora planted three apple trees behind the barn.", "ok", "The ferry leaves at nine.", "",
        "We argued for an hour about whether the old bridge would carry a loaded truck, and in the end nobody dared to try it.",
        "Do you still play the cello?", "She prefers tea.", string.Concat(Enumerable.Repeat("a long walk along the river ", 60)),
    ];

    [Fact]
    public async Task Vectors_are_close_to_those_of_the_float32_model()
    {
        var vectors = await model.VectorsAsync(TestVector.All.Select(vector => vector.Text));
        float[] cosines = [.. vectors.Zip(TestVector.All, (ours, theirs) => TensorPrimitives.CosineSimilarity(ours, theirs.Embedding))];

        Assert.All(cosines, cosine => Assert.InRange(cosine, .98f, 1.0001f));
        Assert.InRange(cosines.Average(), .99f, 1.0001f);
    }

    [Fact]
    public async Task A_text_has_the_same_vector_alone_and_in_a_batch()
    {
        string[] texts = [.. TestVector.All.Select(vector => vector.Text), .. Sentences];
        var together = await model.VectorsAsync(texts);
        for (var i = 0; i < texts.Length; i++)
            AssertSame(await model.VectorAsync(texts[i]), together[i]);
    }

    [Fact]
    public async Task Eight_threads_get_what_one_gets()
    {
        var expected = await model.VectorsAsync(Sentences);
        await Task.WhenAll(Enumerable.Range(0, 8).Select(thread => Task.Run(async () =>
        {
            for (var round = 0; round < 6; round++)
            {
                var index = (thread + round) % Sentences.Length;
                AssertSame(expected[index], await model.VectorAsync(Sentences[index]));
            }
        })));
    }

    [Theory]
    [InlineData(1, 1)]
    [InlineData(4, 1)]
    [InlineData(2, 2)]
    public async Task Vectors_do_not_depend_on_the_cores(int coresMax, int coresPerText)
    {
        using var other = new MiniLmEmbeddingGenerator(coresMax: coresMax, coresPerText: coresPerText);
        var vectors = await other.GenerateAsync(Sentences);
        var expected = await model.VectorsAsync(Sentences);
        for (var i = 0; i < expected.Length; i++)
            AssertSame(expected[i], vectors[i].Vector.ToArray());
    }

    [Fact]
    public Task Any_text_has_a_vector_of_unit_length() =>
        Gen.OneOf(Gen.String, Gen.String[Gen.Char['\u0000', '\uffff'], 0, 60], Gen.String[Gen.Char["\ud800\udc00\0a \u0301"], 0, 40])
            .SampleAsync(async text => AssertUnit(await model.VectorAsync(text)), iter: 100, threads: 2);

    [Theory]
    [InlineData("")]
    [InlineData("\0")]
    [InlineData("\ud800")]
    [InlineData("\udc00 turned around \ud800")]
    [InlineData("👩‍👩‍👧‍👦 🏳️‍🌈 🇦🇹")]
    public async Task Odd_texts_have_a_vector_too(string text) => AssertUnit(await model.VectorAsync(text));

    [Theory]
    [InlineData("tea and bread ", 7200)]
    [InlineData("é", 100_000)]
    [InlineData("茶", 100_000)]
    [InlineData("\u0301", 100_000)]
    public async Task A_hundred_thousand_characters_have_a_vector(string part, int times) =>
        AssertUnit(await model.VectorAsync(string.Concat(Enumerable.Repeat(part, times))));

    [Fact]
    public async Task What_lies_beyond_256_tokens_is_not_read() =>
        AssertSame(await model.VectorAsync(Sentences[^1]), await model.VectorAsync(Sentences[^1] + "to the sea"));

    [Fact]
    public async Task The_generator_says_which_model_and_size_its_vectors_are_of()
    {
        var metadata = model.Generator.GetService<EmbeddingGeneratorMetadata>()!;
        Assert.Equal(("all-MiniLM-L6-v2-int8", 384), (metadata.DefaultModelId, metadata.DefaultModelDimensions));
        Assert.Same(model.Generator, model.Generator.GetService<MiniLmEmbeddingGenerator>());
        Assert.Null(model.Generator.GetService(typeof(string)));

        var generated = await model.Generator.GenerateAsync(["The ferry leaves at nine.", "ok"]);
        Assert.All(generated, embedding => Assert.Equal("all-MiniLM-L6-v2-int8", embedding.ModelId));
        Assert.Equal(8 + 3, generated.Usage!.InputTokenCount);
    }

    [Fact]
    public async Task No_texts_give_no_vectors() => Assert.Empty(await model.Generator.GenerateAsync([]));

    [Fact]
    public async Task Another_model_or_size_is_refused()
    {
        await Assert.ThrowsAsync<ArgumentException>(() => model.Generator.GenerateAsync(["a"], new() { Dimensions = 256 }));
        await Assert.ThrowsAsync<ArgumentException>(() => model.Generator.GenerateAsync(["a"], new() { ModelId = "another" }));
        await Assert.ThrowsAsync<ArgumentException>(() => model.Generator.GenerateAsync(["a", null!]));
        Assert.Single(await model.Generator.GenerateAsync(["a"], new() { Dimensions = 384, ModelId = "all-MiniLM-L6-v2-int8" }));
    }

    [Fact]
    public async Task A_cancelled_call_ends_and_the_next_one_works()
    {
        using var cancellation = new CancellationTokenSource();
        var call = model.Generator.GenerateAsync(Enumerable.Repeat(Sentences[^1], 200), cancellationToken: cancellation.Token);
        await cancellation.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => call);
        AssertUnit(await model.VectorAsync("still there"));
    }

    [Fact]
    public async Task Disposing_ends_the_calls_that_wait_and_refuses_new_ones()
    {
        var generator = new MiniLmEmbeddingGenerator();
        await generator.LoadAsync();
        var calls = Enumerable.Range(0, 6).Select(_ => generator.GenerateAsync(Enumerable.Repeat(Sentences[^1], 20))).ToArray();

        generator.Dispose();

        foreach (var call in calls)
            await Assert.ThrowsAsync<ObjectDisposedException>(() => call);
        await Assert.ThrowsAsync<ObjectDisposedException>(() => generator.GenerateAsync(["late"]));
        ((IDisposable)generator).Dispose();
    }

    private static void AssertUnit(ReadOnlySpan<float> vector)
    {
        Assert.Equal(384, vector.Length);
        Assert.InRange(TensorPrimitives.Norm(vector), .9999f, 1.0001f);
    }

    private static void AssertSame(float[] expected, float[] actual)
    {
        var largest = expected.Zip(actual, (one, other) => Math.Abs(one - other)).Max();
        Assert.True(largest < 1e-6, $"differs by {largest}");
    }
}
