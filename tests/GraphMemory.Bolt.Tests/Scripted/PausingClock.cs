using Microsoft.Extensions.Time.Testing;
using Neo4j.Driver;

namespace GraphMemory.Bolt.Tests.Scripted;

/// <summary>A clock that goes on by itself whenever the driver says that it pauses.</summary>
internal sealed class PausingClock : ILogger
{
    private readonly FakeTimeProvider _time = new();

    public int Pauses { get; private set; }

    public DriverSettings Use(DriverSettings settings) => settings with { TimeProvider = _time, Logger = this };

    public void Warn(Exception cause, string message, params object[] args)
    {
        if (!message.StartsWith("Try", StringComparison.Ordinal))
            return;
        Pauses++;
        _time.Advance(1.2 * (TimeSpan)args[1]);
    }

    public void Error(Exception cause, string message, params object[] args)
    {
    }

    public void Info(string message, params object[] args)
    {
    }

    public void Debug(string message, params object[] args)
    {
    }

    public void Trace(string message, params object[] args)
    {
    }

    public bool IsTraceEnabled() => false;

    public bool IsDebugEnabled() => false;
}
