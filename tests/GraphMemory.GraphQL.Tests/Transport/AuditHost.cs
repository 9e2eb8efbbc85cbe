namespace GraphMemory.GraphQL.Tests.Transport;

public sealed class ProbeTests
{
    [Fact]
    public async Task Probe()
    {
        await using ApiHost host = await ApiHost.StartAsync();
        Console.Error.WriteLine(await host.SendAsync("{ __typename server { name version now } }"));
        Console.Error.WriteLine(await host.SendAsync("{ server { nam } }"));
        Console.Error.WriteLine(await host.SendAsync("{ memory(user: \"a\") { exists } }"));
        Console.Error.WriteLine(await host.SendAsync("query ($v: DateTime) { memory(user: \"a\", at: { valid: $v }) { exists } }", new { v = "2026-05-03" }));
        Console.Error.WriteLine(await host.SendAsync("{ memory(user: \"a\", at: { valid: \"2026-05-03\" }) { exists } }"));
        Console.Error.WriteLine(await host.SendAsync("query ($v: Int!) { memory(user: \"a\") { facts(first: $v) { nodes { id } } } }", new { v = "x" }));
        Console.Error.WriteLine(await host.SendAsync("query ($v: DateTime) { memory(user: \"a\", at: { valid: $v }) { exists } }", new { v = 7 }));
        Console.Error.WriteLine(await host.SendAsync("{ __schema { types { name } } }"));
        Console.Error.WriteLine(await host.SendAsync("{ a: __typename b"));
        Console.Error.WriteLine(await host.SendAsync("query A { a: __typename } query B { server { name } }"));
        Console.Error.WriteLine(await host.SendAsync("mutation { undo(input: { user: \"a\", sequence: 99999999999999999999999 }) { change { id } } }"));
        Console.Error.WriteLine(await host.SendAsync("mutation { assertFacts(input: { user: \"a\", facts: [{ predicate: \"likes\", value: \"x\" }] }) { errors { __typename } } }"));
        Console.Error.WriteLine(await host.SendAsync("{ node(id: \"%%%\") { id } }"));
        Console.Error.WriteLine(await host.Http.GetStringAsync("graphql?query={__typename}"));
        Assert.Fail(host.Address.ToString());
    }
}
