using System.ComponentModel;
using GraphMemory.GraphQL.Errors;
using GraphMemory.GraphQL.Memories;
using GraphMemory.GraphQL.Reads;
using GraphQL;
using GraphQL.DataLoader;

namespace GraphMemory.GraphQL.Changes;

[Name("UndoInput")]
[Description("A change to undo.")]
internal sealed class UndoInput
{
    [Id]
    [Description("The caller's own key of the user: 1 to 200 characters.")]
    public required string User { get; init; }

    [Description("The number of the change.")]
    public required long Sequence { get; init; }
}

[Name("UndoPayload")]
[Description("What undo did. Reads at earlier known times stay as they were.")]
internal sealed class UndoPayload(MemoryReading? reading, long? change, IReadOnlyList<IUndoError>? errors)
{
    [Description("The change that undid the other; null when there are errors.")]
    public IDataLoaderResult<ChangeNode?>? Change() => change is { } sequence ? reading!.Changes.Load(sequence) : null;

    [Description("The memory afterwards; null when there are errors.")]
    public MemoryNode? Memory => reading is null ? null : new(reading);

    [Description("Why nothing was undone; null when it was.")]
    public IReadOnlyList<IUndoError>? Errors => errors;
}

/// <summary>The changes that a mutation wrote.</summary>
internal static class WrittenChanges
{
    public static IDataLoaderResult<IEnumerable<ChangeNode>> Load(MemoryReading? reading, IReadOnlyList<long>? sequences)
    {
        List<Loaded<ChangeNode?>> loads = [.. (sequences ?? []).Select(sequence => reading!.Changes.Load(sequence))];
        return new Loaded<IEnumerable<ChangeNode>>(async ct =>
        {
            List<ChangeNode> changes = [];
            foreach (Loaded<ChangeNode?> load in loads)
            {
                if (await load.GetResultAsync(ct) is { } change) changes.Add(change);
            }
            return changes;
        });
    }
}
