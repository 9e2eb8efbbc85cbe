namespace GraphMemory.Import;

/// <summary>How far an import is.</summary>
/// <param name="BytesRead">Of the file as it lies on the disk.</param>
/// <param name="BytesTotal">Its size.</param>
/// <param name="Turns">Turns read and kept so far, new or known.</param>
public sealed record ImportProgress(long BytesRead, long BytesTotal, long Turns);

/// <summary>What came of an import.</summary>
public sealed record ImportReport
{
    /// <summary>How many refused parts are listed.</summary>
    public const int RefusedMax = 20;

    /// <summary>The format that the file was read in.</summary>
    public required string Format { get; init; }

    /// <summary>Whose memories it touched, in the file's order.</summary>
    public required IReadOnlyList<string> Users { get; init; }

    /// <summary>Turns that are new.</summary>
    public required long Added { get; init; }

    /// <summary>Turns that were known already, from an earlier import of the same file.</summary>
    public required long Known { get; init; }

    /// <summary>How many parts were refused.</summary>
    public required long RefusedCount { get; init; }

    /// <summary>The first of them, at most <see cref="RefusedMax"/>.</summary>
    public required IReadOnlyList<ImportItem.Refused> Refused { get; init; }
}
