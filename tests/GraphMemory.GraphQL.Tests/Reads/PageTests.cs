using System.Text.Json;

namespace GraphMemory.GraphQL.Tests.Reads;

public sealed class PageTests(EndToEnd api)
{
    private const string Page =
        """
        query ($user: ID!, $after: String, $where: FactWhere, $order: [FactOrder!]) {
          memory(user: $user) {
            facts(first: 4, after: $after, where: $where, order: $order) { nodes { value } pageInfo { hasNextPage hasPreviousPage endCursor } }
          }
        }
        """;

    [Theory]
    [InlineData("ASC")]
    [InlineData("DESC")]
    public async Task Pages_hold_every_row_once_also_when_rows_are_added_between_them(string direction)
    {
        string user = $"pages-{direction}";
        string[] told = [.. Enumerable.Range(0, 10).Select(i => $"thing {i}")];
        await api.SeedAsync(user, [.. told.Select(value => new Told("likes") { Value = value })]);
        List<string?> seen = [];
        string? after = null;
        bool more = true;
        while (more)
        {
            JsonElement page = (await api.Host.AskAsync(Page, new { user, after, order = new { createdAt = direction } })).At("memory.facts");
            Assert.Equal(after is not null, page.At("pageInfo.hasPreviousPage").GetBoolean());
            seen.AddRange(page.Each("nodes", "value"));
            if (seen.Count == 4) await api.SeedAsync(user, new Told("likes") { Value = "added later" });
            after = page.Text("pageInfo.endCursor");
            more = page.At("pageInfo.hasNextPage").GetBoolean();
        }
        string[] expected = direction is "ASC" ? [.. told, "added later"] : [.. told.Reverse()];
        Assert.Equal(expected, seen);
    }

    [Fact]
    public async Task A_cursor_of_another_list_is_refused()
    {
        const string User = "foreign-cursors";
        await api.SeedAsync(User, [.. Enumerable.Range(0, 6).Select(i => new Told("likes") { Object = $"Thing {i}" })]);
        string cursor = (await api.Host.AskAsync(Page, new { user = User })).Text("memory.facts.pageInfo.endCursor")!;

        (string Code, string Message)[] refusals =
        [
            await api.Host.FailAsync(Page, new { user = User, after = cursor, where = new { predicate = new { eq = "likes" } } }),
            await api.Host.FailAsync(Page, new { user = User, after = cursor, order = new { createdAt = "DESC" } }),
            await api.Host.FailAsync(Page, new { user = "somebody-else", after = cursor }),
            await api.Host.FailAsync("query ($a: String) { memory(user: \"foreign-cursors\") { entities(after: $a) { nodes { id } } } }", new { a = cursor }),
            await api.Host.FailAsync("query ($a: String) { memory(user: \"foreign-cursors\") { turns(after: $a) { nodes { id } } } }", new { a = cursor }),
            await api.Host.FailAsync("query ($a: String) { memory(user: \"foreign-cursors\") { changes(after: $a) { nodes { id } } } }", new { a = cursor }),
            await api.Host.FailAsync(Page, new { user = User, after = "" }),
            await api.Host.FailAsync(Page, new { user = User, after = "not base64!" }),
            await api.Host.FailAsync(Page, new { user = User, after = cursor[..^2] }),
            await api.Host.FailAsync(Page, new { user = User, after = new string('A', 5000) }),
        ];
        Assert.All(refusals, refusal => Assert.Equal("INVALID_CURSOR", refusal.Code));
        Assert.Contains("belongs to another list", refusals[0].Message);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    [InlineData(201)]
    [InlineData(100_000_000)]
    public async Task A_page_has_1_to_200_rows_also_when_the_document_is_known(int first)
    {
        const string Query = "query ($n: Int!) { memory(user: \"wide\") { facts(first: $n) { nodes { id } } } }";
        await api.Host.AskAsync(Query, new { n = 10 });
        Assert.Equal("INVALID_ARGUMENT", (await api.Host.FailAsync(Query, new { n = first })).Code);
    }

    [Fact]
    public async Task Turns_and_sessions_are_paged_in_the_order_of_saying()
    {
        JsonElement data = await api.Host.AskAsync(
            """
            { memory(user: "sample") {
              sessions(first: 2) { totalCount nodes { key turnCount startedAt turns(first: 1) { nodes { position } } } pageInfo { hasNextPage endCursor } }
              turns(first: 3, session: "sample-1") { nodes { text role saidAt } pageInfo { hasNextPage endCursor } }
              last: turns(first: 1, order: DESC) { nodes { session } }
              found: turns(search: "dog", first: 3) { nodes { text } pageInfo { hasNextPage } }
            } }
            """);
        Assert.Equal(["sample-5", "sample-4"], data.Each("memory.sessions.nodes", "key"));
        Assert.Equal(5, data.At("memory.sessions.totalCount").GetInt64());
        Assert.Equal("sample-5", data.Text("memory.last.nodes.0.session"));
        Assert.Contains("dog", data.Text("memory.found.nodes.0.text"));
        JsonElement next = await api.Host.AskAsync(
            "query ($s: String, $t: String) { memory(user: \"sample\") { sessions(first: 9, after: $s) { nodes { key } } turns(first: 50, session: \"sample-1\", after: $t) { nodes { position } } } }",
            new { s = data.Text("memory.sessions.pageInfo.endCursor"), t = data.Text("memory.turns.pageInfo.endCursor") });
        Assert.Equal(["sample-3", "sample-2", "sample-1"], next.Each("memory.sessions.nodes", "key"));
        Assert.Equal(["3", "4", "5", "6", "7", "8"], next.Each("memory.turns.nodes", "position"));
        Assert.Equal("INVALID_ARGUMENT", (await api.Host.FailAsync("{ memory(user: \"sample\") { turns(search: \"dog\", after: \"x\") { nodes { id } } } }")).Code);
    }

    [Fact]
    public async Task Changes_are_paged_in_both_directions()
    {
        const string User = "changes";
        for (int i = 0; i < 5; i++) await api.SeedAsync(User, new Told("likes") { Value = $"thing {i}" });
        const string Query = "query ($after: String, $since: Long!, $order: [ChangeOrder!]) { memory(user: \"changes\") { changes(first: 2, since: $since, after: $after, order: $order) { nodes { sequence actor items { kind } } pageInfo { hasNextPage endCursor } } } }";
        JsonElement first = await api.Host.AskAsync(Query, new { since = 1 });
        Assert.Equal(["2", "3"], first.Each("memory.changes.nodes", "sequence"));
        JsonElement second = await api.Host.AskAsync(Query, new { since = 1, after = first.Text("memory.changes.pageInfo.endCursor") });
        Assert.Equal(["4", "5"], second.Each("memory.changes.nodes", "sequence"));
        Assert.False(second.At("memory.changes.pageInfo.hasNextPage").GetBoolean());
        object order = new { sequence = "DESC" };
        JsonElement latest = await api.Host.AskAsync(Query, new { since = 2, order });
        Assert.Equal(["5", "4"], latest.Each("memory.changes.nodes", "sequence"));
        JsonElement earlier = await api.Host.AskAsync(Query, new { since = 2, order, after = latest.Text("memory.changes.pageInfo.endCursor") });
        Assert.Equal(["3"], earlier.Each("memory.changes.nodes", "sequence"));
        Assert.False(earlier.At("memory.changes.pageInfo.hasNextPage").GetBoolean());
    }
}
