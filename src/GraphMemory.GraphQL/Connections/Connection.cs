using System.ComponentModel;
using GraphMemory.GraphQL.Errors;
using GraphMemory.GraphQL.Reads;

namespace GraphMemory.GraphQL.Connections;

/// <summary>A page of a list, in the shape that Relay clients expect.</summary>
internal abstract class Connection<TEdge, TNode>(IReadOnlyList<TEdge> edges, bool hasNextPage, bool hasPreviousPage)
    where TEdge : Edge<TNode>
    where TNode : notnull
{
    [Description("The rows with their cursors.")]
    public IReadOnlyList<TEdge> Edges => edges;

    [Description("The rows alone.")]
    public IEnumerable<TNode> Nodes => edges.Select(edge => edge.Node);

    [Description("Whether there is more.")]
    public PageInfo PageInfo => new(hasNextPage, hasPreviousPage, edges.Count == 0 ? null : edges[0].Cursor, edges.Count == 0 ? null : edges[^1].Cursor);
}

/// <summary>A row of a page.</summary>
internal abstract class Edge<TNode>(string cursor, TNode node)
    where TNode : notnull
{
    [Description("The row's place in the list: pass it as `after`.")]
    public string Cursor => cursor;

    [Description("The row.")]
    public TNode Node => node;
}

[Description("Where a page lies in its list.")]
internal sealed class PageInfo(bool hasNextPage, bool hasPreviousPage, string? startCursor, string? endCursor)
{
    [Description("True when rows follow.")]
    public bool HasNextPage => hasNextPage;

    [Description("True when the page was asked for with a cursor: rows lie before it.")]
    public bool HasPreviousPage => hasPreviousPage;

    [Description("The cursor of the first row; null on an empty page.")]
    public string? StartCursor => startCursor;

    [Description("The cursor of the last row: pass it as `after` for the next page; null on an empty page.")]
    public string? EndCursor => endCursor;
}

/// <summary>Bounds of pages.</summary>
internal static class PageSize
{
    public const int Default = 20;
    public const int Max = 200;

    /// <summary>Checks a page size and counts it against the request's bound.</summary>
    public static int Checked(int first, MemoryReading reading, int max = Max)
    {
        if (first < 1 || first > max)
            throw new RequestRefused(ErrorCodes.InvalidArgument, $"`first` is {first}; it takes 1 to {max}. Follow `pageInfo.endCursor` for more.");
        reading.Spend(1);
        return first;
    }
}

[Description("In which direction a list goes.")]
internal enum SortDirection
{
    [Description("Oldest first.")]
    Asc,

    [Description("Latest first.")]
    Desc,
}
