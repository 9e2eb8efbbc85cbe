using System.Reflection;
using System.Runtime.ExceptionServices;
using GraphMemory.Conversations;
using GraphMemory.Graph;

namespace GraphMemory.Tests.Context;

/// <summary>
/// A store to which every call is a journey: it answers none before all calls of the round have come, so that a call that waits for
/// another of its round is never answered, and refuses a call that no round expects.
/// </summary>
public class HeldGraph : DispatchProxy
{
    private static readonly MethodInfo Hold = typeof(HeldGraph).GetMethod(nameof(HoldAsync))!;

    private readonly Lock gate = new();
    private IMemoryGraph inner = null!;
    private Queue<(List<string> Calls, TaskCompletionSource Arrived)> rounds = [];

    /// <summary>What came and was not expected then.</summary>
    public List<string> Unexpected { get; } = [];

    /// <summary>The calls that are still waited for, of every round.</summary>
    public IEnumerable<string> Missing => rounds.SelectMany(round => round.Calls);

    public static (IMemoryGraph Graph, HeldGraph Held) Of(IMemoryGraph inner, params string[][] rounds)
    {
        IMemoryGraph graph = Create<IMemoryGraph, HeldGraph>();
        HeldGraph held = (HeldGraph)graph;
        held.inner = inner;
        held.rounds = new(rounds.Select(calls => (calls.ToList(), new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously))));
        return (graph, held);
    }

    protected override object? Invoke(MethodInfo? targetMethod, object?[]? args)
    {
        ArgumentNullException.ThrowIfNull(targetMethod);
        Task released = Arrive(NameOf(targetMethod.Name, args!));
        return Hold.MakeGenericMethod(targetMethod.ReturnType.GetGenericArguments()).Invoke(null, [released, () => Call(targetMethod, args)]);
    }

    private object Call(MethodInfo method, object?[]? args)
    {
        try
        {
            return method.Invoke(inner, args)!;
        }
        catch (TargetInvocationException error)
        {
            ExceptionDispatchInfo.Throw(error.InnerException!);
            throw;
        }
    }

    private Task Arrive(string call)
    {
        lock (gate)
        {
            if (!rounds.TryPeek(out (List<string> Calls, TaskCompletionSource Arrived) round) || !round.Calls.Remove(call))
            {
                Unexpected.Add(call);
                throw new InvalidOperationException($"'{call}' is not expected in this round.");
            }
            if (round.Calls.Count == 0)
            {
                rounds.Dequeue();
                round.Arrived.SetResult();
            }
            return round.Arrived.Task;
        }
    }

    /// <summary>Answers when the round is released.</summary>
    public static async Task<T> HoldAsync<T>(Task released, Func<object> call)
    {
        await released;
        return await (Task<T>)call();
    }

    private static string NameOf(string method, object?[] args) => Array.Find(args, arg => arg is EntityQuery or TurnQuery or FactQuery) switch
    {
        EntityQuery { SelfOnly: true } => "the user",
        EntityQuery => "names",
        TurnQuery { Session: not null } => "recent turns",
        TurnQuery => "chosen turns",
        FactQuery { Ids: not null } => "chosen facts",
        FactQuery => "what is always told",
        _ => method,
    };
}
