using GraphMemory.Recall.Indexes;
using GraphMemory.Sqlite.Projection;

namespace GraphMemory.Sqlite.Recall;

/// <summary>The index of a scope, with the state of the file that it shows.</summary>
internal sealed class FileIndex : ScopeIndex
{
    private long sequence;
    private long rewrites;

    /// <summary>True when the index shows all that the scope's row tells of.</summary>
    public bool Shows(ScopeRow row) => Volatile.Read(ref sequence) >= row.Head.Sequence && Volatile.Read(ref rewrites) >= row.Rewrites;

    /// <summary>Says which state the index was read at.</summary>
    public void ReadAt(long headSequence, long headRewrites) => (sequence, rewrites) = (headSequence, headRewrites);

    /// <summary>Applies what was written, unless the index was read after it. False: it must be read anew.</summary>
    public bool TryApply(IndexDelta delta) => Change(() =>
    {
        if (delta.Sequence < sequence || (delta.Sequence == sequence && delta.Rewrites <= rewrites)) return true;
        foreach (Func<FileIndex, bool> change in delta.Changes)
        {
            if (!change(this)) return false;
        }
        Volatile.Write(ref sequence, delta.Sequence);
        Volatile.Write(ref rewrites, delta.Rewrites);
        return true;
    });
}

/// <summary>What one transaction changed in a scope's index.</summary>
/// <param name="Sequence">The head behind it.</param>
/// <param name="Rewrites">The count of rewrites behind it.</param>
/// <param name="Changes">The changes in order; one that answers false cannot be applied.</param>
internal sealed record IndexDelta(long Sequence, long Rewrites, IReadOnlyList<Func<FileIndex, bool>> Changes);
