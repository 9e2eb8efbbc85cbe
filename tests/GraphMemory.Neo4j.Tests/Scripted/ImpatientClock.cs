using Microsoft.Extensions.Time.Testing;

namespace GraphMemory.Neo4j.Tests.Scripted;

/// <summary>A clock that stands still, and goes on by itself as soon as somebody wants to pause for less than a second.</summary>
internal sealed class ImpatientClock : FakeTimeProvider
{
    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        ITimer timer = base.CreateTimer(callback, state, dueTime, period);
        if (dueTime > TimeSpan.Zero && dueTime < TimeSpan.FromSeconds(1)) ThreadPool.QueueUserWorkItem(_ => Advance(dueTime));
        return timer;
    }
}
