namespace Neo4j.Driver;

/// <summary>A date, a time, a moment or a duration as the server keeps it: nanoseconds, and years far beyond those of <see cref="DateTime"/>.</summary>
public abstract class TemporalValue
{
    /// <summary>What two equal values share. Boxed, because values are compared far less often than they are read.</summary>
    private protected abstract object Identity { get; }

    /// <inheritdoc/>
    public sealed override bool Equals(object? obj) =>
        obj is TemporalValue other && other.GetType() == GetType() && Identity.Equals(other.Identity);

    /// <inheritdoc/>
    public sealed override int GetHashCode() => Identity.GetHashCode();

    /// <summary>This value as one of the framework's types, or null when it has no such form.</summary>
    internal abstract object? ConvertTo(Type type);
}
