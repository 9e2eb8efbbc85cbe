using GraphQL;

namespace GraphMemory.GraphQL.Transport;

/// <summary>
/// Keeps the events of a subscription that are on their way to the client few: the source asks for room before each event,
/// the transport gives it back when the event was sent. So a slow client slows its source, and no queue grows.
/// </summary>
internal sealed class SubscriptionFlow : IDisposable
{
    /// <summary>How many events may be on their way.</summary>
    public const int EventsMax = 16;

    private const string Key = "flow";
    private readonly SemaphoreSlim room = new(EventsMax, EventsMax);

    /// <summary>Waits until the client took enough of what was sent before.</summary>
    public Task RoomAsync(CancellationToken ct) => room.WaitAsync(ct);

    /// <summary>An event was sent.</summary>
    public void Sent() => room.Release();

    public void Dispose() => room.Dispose();

    public IDictionary<string, object?> AsUserContext() => new Dictionary<string, object?>(StringComparer.Ordinal) { [Key] = this };

    /// <summary>The flow of the subscription that a field belongs to.</summary>
    public static SubscriptionFlow Of(IResolveFieldContext context) =>
        context.UserContext.TryGetValue(Key, out object? flow) && flow is SubscriptionFlow known
            ? known
            : throw new InvalidOperationException("A subscription was started without a transport that paces it.");
}
