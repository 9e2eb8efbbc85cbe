using System.ComponentModel;
using GraphMemory.Graph;
using GraphMemory.GraphQL.Connections;
using GraphMemory.GraphQL.Reads;
using GraphQL;

namespace GraphMemory.GraphQL.Facts;

[Name("FactConnection")]
[Description("A page of facts.")]
internal sealed class FactConnection : Connection<FactEdge, FactNode>
{
    private readonly MemoryReading reading;
    private readonly bool countsAll;

    private FactConnection(MemoryReading reading, IReadOnlyList<FactEdge> edges, bool hasNextPage, bool hasPreviousPage, bool countsAll)
        : base(edges, hasNextPage, hasPreviousPage)
    {
        this.reading = reading;
        this.countsAll = countsAll;
    }

    [Description("How many facts there are in all, for a list without `where`; null for another, where counting is not cheap.")]
    public async Task<long?> TotalCountAsync(CancellationToken ct) =>
        countsAll ? (await reading.Graph.CountsAsync(reading.Scope, reading.At, ct)).Facts : null;

    /// <summary>Reads a page of facts.</summary>
    internal static async Task<FactConnection> ReadAsync(
        MemoryReading reading, FactQuery query, int first, string? after, bool countsAll, CancellationToken ct)
    {
        int size = PageSize.Checked(first, reading);
        Cursors cursors = CursorsOf(reading, query);
        FactQuery paged = query with { First = size, After = cursors.Read(after, FactPlace) };
        return Of(reading, await reading.Graph.FactsAsync(reading.Scope, paged, reading.At, ct), cursors, after is not null, countsAll);
    }

    /// <summary>The first page of facts that were read together with those of other lists.</summary>
    internal static FactConnection Of(MemoryReading reading, Page<FactState> page, FactQuery query) =>
        Of(reading, page, CursorsOf(reading, query), hasPreviousPage: false, countsAll: false);

    private static FactConnection Of(MemoryReading reading, Page<FactState> page, Cursors cursors, bool hasPreviousPage, bool countsAll)
    {
        reading.Spend(page.Items.Count);
        List<FactEdge> edges = [.. page.Items.Select(fact => new FactEdge(cursors.Of(fact.Fact.Id.ToString()), new(reading, fact)))];
        return new(reading, edges, page.HasMore, hasPreviousPage, countsAll);
    }

    private static Cursors CursorsOf(MemoryReading reading, FactQuery query) => new("facts", reading.Scope, query with { First = 0, After = null });

    private static FactId? FactPlace(string place) => Guid.TryParseExact(place, "D", out Guid id) ? new FactId(id) : null;
}

[Name("FactEdge")]
[Description("A fact on a page.")]
internal sealed class FactEdge(string cursor, FactNode node) : Edge<FactNode>(cursor, node);
