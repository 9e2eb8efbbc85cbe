using System.ComponentModel;
using System.Globalization;
using GraphMemory.GraphQL.Connections;
using GraphMemory.GraphQL.Errors;
using GraphMemory.GraphQL.Reads;
using GraphMemory.Journal;
using GraphQL;

namespace GraphMemory.GraphQL.Changes;

[Name("ChangeOrder")]
[Description("How changes are ordered.")]
internal sealed class ChangeOrder
{
    [Description("By their numbers.")]
    public SortDirection Sequence { get; init; }
}

[Name("ChangeConnection")]
[Description("A page of changes.")]
internal sealed class ChangeConnection : Connection<ChangeEdge, ChangeNode>
{
    private ChangeConnection(IReadOnlyList<ChangeEdge> edges, bool hasNextPage, bool hasPreviousPage)
        : base(edges, hasNextPage, hasPreviousPage)
    {
    }

    /// <summary>Reads a page of the entries behind <paramref name="since"/>, as far as they were made at the known time.</summary>
    internal static async Task<ChangeConnection> ReadAsync(
        MemoryReading reading, long since, bool descending, int first, string? after, CancellationToken ct)
    {
        int size = PageSize.Checked(first, reading);
        if (since < 0) throw new RequestRefused(ErrorCodes.InvalidArgument, "`since` is the number of a change: 0 or more.");
        Cursors cursors = new("changes", reading.Scope, new { since, descending });
        long? place = cursors.Read(after, static text =>
            long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out long sequence) ? sequence : (long?)null);
        (IReadOnlyList<JournalEntry> entries, bool more) = descending
            ? await LatestAsync(reading, since, place, size, ct)
            : await EarliestAsync(reading, place ?? since, size, ct);
        reading.Spend(entries.Count);
        List<ChangeEdge> edges =
        [
            .. entries.Select(entry => new ChangeEdge(cursors.Of(entry.Sequence.ToString(CultureInfo.InvariantCulture)), new(reading, entry))),
        ];
        return new(edges, more, after is not null);
    }

    private static async Task<(IReadOnlyList<JournalEntry> Entries, bool More)> EarliestAsync(MemoryReading reading, long behind, int size, CancellationToken ct)
    {
        IReadOnlyList<JournalEntry> read = await reading.Graph.JournalAsync(reading.Scope, behind, size + 1, ct);
        List<JournalEntry> known = [.. read.Where(entry => entry.At <= reading.At.Known)];
        return ([.. known.Take(size)], known.Count > size);
    }

    private static async Task<(IReadOnlyList<JournalEntry> Entries, bool More)> LatestAsync(
        MemoryReading reading, long since, long? before, int size, CancellationToken ct)
    {
        long end = before is { } place ? place - 1 : (await reading.HeadAsync(ct)).Sequence;
        List<JournalEntry> known = [];
        while (end > since && known.Count < size)
        {
            long behind = Math.Max(since, end - size);
            IReadOnlyList<JournalEntry> read = await reading.Graph.JournalAsync(reading.Scope, behind, (int)(end - behind), ct);
            known.AddRange(read.Where(entry => entry.At <= reading.At.Known).Reverse());
            end = behind;
        }
        List<JournalEntry> page = [.. known.Take(size)];
        return (page, page.Count > 0 && page[^1].Sequence > since + 1);
    }
}

[Name("ChangeEdge")]
[Description("A change on a page.")]
internal sealed class ChangeEdge(string cursor, ChangeNode node) : Edge<ChangeNode>(cursor, node);
