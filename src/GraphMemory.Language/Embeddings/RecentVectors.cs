using System.Diagnostics.CodeAnalysis;
using Microsoft.Extensions.AI;

namespace GraphMemory.Language.Embeddings;

/// <summary>
/// A bounded map of which the newest and the recently read half stays: entries go into a young generation, which becomes the old one
/// when it is full; what is read from the old one is young again, the rest goes with it. Safe to share.
/// </summary>
internal sealed class RecentVectors(int capacity)
{
    private readonly Lock access = new();
    private readonly int generationMax = capacity / 2;
    private Dictionary<UInt128, Embedding<float>> young = [];
    private Dictionary<UInt128, Embedding<float>> old = [];

    /// <summary>Entries held, never more than the capacity.</summary>
    public int Count
    {
        get
        {
            lock (access)
                return young.Count + old.Count;
        }
    }

    public bool TryGet(UInt128 key, [NotNullWhen(true)] out Embedding<float>? embedding)
    {
        lock (access)
        {
            if (young.TryGetValue(key, out embedding))
                return true;
            if (!old.Remove(key, out embedding))
                return false;
            AddYoung(key, embedding);
            return true;
        }
    }

    public void Add(UInt128 key, Embedding<float> embedding)
    {
        lock (access)
        {
            old.Remove(key);
            AddYoung(key, embedding);
        }
    }

    private void AddYoung(UInt128 key, Embedding<float> embedding)
    {
        if (young.Count >= generationMax && !young.ContainsKey(key))
            (old, young) = (young, []);
        young[key] = embedding;
    }
}
