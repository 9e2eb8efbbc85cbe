namespace GraphMemory.Sqlite;

/// <summary>How to open an embedded store.</summary>
public sealed record SqliteOptions
{
    /// <summary>The file. Its folder must exist; the file comes into being unless <see cref="ReadOnly"/>. Two more files lie beside it: <c>-wal</c> and <c>.lock</c>.</summary>
    public required string File { get; init; }

    /// <summary>True to read beside a process that writes. Nothing can then be appended.</summary>
    public bool ReadOnly { get; init; }

    /// <summary>How much memory the recall indexes of recently asked scopes may take, in bytes: 1 MiB or more; by default 96 MiB. One index may be larger; then it is the only one.</summary>
    public long IndexBytesMax { get; init; } = 96L << 20;

    /// <summary>
    /// Files up to this size, in bytes, have their structure checked each time they are opened, by default 64 MiB (some tenths of a second);
    /// of larger ones only header and schema are read. <see cref="SqliteMemoryGraph.CheckAsync"/> checks a file of any size.
    /// </summary>
    public long CheckedBytesMax { get; init; } = 64L << 20;

    /// <summary>How many reads may run at once: 1 to 64; by default 8. Others wait.</summary>
    public int ReadersMax { get; init; } = 8;

    /// <summary>The largest number of pages; 0 for no limit. For tests of a full disk.</summary>
    internal long PagesMax { get; init; }

    internal SqliteOptions Checked()
    {
        if (string.IsNullOrWhiteSpace(File)) throw new MemoryException(MemoryErrorCode.InvalidArgument, "The name of the store's file is empty; give one.");
        if (IndexBytesMax < 1L << 20) throw new MemoryException(MemoryErrorCode.InvalidArgument, $"{nameof(IndexBytesMax)} is {IndexBytesMax:N0}; it takes 1,048,576 or more.");
        if (ReadersMax is < 1 or > 64) throw new MemoryException(MemoryErrorCode.InvalidArgument, $"{nameof(ReadersMax)} is {ReadersMax}; it takes 1 to 64.");
        return this with { File = Path.GetFullPath(File) };
    }
}
