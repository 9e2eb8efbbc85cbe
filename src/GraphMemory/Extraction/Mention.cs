using GraphMemory.Graph;

namespace GraphMemory.Extraction;

/// <summary>How a text points to somebody or something, before it is known whom it means. A closed family.</summary>
public abstract record Mention
{
    private Mention()
    {
    }

    /// <summary>Who speaks: "I", "we". Without a speaker it is the scope's own user.</summary>
    public static Mention Self { get; } = new Speaker();

    /// <summary>Who speaks.</summary>
    public sealed record Speaker : Mention;

    /// <summary>Somebody or something called by a name.</summary>
    /// <param name="Name">The name as it was written.</param>
    /// <param name="Kind">What it must be by the words around it; <see cref="EntityKind.Thing"/> when they do not tell.</param>
    public sealed record Named(string Name, EntityKind Kind) : Mention;

    /// <summary>Somebody called by what they are to the speaker: "my sister", "my sister Ana", "our dog".</summary>
    /// <param name="Role">What they are, in lower case: "sister".</param>
    /// <param name="Name">Their name; null when it was not said.</param>
    /// <param name="Kind">Person or animal.</param>
    public sealed record Kin(string Role, string? Name, EntityKind Kind) : Mention;
}
