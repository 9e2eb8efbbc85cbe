namespace GraphMemory.Graph;

/// <summary>
/// The two times of a read: facts that were true at <paramref name="Valid"/>, as far as they were known at <paramref name="Known"/>.
/// Take it once for all reads of one request: then they see one state, whatever is written meanwhile.
/// </summary>
public readonly record struct ReadPoint(DateTimeOffset Valid, DateTimeOffset Known)
{
    /// <summary>Both times at one instant.</summary>
    public static ReadPoint At(DateTimeOffset instant) => new(instant, instant);
}
