using System.ComponentModel;
using System.Runtime.CompilerServices;
using GraphMemory.Graph;
using GraphMemory.GraphQL.Changes;
using GraphMemory.GraphQL.Errors;
using GraphMemory.GraphQL.Reads;
using GraphMemory.GraphQL.Transport;
using GraphMemory.Journal;
using GraphQL;

namespace GraphMemory.GraphQL;

[Description("What can be followed, over server-sent events.")]
internal sealed class Subscription
{
    private const int ReadTogether = 50;

    private Subscription()
    {
    }

    [Description("Every change of a memory behind a number, without a gap: those that are there, then each new one. After a break, go on with the last number that was seen.")]
    public static async Task<IAsyncEnumerable<ChangeNode>> MemoryChanged(
        [FromServices] AgentMemory memory,
        [FromServices] ScopeGate gate,
        [FromServices] GraphQLApiOptions options,
        [FromServices] JournalSignal signal,
        IResolveFieldContext context,
        [Id, Description("The caller's own key of the user: 1 to 200 characters.")] string user,
        CancellationToken ct,
        [Description("Only changes with a greater number. Left out: only those that are made from now on.")] long? since = null)
    {
        Scope scope = gate.Open(user);
        if (since < 0) throw new RequestRefused(ErrorCodes.InvalidArgument, "`since` is the number of a change: 0 or more.");
        SubscriptionFlow flow = SubscriptionFlow.Of(context);
        long behind = since ?? (await memory.Graph.HeadAsync(scope, ct)).Sequence;
        return FollowAsync(memory, gate, options, signal, flow, scope, behind, CancellationToken.None);
    }

    private static async IAsyncEnumerable<ChangeNode> FollowAsync(
        AgentMemory memory,
        ScopeGate gate,
        GraphQLApiOptions options,
        JournalSignal signal,
        SubscriptionFlow flow,
        Scope scope,
        long behind,
        [EnumeratorCancellation] CancellationToken ct)
    {
        using JournalSignal.Waiter waiter = signal.Join(scope);
        while (!ct.IsCancellationRequested)
        {
            Task next = waiter.Next;
            IReadOnlyList<JournalEntry> entries = await memory.Graph.JournalAsync(scope, behind, ReadTogether, ct);
            foreach (JournalEntry entry in entries)
            {
                await flow.RoomAsync(ct);
                RequestReads reads = new(memory, gate, options);
                ReadPoint now = await memory.NowAsync(scope, ct);
                yield return new(reads.Reading(scope, now, now), entry);
                behind = entry.Sequence;
            }
            if (entries.Count == 0) await waiter.WaitAsync(next, ct);
        }
    }
}
