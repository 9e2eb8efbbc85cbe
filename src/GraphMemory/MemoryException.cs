namespace GraphMemory;

/// <summary>What went wrong, as a stable code that clients may rely on.</summary>
public enum MemoryErrorCode
{
    /// <summary>A tenant or key that no scope can have.</summary>
    InvalidScope,

    /// <summary>A turn whose text, time, session or speaker is refused; the message says which.</summary>
    InvalidTurn,

    /// <summary>A fact assertion that is refused; the message says why.</summary>
    InvalidFact,

    /// <summary>An argument of a read that is out of bounds.</summary>
    InvalidArgument,

    /// <summary>The external id is known with another text, time, role or session.</summary>
    TurnConflict,

    /// <summary>Too many writers on one scope: nothing was written; try again.</summary>
    ScopeBusy,

    /// <summary>The change cannot be undone, because facts in it were touched later.</summary>
    UndoBlocked,

    /// <summary>There is no such change, or it is of a kind that has nothing to undo.</summary>
    NotUndoable,

    /// <summary>The store is opened for writing by another process.</summary>
    StoreLocked,

    /// <summary>The store was written by a newer version, or its integrity check failed.</summary>
    StoreUnusable,

    /// <summary>The store could not write: disk full, read-only, or gone. What was acknowledged before is kept.</summary>
    StoreUnavailable,

    /// <summary>An import file that cannot be read; the message names line and reason.</summary>
    InvalidImport,

    /// <summary>A journal whose hashes do not match its content.</summary>
    JournalBroken,
}

/// <summary>An error that a caller can act upon: a stable code and a message that names the thing and says what to do.</summary>
public sealed class MemoryException(MemoryErrorCode code, string message, Exception? inner = null) : Exception(message, inner)
{
    /// <summary>What went wrong.</summary>
    public MemoryErrorCode Code { get; } = code;
}
