using System.Buffers.Binary;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using Microsoft.Extensions.AI;

namespace GraphMemory.Language.Embeddings;

/// <summary>
/// Remembers the vectors of the texts that were embedded or asked for last, under a hash of the text, so that no text is kept. A text that comes
/// twice in one call is embedded once; two calls that bring a new text at the same time both embed it. Safe to share. Disposes the
/// generator it stands before.
/// </summary>
/// <remarks>A call with options goes past the cache, for they may change the vector.</remarks>
public sealed class CachingEmbeddingGenerator : DelegatingEmbeddingGenerator<string, Embedding<float>>
{
    private readonly RecentVectors recent;

    /// <param name="inner">Makes what is not remembered.</param>
    /// <param name="capacity">Vectors kept at most, 2 or more; 2,048 vectors of 384 numbers take about 3.5 MB.</param>
    public CachingEmbeddingGenerator(IEmbeddingGenerator<string, Embedding<float>> inner, int capacity = 2048) : base(inner)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(capacity, 2);
        recent = new(capacity);
    }

    internal int Count => recent.Count;

    /// <inheritdoc />
    public override Task<GeneratedEmbeddings<Embedding<float>>> GenerateAsync(
        IEnumerable<string> values, EmbeddingGenerationOptions? options = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(values);
        if (options is not null)
            return base.GenerateAsync(values, options, cancellationToken);
        string[] texts = [.. values];
        if (Array.IndexOf(texts, null) >= 0)
            throw new ArgumentException("A text to embed is null.", nameof(values));
        return FindOrMakeAsync(texts, cancellationToken);
    }

    private async Task<GeneratedEmbeddings<Embedding<float>>> FindOrMakeAsync(string[] texts, CancellationToken cancellationToken)
    {
        var keys = Array.ConvertAll(texts, KeyOf);
        var found = new Dictionary<UInt128, Embedding<float>>();
        var missing = new OrderedDictionary<UInt128, string>();
        for (var i = 0; i < texts.Length; i++)
        {
            if (recent.TryGet(keys[i], out var embedding))
                found[keys[i]] = embedding;
            else
                missing[keys[i]] = texts[i];
        }

        UsageDetails? usage = null;
        if (missing.Count > 0)
        {
            var made = await base.GenerateAsync(missing.Values, options: null, cancellationToken);
            usage = made.Usage;
            for (var i = 0; i < made.Count; i++)
            {
                var key = missing.GetAt(i).Key;
                found[key] = made[i];
                recent.Add(key, Copy(made[i]));
            }
        }
        return new(keys.Select(key => Copy(found[key]))) { Usage = usage };
    }

    // An embedding's properties can be set by whoever receives it; its numbers cannot.
    private static Embedding<float> Copy(Embedding<float> embedding) =>
        new(embedding.Vector) { ModelId = embedding.ModelId, CreatedAt = embedding.CreatedAt };

    private static UInt128 KeyOf(string text)
    {
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(MemoryMarshal.AsBytes(text.AsSpan()), hash);
        return BinaryPrimitives.ReadUInt128LittleEndian(hash);
    }
}
