using System.ComponentModel;
using GraphMemory.Conversations;
using GraphMemory.Graph;
using GraphMemory.GraphQL.Connections;
using GraphMemory.GraphQL.Conversations;
using GraphMemory.GraphQL.Entities;
using GraphMemory.GraphQL.Errors;
using GraphMemory.GraphQL.Nodes;
using GraphQL;

namespace GraphMemory.GraphQL.Facts;

[Name("FactWhere")]
[Description("Which facts. Conditions are joined by \"and\". Words of a fact's text are looked for with `search`.")]
internal sealed class FactWhere
{
    [Description("By their own ids.")]
    public IdFilter? Id { get; init; }

    [Description("By whom they are about.")]
    public IdFilter? Subject { get; init; }

    [Description("By an entity on either side.")]
    public IdFilter? Entity { get; init; }

    [Description("By what they say.")]
    public WordFilter? Predicate { get; init; }

    [Description("By whether they are true. Left out: only facts that are ACTIVE.")]
    public FactStatusFilter? Status { get; init; }

    [Description("By how sure we are.")]
    public ConfidenceFilter? Confidence { get; init; }

    [Description("By when their present state was recorded.")]
    public RecordedFilter? RecordedAt { get; init; }

    [Description("By the turns they rest on.")]
    public IdFilter? SourceTurn { get; init; }

    /// <summary>The store's query, without a page.</summary>
    public FactQuery ToQuery(Scope scope) => new()
    {
        Ids = Id?.Rows(FactNode.TypeName, scope).Select(id => new FactId(id)).ToList(),
        Subjects = Subject?.Rows(EntityNode.TypeName, scope).Select(id => new EntityId(id)).ToList(),
        Entities = Entity?.Rows(EntityNode.TypeName, scope).Select(id => new EntityId(id)).ToList(),
        Predicates = Predicate?.Values(),
        Statuses = Status?.Values() ?? [FactStatus.Active],
        ConfidenceMin = Confidence?.Minimum(),
        RecordedFrom = RecordedAt?.Gte,
        SourceTurns = SourceTurn?.Rows(TurnNode.TypeName, scope).Select(id => new TurnId(id)).ToList(),
    };
}

[Name("FactOrder")]
[Description("How facts are ordered.")]
internal sealed class FactOrder
{
    [Description("By when they were first recorded.")]
    public SortDirection CreatedAt { get; init; }
}

[Name("IdFilter")]
[Description("One of some ids.")]
internal sealed class IdFilter
{
    [Id]
    [Description("This id.")]
    public string? Eq { get; init; }

    [Id]
    [Description("One of these ids: 1 to 100.")]
    public IReadOnlyList<string>? In { get; init; }

    public IReadOnlyList<Guid> Rows(string type, Scope scope) => [.. OneOf.Either(Eq, In).Select(id => GlobalId.Row(id, type, scope))];
}

[Name("WordFilter")]
[Description("One of some words.")]
internal sealed class WordFilter
{
    [Description("This word.")]
    public string? Eq { get; init; }

    [Description("One of these words: 1 to 100.")]
    public IReadOnlyList<string>? In { get; init; }

    public IReadOnlyList<string> Values() => OneOf.Either(Eq, In);
}

[Name("FactStatusFilter")]
[Description("One of some statuses.")]
internal sealed class FactStatusFilter
{
    [Description("This status.")]
    public FactStatus? Eq { get; init; }

    [Description("One of these statuses.")]
    public IReadOnlyList<FactStatus>? In { get; init; }

    public IReadOnlyList<FactStatus> Values() => Eq is { } one ? OneOf.Either<FactStatus>([one], In) : OneOf.Either(null, In);
}

[Name("ConfidenceFilter")]
[Description("A least confidence.")]
internal sealed class ConfidenceFilter
{
    [Description("At least this sure: 0 to 1.")]
    public double Gte { get; init; }

    public decimal Minimum() => Gte is >= 0 and <= 1
        ? (decimal)Gte
        : throw new RequestRefused(ErrorCodes.InvalidArgument, "A confidence is a number from 0 to 1.");
}

[Name("RecordedFilter")]
[Description("An earliest instant.")]
internal sealed class RecordedFilter
{
    [Description("At this instant or later.")]
    public DateTimeOffset Gte { get; init; }
}

/// <summary>Filters that name one value or a list of them.</summary>
internal static class OneOf
{
    public const int Max = 100;

    public static IReadOnlyList<string> Either(string? one, IReadOnlyList<string>? many) => Either<string>(one is null ? null : [one], many);

    public static IReadOnlyList<T> Either<T>(IReadOnlyList<T>? one, IReadOnlyList<T>? many) => (one, many) switch
    {
        ({ } value, null) => value,
        (null, { Count: >= 1 and <= Max } values) => values,
        _ => throw new RequestRefused(ErrorCodes.InvalidArgument, $"A filter takes either `eq` or `in`, and `in` takes 1 to {Max} values."),
    };
}
