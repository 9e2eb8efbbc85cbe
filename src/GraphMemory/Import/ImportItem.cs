namespace GraphMemory.Import;

/// <summary>What an import finds in a file, in the file's order. A closed family.</summary>
public abstract record ImportItem
{
    private ImportItem()
    {
    }

    /// <summary>A turn.</summary>
    /// <param name="User">Whose memory it belongs to.</param>
    /// <param name="Turn">The turn, always with an external id, so that importing it again changes nothing.</param>
    /// <param name="Place">Where it stands in the file, for messages: "line 12".</param>
    public sealed record Told(string User, ConversationTurn Turn, string Place) : ImportItem;

    /// <summary>A part that cannot be read. What stands before and behind it is imported all the same where the format allows it.</summary>
    /// <param name="Place">Where it stands in the file: "line 12".</param>
    /// <param name="Reason">Why, as a sentence that says what to do.</param>
    public sealed record Refused(string Place, string Reason) : ImportItem;
}

/// <summary>What a reader must know that does not stand in the file.</summary>
public sealed record ImportOptions
{
    /// <summary>Whose memory a turn belongs to when the file does not say.</summary>
    public required string User { get; init; }

    /// <summary>The session of turns when the file does not say; usually the name of the file without its endings.</summary>
    public required string Session { get; init; }

    /// <summary>In a transcript, the name under which the agent speaks, beside "Assistant"; null when there is none.</summary>
    public string? AssistantName { get; init; }
}

/// <summary>A form in which conversations come. A reader keeps nothing between calls.</summary>
internal interface IConversationFormat
{
    /// <summary>The word by which a caller chooses it.</summary>
    string Name { get; }

    /// <summary>True when a file that begins so has this form.</summary>
    bool Recognises(FileOpening opening);

    /// <summary>What the file holds. Faults of the content are items; only a failing stream throws.</summary>
    IAsyncEnumerable<ImportItem> ReadAsync(Stream content, ImportOptions options, CancellationToken ct);
}
