using GraphMemory.Bolt.Connections;
using Neo4j.Driver;

namespace GraphMemory.Bolt.Sessions;

/// <summary>The summary out of the metadata that RUN and the last PULL were answered with.</summary>
internal sealed class ResultSummary(Query query, BoltConnection connection, Dictionary<string, object?> run, Dictionary<string, object?> last) : IResultSummary
{
    public ResultSummary(ResultStream stream)
        : this(stream.Query, stream.Connection, stream.RunMetadata, stream.Metadata)
    {
    }

    public Query Query => query;

    public ICounters Counters { get; } = new CountersOf(last.GetValueOrDefault("stats") as Dictionary<string, object?> ?? []);

    public QueryType QueryType => last.GetValueOrDefault("type") switch
    {
        "r" => QueryType.ReadOnly,
        "rw" => QueryType.ReadWrite,
        "w" => QueryType.WriteOnly,
        "s" => QueryType.SchemaWrite,
        _ => QueryType.Unknown,
    };

    public bool HasPlan => Plan is not null;

    public IPlan? Plan { get; } = (last.GetValueOrDefault("plan") ?? last.GetValueOrDefault("profile")) is Dictionary<string, object?> plan
        ? new PlanOf(plan)
        : null;

    public IList<INotification> Notifications { get; } = NotificationsOf(last);

    public TimeSpan ResultAvailableAfter => Milliseconds(run.GetValueOrDefault("t_first"));

    public TimeSpan ResultConsumedAfter => Milliseconds(last.GetValueOrDefault("t_last"));

    public IServerInfo Server { get; } = new ServerInfo(connection);

    public IDatabaseInfo Database { get; } = new DatabaseInfo((last.GetValueOrDefault("db") ?? run.GetValueOrDefault("db")) as string);

    private static TimeSpan Milliseconds(object? value) => TimeSpan.FromMilliseconds(value is long count ? count : -1);

    /// <summary>Up to Bolt 5.4 a list of their own; from 5.6 those statuses that have a code of the old kind.</summary>
    private static List<INotification> NotificationsOf(Dictionary<string, object?> metadata)
    {
        IEnumerable<Dictionary<string, object?>> Maps(string key) =>
            (metadata.GetValueOrDefault(key) as List<object?> ?? []).OfType<Dictionary<string, object?>>();

        return
        [
            .. Maps("notifications").Select(n =>
                new Notification(Text(n, "code"), Text(n, "title"), Text(n, "description"), Text(n, "severity"), Text(n, "category"))),
            .. Maps("statuses").Where(s => s.ContainsKey("neo4j_code")).Select(s =>
            {
                var record = s.GetValueOrDefault("diagnostic_record") as Dictionary<string, object?> ?? [];
                return new Notification(
                    Text(s, "neo4j_code"), Text(s, "title"), Text(s, "description") is { Length: > 0 } d ? d : Text(s, "status_description"),
                    Text(record, "_severity"), Text(record, "_classification"));
            }),
        ];
    }

    private static string Text(Dictionary<string, object?> map, string key) => map.GetValueOrDefault(key) as string ?? "";

    private sealed class CountersOf(Dictionary<string, object?> stats) : ICounters
    {
        public bool ContainsUpdates => stats.GetValueOrDefault("contains-updates") as bool?
            ?? stats.Any(s => s.Key is not ("system-updates" or "contains-system-updates") && s.Value is > 0L);

        public int NodesCreated => Count("nodes-created");

        public int NodesDeleted => Count("nodes-deleted");

        public int RelationshipsCreated => Count("relationships-created");

        public int RelationshipsDeleted => Count("relationships-deleted");

        public int PropertiesSet => Count("properties-set");

        public int LabelsAdded => Count("labels-added");

        public int LabelsRemoved => Count("labels-removed");

        public int IndexesAdded => Count("indexes-added");

        public int IndexesRemoved => Count("indexes-removed");

        public int ConstraintsAdded => Count("constraints-added");

        public int ConstraintsRemoved => Count("constraints-removed");

        public int SystemUpdates => Count("system-updates");

        public bool ContainsSystemUpdates => stats.GetValueOrDefault("contains-system-updates") as bool? ?? SystemUpdates > 0;

        private int Count(string key) => stats.GetValueOrDefault(key) is long count ? (int)count : 0;
    }

    private sealed class PlanOf(Dictionary<string, object?> plan) : IPlan
    {
        public string OperatorType => Text(plan, "operatorType");

        public IDictionary<string, object?> Arguments => plan.GetValueOrDefault("args") as Dictionary<string, object?> ?? [];

        public IList<string> Identifiers => [.. (plan.GetValueOrDefault("identifiers") as List<object?> ?? []).OfType<string>()];

        public IList<IPlan> Children { get; } =
            [.. (plan.GetValueOrDefault("children") as List<object?> ?? []).OfType<Dictionary<string, object?>>().Select(c => new PlanOf(c))];
    }

    private sealed record Notification(string Code, string Title, string Description, string RawSeverityLevel, string RawCategory) : INotification;

    private sealed record DatabaseInfo(string? Name) : IDatabaseInfo;
}

internal sealed class ServerInfo(BoltConnection connection) : IServerInfo
{
    public string Address { get; } = connection.Address.ToString();

    public string ProtocolVersion { get; } = connection.Version.ToString();

    public string Agent { get; } = connection.Agent;
}
