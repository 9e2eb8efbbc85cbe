using System.ComponentModel;
using GraphMemory.Conversations;
using GraphMemory.GraphQL.Changes;
using GraphMemory.GraphQL.Conversations;
using GraphMemory.GraphQL.Errors;
using GraphMemory.GraphQL.Facts;
using GraphMemory.GraphQL.Reads;
using GraphQL;

namespace GraphMemory.GraphQL;

[Description("What changes a memory. Each is atomic; an expected failure is in the payload's `errors`.")]
internal sealed class Mutation
{
    private Mutation()
    {
    }

    [Description("Remembers turns of conversations, and by default reads what they say.")]
    public static async Task<RememberPayload> Remember(
        [FromServices] RequestReads reads, [FromServices] JournalSignal signal, [Description("The turns.")] RememberInput input, CancellationToken ct)
    {
        try
        {
            Scope scope = reads.Scope(input.User);
            if (input.Turns.Count is 0 or > RememberInput.TurnsMax)
                throw new MemoryException(MemoryErrorCode.InvalidArgument, $"`turns` has {input.Turns.Count} entries; it takes 1 to {RememberInput.TurnsMax}. Split it.");
            RememberResult result = await reads.Memory.RememberAsync(scope, [.. input.Turns.Select(turn => turn.ToTurn())], input.Wait, ct);
            signal.Notify(scope);
            return new(await reads.ReopenAsync(scope, ct), result, errors: null);
        }
        catch (MemoryException error) when (MutationError.Of(error) is IRememberError expected)
        {
            return new(reading: null, result: null, [expected]);
        }
    }

    [Description("Puts facts of the caller's own into the memory, with the same judgement as facts from talk.")]
    public static async Task<AssertFactsPayload> AssertFacts(
        [FromServices] RequestReads reads, [FromServices] JournalSignal signal, [Description("The facts.")] AssertFactsInput input, CancellationToken ct)
    {
        try
        {
            Scope scope = reads.Scope(input.User);
            if (input.Facts.Count is 0 or > AssertFactsInput.FactsMax)
                throw new MemoryException(MemoryErrorCode.InvalidArgument, $"`facts` has {input.Facts.Count} entries; it takes 1 to {AssertFactsInput.FactsMax}. Split it.");
            AssertResult result = await reads.Memory.AssertFactsAsync(scope, [.. input.Facts.Select(fact => fact.ToAssertion(scope))], ct);
            signal.Notify(scope);
            return new(await reads.ReopenAsync(scope, ct), result, errors: null);
        }
        catch (MemoryException error) when (MutationError.Of(error) is IAssertFactsError expected)
        {
            return new(reading: null, result: null, [expected]);
        }
    }

    [Description("Remembers the sample conversation: a few days of talk in which somebody moves and changes jobs.")]
    public static async Task<LoadSamplePayload> LoadSample(
        [FromServices] RequestReads reads, [FromServices] JournalSignal signal, [Description("Where to.")] LoadSampleInput input, CancellationToken ct)
    {
        try
        {
            Scope scope = reads.Scope(input.User);
            RememberResult result = await reads.Memory.RememberAsync(scope, SampleConversation.Turns, RememberWait.Extracted, ct);
            signal.Notify(scope);
            return new(await reads.ReopenAsync(scope, ct), result, errors: null);
        }
        catch (MemoryException error) when (MutationError.Of(error) is ILoadSampleError expected)
        {
            return new(reading: null, result: null, [expected]);
        }
    }

    [Description("Undoes a change none of whose facts were touched later.")]
    public static async Task<UndoPayload> Undo(
        [FromServices] RequestReads reads, [FromServices] JournalSignal signal, [Description("Which change.")] UndoInput input, CancellationToken ct)
    {
        try
        {
            Scope scope = reads.Scope(input.User);
            switch (await reads.Memory.UndoAsync(scope, input.Sequence, ct))
            {
                case UndoOutcome.Undone undone:
                    signal.Notify(scope);
                    return new(await reads.ReopenAsync(scope, ct), undone.Change, errors: null);
                case UndoOutcome.Blocked blocked:
                    string later = string.Join(", ", blocked.Sequences);
                    return Refused(new UndoBlockedError($"Later changes touched the same facts: {later}. Undo them first, latest first.", blocked.Sequences));
                case UndoOutcome.NothingToUndo nothing:
                    return Refused(new NotUndoableError(nothing.Message));
                default:
                    throw new InvalidOperationException("Unknown outcome of an undo.");
            }
        }
        catch (MemoryException error) when (MutationError.Of(error) is IUndoError expected)
        {
            return Refused(expected);
        }

        static UndoPayload Refused(IUndoError error) => new(reading: null, change: null, [error]);
    }
}
