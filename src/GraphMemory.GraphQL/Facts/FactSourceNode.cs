using System.ComponentModel;
using GraphMemory.Graph;
using GraphMemory.GraphQL.Conversations;
using GraphMemory.GraphQL.Reads;
using GraphQL;
using GraphQL.DataLoader;

namespace GraphMemory.GraphQL.Facts;

[Name("FactSource")]
[Description("What a fact rests on: words of a turn, or what the caller named as its source.")]
internal sealed class FactSourceNode(MemoryReading reading, FactSource source)
{
    [Description("The turn that says it; null when it came from elsewhere or was forgotten.")]
    public IDataLoaderResult<TurnNode?>? Turn() => source.Turn is { } id ? reading.Turns.Load(id) : null;

    [Description("The exact words; the whole turn when no part of it was marked; null when there is no turn.")]
    public IDataLoaderResult<string?>? Words() => source.Turn is { } id ? reading.Turns.Load(id).Select(turn => turn?.WordsAt(source.Span)) : null;

    [Description("Where the words begin in the turn's text, in UTF-16 code units.")]
    public int? Start => source.Span?.Start;

    [Description("How long the words are, in UTF-16 code units.")]
    public int? Length => source.Span?.Length;

    [Description("What the caller called its source.")]
    public string? Label => source.Label;
}

[Name("FactLink")]
[Description("A relation between two facts, and the decision that made it.")]
internal sealed class FactLinkNode(MemoryReading reading, FactLink link)
{
    [Description("How they are related.")]
    public FactLinkKind Kind => link.Kind;

    [Description("The reason code of the decision.")]
    public string Reason => link.Reason;

    [Description("When the decision was made.")]
    public DateTimeOffset RecordedAt => link.RecordedAt;

    [Description("The newer fact; null when it was forgotten.")]
    public IDataLoaderResult<FactNode?> Newer() => reading.Facts.Load(link.From);

    [Description("The older fact; null when it was forgotten.")]
    public IDataLoaderResult<FactNode?> Older() => reading.Facts.Load(link.To);
}
