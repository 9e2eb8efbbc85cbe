using System.ComponentModel;
using GraphQL;
using GraphQL.Types;

namespace GraphMemory.GraphQL.Errors;

[Name("Error")]
[Description("An expected failure of a mutation: nothing was changed, and the message says what to do.")]
internal interface IError
{
    [Description("What went wrong and what to do about it, for people.")]
    string Message { get; }

    [Description("A stable UPPER_SNAKE_CASE code, for programs.")]
    string Code { get; }
}

/// <summary>What <c>remember</c> may answer.</summary>
internal interface IRememberError;

/// <summary>What <c>assertFacts</c> may answer.</summary>
internal interface IAssertFactsError;

/// <summary>What <c>loadSample</c> may answer.</summary>
internal interface ILoadSampleError;

/// <summary>What <c>undo</c> may answer.</summary>
internal interface IUndoError;

/// <summary>An expected failure.</summary>
internal abstract class MutationError(string code, string message) : IError
{
    [Description("What went wrong and what to do about it, for people.")]
    public string Message => message;

    [Description("A stable UPPER_SNAKE_CASE code, for programs.")]
    public string Code => code;

    /// <summary>The typed error of an exception; null for one that is no expected failure.</summary>
    internal static MutationError? Of(MemoryException error) => error.Code switch
    {
        MemoryErrorCode.InvalidScope => new InvalidUserError(error.Message),
        MemoryErrorCode.TurnConflict => new TurnConflictError(error.Message),
        MemoryErrorCode.ScopeBusy => new ScopeBusyError(error.Message),
        MemoryErrorCode.NotUndoable => new NotUndoableError(error.Message),
        MemoryErrorCode.InvalidTurn or MemoryErrorCode.InvalidFact or MemoryErrorCode.InvalidArgument =>
            new InvalidInputError(EnumNames.Of(error.Code), error.Message),
        _ => null,
    };
}

[Implements(typeof(IError))]
[Description("The user's key is none that a memory can have.")]
internal sealed class InvalidUserError(string message)
    : MutationError(EnumNames.Of(MemoryErrorCode.InvalidScope), message), IRememberError, IAssertFactsError, ILoadSampleError, IUndoError;

[Implements(typeof(IError))]
[Description("A turn or a fact of the input is refused; the message says which and why.")]
internal sealed class InvalidInputError(string code, string message) : MutationError(code, message), IRememberError, IAssertFactsError;

[Implements(typeof(IError))]
[Description("An external id is known with another text, time, role or conversation.")]
internal sealed class TurnConflictError(string message)
    : MutationError(EnumNames.Of(MemoryErrorCode.TurnConflict), message), IRememberError, ILoadSampleError;

[Implements(typeof(IError))]
[Description("Too many writers on one memory: nothing was written; try again.")]
internal sealed class ScopeBusyError(string message)
    : MutationError(EnumNames.Of(MemoryErrorCode.ScopeBusy), message), IRememberError, IAssertFactsError, ILoadSampleError, IUndoError;

[Implements(typeof(IError))]
[Description("Later changes touched the same facts.")]
internal sealed class UndoBlockedError(string message, IReadOnlyList<long> sequences)
    : MutationError(EnumNames.Of(MemoryErrorCode.UndoBlocked), message), IUndoError
{
    [Description("Those changes: undo them first, latest first.")]
    public IReadOnlyList<long> Sequences => sequences;
}

[Implements(typeof(IError))]
[Description("There is no such change, or nothing in it can be undone.")]
internal sealed class NotUndoableError(string message) : MutationError(EnumNames.Of(MemoryErrorCode.NotUndoable), message), IUndoError;

/// <summary>The union of what a mutation may answer: the object types whose CLR types carry its mark.</summary>
internal abstract class ErrorUnion<TMark> : UnionGraphType
{
    protected ErrorUnion(string name, string mutation)
    {
        Name = name;
        Description = $"What {mutation} may answer when it changed nothing.";
        foreach (Type error in typeof(MutationError).Assembly.GetTypes().Where(type => type is { IsAbstract: false } && typeof(TMark).IsAssignableFrom(type)).OrderBy(type => type.Name, StringComparer.Ordinal))
            Type(typeof(AutoRegisteringObjectGraphType<>).MakeGenericType(error));
    }
}

internal sealed class RememberErrorUnion() : ErrorUnion<IRememberError>("RememberError", "remember");

internal sealed class AssertFactsErrorUnion() : ErrorUnion<IAssertFactsError>("AssertFactsError", "assertFacts");

internal sealed class LoadSampleErrorUnion() : ErrorUnion<ILoadSampleError>("LoadSampleError", "loadSample");

internal sealed class UndoErrorUnion() : ErrorUnion<IUndoError>("UndoError", "undo");
