using System.ComponentModel;
using GraphMemory.GraphQL.Changes;
using GraphMemory.GraphQL.Errors;
using GraphMemory.GraphQL.Memories;
using GraphMemory.GraphQL.Reads;
using GraphQL;
using GraphQL.DataLoader;

namespace GraphMemory.GraphQL.Conversations;

[Name("LoadSampleInput")]
[Description("Where to load the sample conversation.")]
internal sealed class LoadSampleInput
{
    [Id]
    [Description("The caller's own key of the user: 1 to 200 characters.")]
    public required string User { get; init; }
}

[Name("LoadSamplePayload")]
[Description("What loadSample did. A second time it does nothing.")]
internal sealed class LoadSamplePayload(MemoryReading? reading, RememberResult? result, IReadOnlyList<ILoadSampleError>? errors)
{
    [Description("How many turns were new.")]
    public int TurnsAdded => result?.Turns.Count(turn => turn.IsNew) ?? 0;

    [Description("The changes that it made; empty when nothing was new.")]
    public IDataLoaderResult<IEnumerable<ChangeNode>> Changes() => WrittenChanges.Load(reading, result?.Changes);

    [Description("The memory afterwards; null when there are errors.")]
    public MemoryNode? Memory => reading is null ? null : new(reading);

    [Description("Why nothing was loaded; null when all went well.")]
    public IReadOnlyList<ILoadSampleError>? Errors => errors;
}
