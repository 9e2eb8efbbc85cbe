namespace GraphMemory.Bolt.Routing;

/// <summary>The routing table of one database, which one caller at a time renews and any may cut down.</summary>
internal sealed class DatabaseRoutes
{
    private RoutingTable? _table;

    /// <summary>Held by who asks for a new table.</summary>
    public SemaphoreSlim Renewal { get; } = new(1);

    public RoutingTable? Table
    {
        get => Volatile.Read(ref _table);
        set => Volatile.Write(ref _table, value);
    }

    public void Change(Func<RoutingTable, RoutingTable> change)
    {
        while (Table is { } old && Interlocked.CompareExchange(ref _table, change(old), old) != old)
        {
            // Somebody else changed it: once more.
        }
    }
}
