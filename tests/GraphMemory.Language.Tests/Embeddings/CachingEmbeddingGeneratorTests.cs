using CsCheck;
using GraphMemory.Language.Embeddings;
using Microsoft.Extensions.AI;

namespace GraphMemory.Language.Tests.Embeddings;

public sealed class CachingEmbeddingGeneratorTests : IDisposable
{
    private readonly LengthEmbedder inner = new();

    [Fact]
    public async Task A_text_is_embedded_once()
    {
        using var cache = new CachingEmbeddingGenerator(inner);
        var first = await cache.GenerateAsync(["tea", "bread", "tea"]);
        var second = await cache.GenerateAsync(["bread", "milk", "tea"]);

        Assert.Equal([3f, 5f, 3f], first.Select(embedding => embedding.Vector.Span[0]));
        Assert.Equal([5f, 4f, 3f], second.Select(embedding => embedding.Vector.Span[0]));
        Assert.Equal(["tea", "bread", "milk"], inner.Asked);
        Assert.All(first.Concat(second), embedding => Assert.Equal("length", embedding.ModelId));
    }

    [Fact]
    public async Task Nobody_can_change_what_is_remembered()
    {
        using var cache = new CachingEmbeddingGenerator(inner);
        for (var round = 0; round < 3; round++)
        {
            var embedding = (await cache.GenerateAsync(["tea"]))[0];
            Assert.Equal(3f, embedding.Vector.Span[0]);
            embedding.Vector = new float[] { -1 };
        }
    }

    [Fact]
    public void The_cache_never_holds_more_than_its_capacity() =>
        Gen.Select(Gen.Int[2, 9], Gen.Int[0, 20].Array[0, 60]).Sample((capacity, reads) =>
        {
            var recent = new RecentVectors(capacity);
            foreach (var read in reads)
            {
                if (!recent.TryGet((UInt128)read, out var found))
                    recent.Add((UInt128)read, new(new float[] { read }));
                Assert.True(found is null || found.Vector.Span[0] == read);
                Assert.True(recent.Count <= capacity);
                Assert.True(recent.TryGet((UInt128)read, out _));
            }
        });

    [Fact]
    public async Task What_is_asked_for_often_outlives_what_is_not()
    {
        using var cache = new CachingEmbeddingGenerator(inner, capacity: 8);
        for (var i = 0; i < 50; i++)
            await cache.GenerateAsync(["often", $"once {i}"]);

        Assert.Single(inner.Asked, "often");
        Assert.InRange(cache.Count, 4, 8);
    }

    [Fact]
    public async Task Eight_threads_share_one_cache()
    {
        using var cache = new CachingEmbeddingGenerator(inner, capacity: 16);
        await Task.WhenAll(Enumerable.Range(0, 8).Select(thread => Task.Run(async () =>
        {
            for (var i = 0; i < 500; i++)
            {
                var text = new string('x', 1 + (((i * 7) + thread) % 40));
                Assert.Equal(text.Length, (await cache.GenerateAsync([text]))[0].Vector.Span[0]);
                Assert.True(cache.Count <= 16);
            }
        })));
    }

    [Fact]
    public async Task A_call_with_options_goes_past_the_cache()
    {
        using var cache = new CachingEmbeddingGenerator(inner);
        await cache.GenerateAsync(["tea"]);
        await cache.GenerateAsync(["tea"], new() { Dimensions = 1 });
        Assert.Equal(["tea", "tea"], inner.Asked);
    }

    [Fact]
    public async Task A_failed_call_leaves_nothing_behind()
    {
        using var cache = new CachingEmbeddingGenerator(inner);
        await Assert.ThrowsAsync<EmbeddingException>(() => cache.GenerateAsync(["tea", "fail"]));
        Assert.Equal(0, cache.Count);
    }

    public void Dispose() => inner.Dispose();

    /// <summary>A vector of one number, the text's length.</summary>
    private sealed class LengthEmbedder : IEmbeddingGenerator<string, Embedding<float>>
    {
        private readonly Lock access = new();

        public List<string> Asked { get; } = [];

        public Task<GeneratedEmbeddings<Embedding<float>>> GenerateAsync(
            IEnumerable<string> values, EmbeddingGenerationOptions? options = null, CancellationToken cancellationToken = default)
        {
            string[] texts = [.. values];
            if (texts.Contains("fail"))
                throw new EmbeddingException("This text fails.");
            lock (access)
                Asked.AddRange(texts);
            return Task.FromResult(new GeneratedEmbeddings<Embedding<float>>(
                texts.Select(text => new Embedding<float>(new float[] { text.Length }) { ModelId = "length" })));
        }

        public object? GetService(Type serviceType, object? serviceKey = null) => null;

        public void Dispose()
        {
            // Holds nothing.
        }
    }
}
