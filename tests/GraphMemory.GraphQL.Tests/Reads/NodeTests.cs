using System.Text;
using System.Text.Json;

namespace GraphMemory.GraphQL.Tests.Reads;

public sealed class NodeTests(EndToEnd api)
{
    [Fact]
    public async Task Everything_with_an_id_is_found_by_it()
    {
        const string User = "nodes";
        string[] turns = await api.Host.RememberAsync(User, "The waves were high.");
        await api.SeedAsync(User, new Told("likes") { Object = "The Sea", SourceTurn = turns[0] });
        JsonElement data = await api.Host.AskAsync(
            "query ($user: ID!) { memory(user: $user) { id facts { nodes { id object { id } } } changes(first: 1) { nodes { id } } } }", new { user = User });
        string[] ids =
        [
            data.Text("memory.id")!, data.Text("memory.facts.nodes.0.id")!, data.Text("memory.facts.nodes.0.object.id")!, turns[0],
            data.Text("memory.changes.nodes.0.id")!,
        ];

        JsonElement found = await api.Host.AskAsync("query ($ids: [ID!]!) { nodes(ids: $ids) { __typename id } }", new { ids });
        Assert.Equal(["Memory", "Fact", "Entity", "Turn", "Change"], found.Each("nodes", "__typename"));
        Assert.Equal(ids, found.Each("nodes", "id"));
        JsonElement one = await api.Host.AskAsync("query ($id: ID!) { node(id: $id) { ... on Fact { object { name } sources { turn { text } } } } }", new { id = ids[1] });
        Assert.Equal("The waves were high.", one.Text("node.sources.0.turn.text"));
    }

    [Fact]
    public async Task What_is_not_there_is_null()
    {
        string gone = Id("Fact", new string('0', 32), "01a21055-0000-7000-8000-000000000000");
        string otherScope = Id("Fact", new string('f', 32), "01a21055-0000-7000-8000-000000000000");
        JsonElement found = await api.Host.AskAsync("query ($ids: [ID!]!) { nodes(ids: $ids) { id } }", new { ids = new[] { gone, otherScope, Id("Memory", new string('a', 32), "") } });
        Assert.All(found.At("nodes").EnumerateArray(), node => Assert.Equal(JsonValueKind.Null, node.ValueKind));
    }

    [Theory]
    [InlineData("")]
    [InlineData("1")]
    [InlineData("no base64url!")]
    [InlineData("RmFjdA")]
    public async Task What_is_no_id_is_refused(string id) =>
        Assert.Equal("INVALID_ID", (await api.Host.FailAsync("query ($id: ID!) { node(id: $id) { id } }", new { id })).Code);

    [Fact]
    public async Task Ids_of_another_type_or_memory_are_refused()
    {
        const string User = "typed-ids";
        await api.SeedAsync(User, new Told("likes") { Object = "The Sea" });
        await api.SeedAsync("typed-ids-2", new Told("likes") { Object = "The Sea" });
        const string Ids = "query ($user: ID!) { memory(user: $user) { facts { nodes { id object { id } } } } }";
        JsonElement mine = await api.Host.AskAsync(Ids, new { user = User });
        JsonElement other = await api.Host.AskAsync(Ids, new { user = "typed-ids-2" });
        const string Around = "query ($user: ID!, $id: ID!) { memory(user: $user) { graph(around: [$id]) { nodes { id } } } }";

        Assert.Contains("another type", (await api.Host.FailAsync(Around, new { user = User, id = mine.Text("memory.facts.nodes.0.id") })).Message);
        Assert.Contains("another memory", (await api.Host.FailAsync(Around, new { user = User, id = other.Text("memory.facts.nodes.0.object.id") })).Message);
        Assert.Equal("INVALID_ID", (await api.Host.FailAsync(Around, new { user = User, id = Id("Secret", new string('0', 32), "x") })).Code);
        Assert.Equal("INVALID_ID", (await api.Host.FailAsync("query ($id: ID!) { node(id: $id) { id } }", new { id = Id("Fact", new string('0', 32), "x") })).Code);
    }

    [Fact]
    public async Task At_most_100_nodes_are_asked_for_at_once()
    {
        string[] ids = [.. Enumerable.Repeat(Id("Memory", new string('0', 32), ""), 101)];
        Assert.Equal("INVALID_ARGUMENT", (await api.Host.FailAsync("query ($ids: [ID!]!) { nodes(ids: $ids) { id } }", new { ids })).Code);
    }

    private static string Id(string type, string token, string key) =>
        System.Buffers.Text.Base64Url.EncodeToString(Encoding.UTF8.GetBytes($"{type}:{token}:{key}"));
}
