using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Cryptography.X509Certificates;
using Neo4j.Driver;

namespace GraphMemory.Bolt.Tests.Scripted;

/// <summary>
/// A server on a loopback socket that plays one script per connection, in the order in which they come. To dispose it is to assert that
/// every script was played to its end, and that no connection came that has none.
/// </summary>
internal sealed class ScriptedServer : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly List<Func<ScriptedConnection, Task>> _scripts;
    private readonly List<Task> _played = [];
    private readonly X509Certificate2? _certificate;
    private readonly Task _accepting;
    private readonly Lock _gate = new();
    private int _openCount;

    public ScriptedServer(params IEnumerable<Func<ScriptedConnection, Task>> scripts)
        : this(null, scripts)
    {
    }

    public ScriptedServer(X509Certificate2? certificate, IEnumerable<Func<ScriptedConnection, Task>> scripts)
    {
        (_scripts, _certificate) = ([.. scripts], certificate);
        _listener.Start();
        _accepting = AcceptAsync();
    }

    /// <summary>After how many bytes each connection is cut off, by its number from 0.</summary>
    public Func<int, int> BytesMax { get; init; } = _ => int.MaxValue;

    /// <summary>Whether fewer connections may come than there are scripts.</summary>
    public bool MayBeFewer { get; init; }

    public int Port => ((IPEndPoint)_listener.LocalEndpoint).Port;

    public string Address => $"127.0.0.1:{Port}";

    public int ConnectionCount { get; private set; }

    /// <summary>How many connections the server has not hung up yet.</summary>
    public int OpenCount => Volatile.Read(ref _openCount);

    /// <summary>How many bytes the last connection to end was sent.</summary>
    public int BytesSent { get; private set; }

    /// <summary>A server that plays the same text on each connection that it is given a script for, after a usual sign-in.</summary>
    public static ScriptedServer Playing(params string[] scripts) => new(scripts.Select(SignedIn));

    public static Func<ScriptedConnection, Task> SignedIn(string script) => async connection =>
    {
        await connection.SignInAsync();
        await connection.PlayAsync(script);
        await connection.ExpectEndAsync();
    };

    public IDriver Driver(Func<DriverSettings, DriverSettings>? change = null, string scheme = "bolt", IAuthToken? token = null)
    {
        var settings = new DriverSettings { Random = new Random(1) };
        return BoltDriver.Create(new Uri($"{scheme}://127.0.0.1:{Port}"), token ?? AuthTokens.None, change?.Invoke(settings) ?? settings);
    }

    public async ValueTask DisposeAsync()
    {
        _listener.Stop();
        await _accepting;
        await Task.WhenAll(_played).WaitAsync(TimeSpan.FromSeconds(20));
        if (ConnectionCount < _scripts.Count && !MayBeFewer)
            throw new ScriptDeviationException($"{_scripts.Count} connections were expected, {ConnectionCount} came.");
    }

    private async Task AcceptAsync()
    {
        while (true)
        {
            Socket socket;
            try
            {
                socket = await _listener.AcceptSocketAsync();
            }
            catch (Exception e) when (e is SocketException or InvalidOperationException)
            {
                return;
            }

            int number = ConnectionCount++;
            Interlocked.Increment(ref _openCount);
            Task play = PlayAsync(socket, number);
            lock (_gate)
                _played.Add(play);
        }
    }

    private async Task PlayAsync(Socket socket, int number)
    {
        socket.NoDelay = true;
        ScriptedConnection? connection = null;
        try
        {
            if (number >= _scripts.Count)
                throw new ScriptDeviationException("no further connection");
            Stream stream = new NetworkStream(socket);
            if (_certificate is not null)
            {
                var encrypted = new SslStream(stream);
                await encrypted.AuthenticateAsServerAsync(_certificate);
                stream = encrypted;
            }

            connection = new ScriptedConnection(stream, BytesMax(number));
            await _scripts[number](connection);
        }
        catch (CutOffException)
        {
            // As the script wants it.
        }
        catch (Exception e) when (e is not Xunit.Sdk.IAssertionException)
        {
            throw new ScriptDeviationException($"Connection {number + 1}: expected {e.Message}\nUntil then:\n{connection?.Transcript}");
        }
        finally
        {
            BytesSent = connection?.BytesSent ?? 0;
            socket.Dispose();
            Interlocked.Decrement(ref _openCount);
        }
    }
}
