using System.ComponentModel;
using GraphMemory.Context;
using GraphMemory.GraphQL.Conversations;
using GraphMemory.GraphQL.Facts;
using GraphMemory.GraphQL.Nodes;
using GraphMemory.GraphQL.Reads;
using GraphMemory.Recall;
using GraphQL;
using GraphQL.DataLoader;

namespace GraphMemory.GraphQL.Contexts;

[Name("Context")]
[Description("What an agent should know for its next turn, within a budget of tokens, each line with its source.")]
internal sealed class ContextNode(MemoryReading reading, MemoryContext context)
{
    [Description("The parts that have lines, in the order in which they are rendered.")]
    public IEnumerable<ContextSectionNode> Sections => context.Sections.Select(section => new ContextSectionNode(reading, section));

    [Description("What was left out and why, best first, at most 100.")]
    public IEnumerable<CutLineNode> Cut => context.Cut.Select(line => new CutLineNode(line));

    [Description("What the rendered text takes of the budget.")]
    public int TokensUsed => context.TokensUsed;

    [Description("The budget.")]
    public int TokensMax => context.TokensMax;

    [Description("Signals that were too late or not available.")]
    public IEnumerable<string> MissingSignals => context.MissingSignals;

    [Description("The last change that the context saw; 0 for a memory that nothing was written to.")]
    public long Sequence => context.Sequence;

    [Description("The two times at which the memory was read.")]
    public ReadPointNode At => new(context.At);

    [Description("The context ready for a prompt or a program.")]
    public string Text([Description("In which form.")] ContextFormat format = ContextFormat.Text) => context.Render(format);
}

[Name("ContextSection")]
[Description("A part of a context.")]
internal sealed class ContextSectionNode(MemoryReading reading, ContextSection section)
{
    [Description("Which part.")]
    public ContextSectionKind Kind => section.Kind;

    [Description("Its lines.")]
    public IEnumerable<ContextLineNode> Lines => section.Lines.Select(line => new ContextLineNode(reading, line));
}

[Name("ContextLine")]
[Description("A line of a context. It is of a fact or of a turn.")]
internal sealed class ContextLineNode(MemoryReading reading, ContextLine line)
{
    [Description("The line as it is rendered.")]
    public string Text => line.Text;

    [Description("The words it rests on: at least one.")]
    public IEnumerable<LineSourceNode> Sources => line.Sources.Select(source => new LineSourceNode(reading, source));

    [Description("What its fact took the place of, latest first.")]
    public IEnumerable<ReplacedFactNode> Replaced => line.Replaced.Select(replaced => new ReplacedFactNode(reading, replaced));

    [Description("When its fact is true; null for a line of a turn.")]
    public ValidityNode? Validity => line.Fact is { } fact ? new(fact.Version.Validity) : null;

    [Description("How well it fits the message; null for a line that is there whatever the message is.")]
    public double? Score => Scores.Rounded(line.Score);

    [Description("The signals that found it.")]
    public IEnumerable<SignalNode> Signals => line.Signals.Select(signal => new SignalNode(signal));

    [Description("What it takes of the budget.")]
    public int Tokens => line.Tokens;

    [Description("The fact; null for a line of a turn.")]
    public FactNode? Fact => line.Fact is { } fact ? new(reading, fact) : null;

    [Description("The turn; null for a line of a fact.")]
    public TurnNode? Turn => line.Turn is { } turn ? new(reading, turn) : null;
}

[Name("LineSource")]
[Description("The words that a line rests on.")]
internal sealed class LineSourceNode(MemoryReading reading, LineSource source)
{
    [Description("The turn; null when the source lies outside the conversations or was forgotten.")]
    public IDataLoaderResult<TurnNode?>? Turn() => source.Turn is { } id ? reading.Turns.Load(id) : null;

    [Id]
    [Description("The turn's id, without reading the turn.")]
    public string? TurnId => source.Turn is { } id ? GlobalId.Of(TurnNode.TypeName, reading.Scope, id) : null;

    [Description("When it was said.")]
    public DateTimeOffset? SaidAt => source.SaidAt;

    [Description("Who said it: a name, or the role in lower case.")]
    public string? Speaker => source.Speaker;

    [Description("The exact words.")]
    public string? Words => source.Words;

    [Description("What the caller called a source outside the conversations.")]
    public string? Label => source.Label;
}

[Name("ReplacedFact")]
[Description("A fact that another took the place of.")]
internal sealed class ReplacedFactNode(MemoryReading reading, ReplacedFact replaced)
{
    [Description("What it said.")]
    public string Text => replaced.Text;

    [Description("When it ceased to be true.")]
    public DateTimeOffset? Until => replaced.Until;

    [Description("The reason code of the decision.")]
    public string Reason => replaced.Reason;

    [Description("The words it rested on; null when they are gone.")]
    public LineSourceNode? Source => replaced.Source is { } source ? new(reading, source) : null;

    [Description("The fact itself.")]
    public IDataLoaderResult<FactNode?> Fact() => reading.Facts.Load(replaced.Fact);
}

[Name("CutLine")]
[Description("A line that was left out.")]
internal sealed class CutLineNode(CutLine line)
{
    [Description("Where it would have stood.")]
    public ContextSectionKind Section => line.Section;

    [Description("The line.")]
    public string Text => line.Text;

    [Description("BUDGET, DUPLICATE or BELOW_FLOOR.")]
    public string Reason => line.Reason;

    [Description("Its score, if it has one.")]
    public double? Score => Scores.Rounded(line.Score);
}

[Name("Signal")]
[Description("A signal that found something, with what it added to the score.")]
internal sealed class SignalNode(LineSignal signal)
{
    [Description("Its name: vector, keyword and so on.")]
    public string Name => signal.Name;

    [Description("What it added.")]
    public double Contribution => Scores.Rounded(signal.Contribution);
}

/// <summary>Scores as they are shown: four decimals tell all that they mean.</summary>
internal static class Scores
{
    public static double Rounded(float score) => Math.Round((double)score, 4);

    public static double? Rounded(float? score) => score is { } known ? Rounded(known) : null;
}
