using SQLitePCL;

namespace GraphMemory.Sqlite.Sql;

/// <summary>What SQLite's result codes mean to a caller.</summary>
internal static class StoreError
{
    public static Exception Of(int result, string message, string file, Exception? inner) => (result & 0xFF) switch
    {
        raw.SQLITE_INTERRUPT => new OperationCanceledException("The read was cancelled."),
        raw.SQLITE_FULL => Unavailable($"There is no room left to write {file}. Free some space and try again; what was acknowledged is kept.", inner),
        raw.SQLITE_READONLY => Unavailable($"{file} cannot be written: it, or its folder, is read-only. Make both writable.", inner),
        raw.SQLITE_CANTOPEN => Unavailable($"{file} cannot be opened. Check that its folder exists and that this account may read and write there.", inner),
        raw.SQLITE_IOERR => Unavailable($"Reading or writing {file} failed ({message}). Check the disk; what was acknowledged is kept.", inner),
        raw.SQLITE_PERM or raw.SQLITE_AUTH => Unavailable($"This account may not open {file}. Check its permissions.", inner),
        raw.SQLITE_BUSY or raw.SQLITE_LOCKED => new MemoryException(
            MemoryErrorCode.StoreLocked, $"{file} is being written by another process; close that process or try again.", inner),
        raw.SQLITE_NOTADB => Unusable($"{file} is not a GraphMemory file. Name another file; this one was not changed.", inner),
        raw.SQLITE_CORRUPT => Unusable($"{file} is damaged ({message}). Restore a backup; keep the damaged file.", inner),
        raw.SQLITE_CONSTRAINT => new MemoryException(
            MemoryErrorCode.InvalidArgument, $"The change adds what is already there, or contradicts itself ({message}); nothing was written.", inner),
        _ => Unavailable($"{file} cannot be used: {message} (SQLite result {result}).", inner),
    };

    public static MemoryException Unusable(string message, Exception? inner = null) => new(MemoryErrorCode.StoreUnusable, message, inner);

    public static MemoryException Unavailable(string message, Exception? inner = null) => new(MemoryErrorCode.StoreUnavailable, message, inner);
}
