using GraphMemory.Recall;
using Neo4j.Driver;

namespace GraphMemory.Neo4j.Recall;

/// <summary>The first row of either statement: how many rows the scope has, how long they are together, and in how many each term stands.</summary>
internal static class Counters
{
    /// <summary>Those of an unknown scope.</summary>
    public static TermStatistics Nothing(int terms) => new(0, 1, new long[terms]);

    /// <summary>Reads the row; the mean length is that of a row's own terms.</summary>
    public static TermStatistics Of(IRecord row)
    {
        long count = row.Get<long>("count");
        double lengths = row.Get<double>("lengths");
        return new TermStatistics(count, count == 0 || lengths <= 0 ? 1 : lengths / count, row.Get<List<long>>("frequencies"));
    }
}
