using System.ComponentModel;
using GraphMemory.Graph;
using GraphMemory.GraphQL.Changes;
using GraphMemory.GraphQL.Reads;
using GraphQL;
using GraphQL.DataLoader;

namespace GraphMemory.GraphQL.Facts;

[Name("FactExplanation")]
[Description("Why a fact is believed, or no longer.")]
internal sealed class FactExplanationNode(MemoryReading reading, FactState state)
{
    [Description("The rule, model or caller that concluded it.")]
    public string Rule => state.Fact.Rule;

    [Description("The words it rests on.")]
    public IEnumerable<FactSourceNode> Words() => state.Sources.Select(source => new FactSourceNode(reading, source));

    [Description("The decisions that relate it to other facts. The words on each side are the sources of `newer` and `older`.")]
    public IEnumerable<FactLinkNode> Decisions() => state.Links.Select(link => new FactLinkNode(reading, link));

    [Description("The changes that hold something about it, oldest first.")]
    public IDataLoaderResult<IEnumerable<ChangeNode>> Changes() =>
        reading.Journal.Load(state.Fact.Id).Select(changes => (IEnumerable<ChangeNode>?)changes ?? []);
}
