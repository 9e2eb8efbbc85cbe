using System.ComponentModel;
using GraphMemory.Graph;
using GraphQL;

namespace GraphMemory.GraphQL.Reads;

[Name("ReadPointInput")]
[Description("The two times of a read. Both left out: those of the field above; at the top, now.")]
internal sealed class ReadPointInput
{
    [Description("Facts that are true at this instant. Left out: the instant of `known` when that is given, else that of the field above.")]
    public DateTimeOffset? Valid { get; init; }

    [Description("As far as was known at this instant. An instant in the future means now. Left out: that of the field above.")]
    public DateTimeOffset? Known { get; init; }

    /// <summary>The read point below <paramref name="parent"/>, in a request that began at <paramref name="now"/>.</summary>
    public ReadPoint Below(ReadPoint parent, ReadPoint now)
    {
        DateTimeOffset known = Known is { } asked ? (asked < now.Known ? asked : now.Known) : parent.Known;
        return new(Valid ?? (Known is null ? parent.Valid : known), known);
    }
}

[Name("ReadPoint")]
[Description("The two times at which something was read.")]
internal sealed class ReadPointNode(ReadPoint at)
{
    [Description("Facts were true at this instant.")]
    public DateTimeOffset Valid => at.Valid;

    [Description("As far as was known at this instant.")]
    public DateTimeOffset Known => at.Known;
}
