using System.ComponentModel;
using GraphMemory.Conversations;
using GraphMemory.Graph;
using GraphMemory.GraphQL.Changes;
using GraphMemory.GraphQL.Conversations;
using GraphMemory.GraphQL.Errors;
using GraphMemory.GraphQL.Memories;
using GraphMemory.GraphQL.Nodes;
using GraphMemory.GraphQL.Reads;
using GraphQL;
using GraphQL.DataLoader;

namespace GraphMemory.GraphQL.Facts;

[Name("AssertFactsInput")]
[Description("Facts that the caller states itself.")]
internal sealed class AssertFactsInput
{
    /// <summary>The most facts of one call.</summary>
    public const int FactsMax = 100;

    [Id]
    [Description("The caller's own key of the user: 1 to 200 characters.")]
    public required string User { get; init; }

    [Description("The facts, in order: 1 to 100.")]
    public required IReadOnlyList<FactInput> Facts { get; init; }
}

[Name("FactInput")]
[Description("A fact. Exactly one of `object` and `value` is given.")]
internal sealed class FactInput
{
    [Description("The name of whom it is about; left out for the user.")]
    public string? Subject { get; init; }

    [Description("What is said: a snake_case word of 1 to 64 characters. One that is not known takes many values.")]
    public required string Predicate { get; init; }

    [Description("Which slot of the predicate, as \"color\" of favorite.")]
    public string? Facet { get; init; }

    [Description("The name of the entity it points to.")]
    public string? Object { get; init; }

    [Description("What sort of thing the object is, when the predicate does not tell.")]
    public EntityKind? ObjectKind { get; init; }

    [Description("The literal: at most 2,000 characters.")]
    public string? Value { get; init; }

    [DefaultValue(Polarity.Positive)]
    [Description("Whether it says that something is so or not.")]
    public Polarity Polarity { get; init; }

    [Description("When it began to be true. Left out: not known.")]
    public DateTimeOffset? From { get; init; }

    [Description("When it ceased to be true. Left out: it holds.")]
    public DateTimeOffset? Until { get; init; }

    [DefaultValue(0.9)]
    [Description("How sure the caller is: above 0, at most 1.")]
    public double Confidence { get; init; }

    [Description("What the caller calls its source: at most 500 characters.")]
    public string? Source { get; init; }

    [Id]
    [Description("The turn that says it.")]
    public string? SourceTurn { get; init; }

    public FactAssertion ToAssertion(Scope scope) => new()
    {
        Subject = Subject,
        Predicate = Predicate,
        Facet = Facet,
        Object = Object,
        ObjectKind = ObjectKind,
        Value = Value,
        Polarity = Polarity,
        From = From,
        Until = Until,
        Confidence = Confidence is > 0 and <= 1
            ? (decimal)Confidence
            : throw new MemoryException(MemoryErrorCode.InvalidFact, "A confidence is a number above 0 and at most 1."),
        Source = Source,
        SourceTurn = SourceTurn is null ? null : new TurnId(GlobalId.Row(SourceTurn, TurnNode.TypeName, scope)),
    };
}

[Name("AssertFactsPayload")]
[Description("What assertFacts did.")]
internal sealed class AssertFactsPayload(MemoryReading? reading, AssertResult? result, IReadOnlyList<IAssertFactsError>? errors)
{
    [Description("One for each fact given, in that order; empty when there are errors.")]
    public IEnumerable<ClaimOutcomeNode> Claims => result?.Claims.Select(claim => new ClaimOutcomeNode(reading!, claim)) ?? [];

    [Description("The change that it made; null when nothing was new.")]
    public IDataLoaderResult<ChangeNode?>? Change() => result?.Change is { } sequence ? reading!.Changes.Load(sequence) : null;

    [Description("The memory afterwards; null when there are errors.")]
    public MemoryNode? Memory => reading is null ? null : new(reading);

    [Description("Why nothing was changed; null when all went well.")]
    public IReadOnlyList<IAssertFactsError>? Errors => errors;
}

[Name("ClaimOutcome")]
[Description("What a claim did to the known facts.")]
internal sealed class ClaimOutcomeNode(MemoryReading reading, ClaimOutcome claim)
{
    [Description("The fact that the claim made, or that it repeats.")]
    public IDataLoaderResult<FactNode> Fact() => reading.Facts.Load(claim.Fact)!;

    [Description("NOVEL, REPEATS, COEXISTS, SUPERSEDES, RETRACTS and so on.")]
    public string Verdict => claim.Verdict;

    [Description("The reason code of the decision.")]
    public string Reason => claim.Reason;
}
