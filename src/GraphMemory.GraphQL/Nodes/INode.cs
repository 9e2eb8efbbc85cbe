using System.ComponentModel;
using GraphQL;

namespace GraphMemory.GraphQL.Nodes;

[Name("Node")]
[Description("Something with an id that can be asked for again.")]
internal interface INode
{
    [Id]
    [Description("Identifies the thing across all memories.")]
    string Id { get; }
}
