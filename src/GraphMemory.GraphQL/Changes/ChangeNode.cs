using System.ComponentModel;
using System.Globalization;
using GraphMemory.GraphQL.Nodes;
using GraphMemory.GraphQL.Reads;
using GraphMemory.Journal;
using GraphQL;

namespace GraphMemory.GraphQL.Changes;

[Name("Change")]
[Implements(typeof(INode))]
[Description("One atomic edit of a memory: an entry of its journal.")]
internal sealed class ChangeNode(MemoryReading reading, JournalEntry entry) : INode
{
    public const string TypeName = "Change";

    [Id]
    [Description("Identifies the change.")]
    public string Id => GlobalId.Of(TypeName, reading.Scope, entry.Sequence.ToString(CultureInfo.InvariantCulture));

    [Description("Its number in the memory's journal: 1 for the first, without gaps.")]
    public long Sequence => entry.Sequence;

    [Description("When it was made: later than the change before.")]
    public DateTimeOffset At => entry.At;

    [Description("Who made it: the API, a rule set, an import.")]
    public string Actor => entry.Actor;

    [Description("Reason codes of the decisions in it.")]
    public IEnumerable<string> Reasons => entry.Reasons;

    [Description("What it did, in order.")]
    public IEnumerable<ChangeItemNode> Items()
    {
        reading.Spend(entry.Items.Length);
        return entry.Items.Select(item => new ChangeItemNode(reading, item.Body));
    }

    [Description("Its hash, over content, number and the hash before: 64 hex digits.")]
    public string Hash => entry.Hash;

    [Description("The hash of the change before; 64 zeros for the first.")]
    public string PreviousHash => entry.PreviousHash;
}
