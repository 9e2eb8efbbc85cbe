using GraphMemory.Conversations;
using GraphMemory.Graph;
using GraphMemory.Recall;

namespace GraphMemory.Context;

/// <summary>The parts of a context, in the order in which they are rendered.</summary>
public enum ContextSectionKind
{
    /// <summary>Who the user is: name, home, work, preferences, and what must always be known, as allergies.</summary>
    System,

    /// <summary>What else is known and matters for the message.</summary>
    RelevantFacts,

    /// <summary>What was said that matters for the message.</summary>
    RelevantTurns,

    /// <summary>Facts that contradict each other and are not settled.</summary>
    OpenQuestions,

    /// <summary>The latest turns of the conversation that goes on.</summary>
    RecentMessages,
}

/// <summary>The words that a line rests on.</summary>
/// <param name="Turn">The turn; null when the source lies outside the conversations.</param>
/// <param name="SaidAt">When it was said; null likewise.</param>
/// <param name="Speaker">Who said it: the speaker's name, or the role in lower case.</param>
/// <param name="Words">The exact words; null for a source outside, or one that was forgotten.</param>
/// <param name="Label">What the caller called a source outside.</param>
public sealed record LineSource(TurnId? Turn, DateTimeOffset? SaidAt, string? Speaker, string? Words, string? Label);

/// <summary>The fact that a line's fact took the place of.</summary>
/// <param name="Fact">The older fact.</param>
/// <param name="Text">What it said.</param>
/// <param name="Until">When it ceased to be true.</param>
/// <param name="Reason">The reason code of the decision.</param>
/// <param name="Source">The words it rested on; null when they are gone.</param>
public sealed record ReplacedFact(FactId Fact, string Text, DateTimeOffset? Until, string Reason, LineSource? Source);

/// <summary>A line of a context. It is of a fact or of a turn.</summary>
public sealed record ContextLine
{
    /// <summary>The line as it is rendered, without its mark.</summary>
    public required string Text { get; init; }

    /// <summary>The fact; null for a line of a turn.</summary>
    public FactState? Fact { get; init; }

    /// <summary>The turn; null for a line of a fact.</summary>
    public StoredTurn? Turn { get; init; }

    /// <summary>What it rests on, at least one.</summary>
    public required IReadOnlyList<LineSource> Sources { get; init; }

    /// <summary>What the fact took the place of, latest first.</summary>
    public IReadOnlyList<ReplacedFact> Replaced { get; init; } = [];

    /// <summary>How well it fits the message; null for lines that are there whatever the message is.</summary>
    public float? Score { get; init; }

    /// <summary>The signals that found it.</summary>
    public IReadOnlyList<LineSignal> Signals { get; init; } = [];

    /// <summary>What it takes of the budget.</summary>
    public required int Tokens { get; init; }
}

/// <summary>A part of a context.</summary>
public sealed record ContextSection(ContextSectionKind Kind, IReadOnlyList<ContextLine> Lines);

/// <summary>A line that was left out.</summary>
/// <param name="Section">Where it would have stood.</param>
/// <param name="Text">The line.</param>
/// <param name="Reason">BUDGET, DUPLICATE or BELOW_FLOOR.</param>
/// <param name="Score">Its score, if it has one.</param>
public sealed record CutLine(ContextSectionKind Section, string Text, string Reason, float? Score);

/// <summary>What an agent should know for its next turn.</summary>
public sealed record MemoryContext
{
    /// <summary>Identifies this context, for feedback on which lines were used.</summary>
    public required Guid Id { get; init; }

    /// <summary>The two times at which the memory was read.</summary>
    public required ReadPoint At { get; init; }

    /// <summary>The scope's last change that the context saw; 0 when the scope is unknown.</summary>
    public required long Sequence { get; init; }

    /// <summary>The parts that have lines, in the order of <see cref="ContextSectionKind"/>.</summary>
    public required IReadOnlyList<ContextSection> Sections { get; init; }

    /// <summary>What was left out and why, best first, at most 100.</summary>
    public required IReadOnlyList<CutLine> Cut { get; init; }

    /// <summary>The budget.</summary>
    public required int TokensMax { get; init; }

    /// <summary>What the rendered text takes of it, by the estimator.</summary>
    public required int TokensUsed { get; init; }

    /// <summary>Signals that were too late or not available, so that the caller knows what is missing.</summary>
    public required IReadOnlyList<string> MissingSignals { get; init; }

    /// <summary>The context in a form that a prompt or a program takes.</summary>
    public string Render(ContextFormat format = ContextFormat.Text) => ContextRenderer.Render(this, format);
}

/// <summary>How a context is rendered.</summary>
public enum ContextFormat
{
    /// <summary>Plain lines under short headings: what the budget is counted on.</summary>
    Text,

    /// <summary>Markdown with the sources as notes.</summary>
    Markdown,

    /// <summary>JSON with every field.</summary>
    Json,
}
