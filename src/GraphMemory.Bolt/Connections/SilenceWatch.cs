using System.Net.Sockets;

namespace GraphMemory.Bolt.Connections;

/// <summary>Hangs up on a server that is silent for longer than it said it would ever be while somebody waits for it.</summary>
internal sealed class SilenceWatch : IDisposable
{
    private readonly Socket _socket;
    private readonly ITimer _timer;
    private volatile bool _hasBitten;
    private bool _isDisposed;

    public SilenceWatch(Socket socket, TimeProvider time)
    {
        _socket = socket;
        _timer = time.CreateTimer(_ => Bite(), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
    }

    /// <summary>How long the server may be silent; null is for ever.</summary>
    public TimeSpan? Limit { get; set; }

    public bool HasBitten => _hasBitten;

    /// <summary>Begins the wait, or begins it anew.</summary>
    public void Begin() => Change(Limit);

    public void End() => Change(Timeout.InfiniteTimeSpan);

    public void Dispose()
    {
        _isDisposed = true;
        _timer.Dispose();
    }

    private void Change(TimeSpan? due)
    {
        if (Limit is not null && !_isDisposed)
            _timer.Change(due ?? Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
    }

    private void Bite()
    {
        _hasBitten = true;
        _socket.Dispose();
    }
}
