using System.ComponentModel;
using System.Reflection;
using GraphMemory.GraphQL.Errors;
using GraphMemory.GraphQL.Memories;
using GraphMemory.GraphQL.Nodes;
using GraphMemory.GraphQL.Reads;
using GraphQL;

namespace GraphMemory.GraphQL;

[Description("What can be read.")]
internal sealed class Query
{
    private const int NodesMax = 100;

    private Query()
    {
    }

    [Description("The memory of a user. One that nothing was written to is empty and says `exists: false`.")]
    public static async Task<MemoryNode> Memory(
        [FromServices] RequestReads reads,
        [Id, Description("The caller's own key of the user: 1 to 200 characters.")] string user,
        CancellationToken ct,
        [Description("The times of all reads below that are not given their own.")] ReadPointInput? at = null) =>
        new((await reads.OpenAsync(user, ct)).Moved(at));

    [Description("The thing with an id; null when there is none.")]
    public static async Task<INode?> Node([FromServices] RequestReads reads, [Id, Description("The id.")] string id, CancellationToken ct) =>
        (await NodeFinder.FindAsync(reads, [id], ct))[0];

    [Description("The things with some ids, in that order; null where there is none.")]
    public static Task<IReadOnlyList<INode?>> Nodes(
        [FromServices] RequestReads reads, [Id, Description("The ids: at most 100.")] IReadOnlyList<string> ids, CancellationToken ct) =>
        ids.Count <= NodesMax
            ? NodeFinder.FindAsync(reads, ids, ct)
            : throw new RequestRefused(ErrorCodes.InvalidArgument, $"`ids` has {ids.Count} entries; it takes at most {NodesMax}.");

    [Description("This server.")]
    public static ServerInfo Server([FromServices] TimeProvider clock) => new(clock);
}

[Name("ServerInfo")]
[Description("The server that answers.")]
internal sealed class ServerInfo(TimeProvider clock)
{
    private static readonly string Release =
        typeof(Scope).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion.Split('+')[0] ?? "0";

    [Description("What it is: GraphMemory.")]
    public string Name { get; } = "GraphMemory";

    [Description("Its version.")]
    public string Version { get; } = Release;

    [Description("Its clock.")]
    public DateTimeOffset Now => clock.GetUtcNow();
}
