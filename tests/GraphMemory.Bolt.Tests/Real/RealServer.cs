using System.Diagnostics;
using GraphMemory.Bolt.Tests.Real;
using Neo4j.Driver;

[assembly: AssemblyFixture(typeof(RealServer))]

namespace GraphMemory.Bolt.Tests.Real;

/// <summary>
/// One Neo4j for the whole run, started when the first test asks for it: that of NEO4J_URI, else the one that the script
/// shared/neo4j/neo4j beside the repository starts, in the version of GRAPHMEMORY_NEO4J_VERSION if that is set.
/// </summary>
public sealed class RealServer : IAsyncLifetime
{
    private readonly SemaphoreSlim _gate = new(1);
    private Neo4jProcess? _process;
    private string? _uri = Environment.GetEnvironmentVariable("NEO4J_URI");

    public static string User => Environment.GetEnvironmentVariable("NEO4J_USER") is { Length: > 0 } user ? user : "neo4j";

    public static string Password => Environment.GetEnvironmentVariable("NEO4J_PASSWORD") ?? "";

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    /// <summary>The address of the server. Skips the test when there is none to be had.</summary>
    public async Task<string> UriAsync()
    {
        await _gate.WaitAsync();
        try
        {
            if (string.IsNullOrEmpty(_uri))
            {
                _process = await Neo4jProcess.StartAsync(ScriptOrSkip());
                _uri = _process.Uri;
            }

            return _uri;
        }
        finally
        {
            _gate.Release();
        }
    }

    public async Task<IDriver> DriverAsync(string? scheme = null, Action<ConfigBuilder>? action = null)
    {
        string uri = await UriAsync();
        return GraphDatabase.Driver(scheme is null ? uri : $"{scheme}{uri[uri.IndexOf(':', StringComparison.Ordinal)..]}", Token, action);
    }

    public static IAuthToken Token => Password.Length == 0 ? AuthTokens.None : AuthTokens.Basic(User, Password);

    public async ValueTask DisposeAsync()
    {
        if (_process is not null)
            await _process.StopAsync();
        _gate.Dispose();
    }

    /// <summary>The script that starts servers; skips the test when it is not there.</summary>
    public static string ScriptOrSkip()
    {
        string? shared = Environment.GetEnvironmentVariable("GRAPHMEMORY_SHARED");
        IEnumerable<string> folders = string.IsNullOrEmpty(shared)
            ? Ancestors(AppContext.BaseDirectory).Select(folder => Path.Combine(folder, "shared"))
            : [shared];
        string? script = folders.Select(folder => Path.Combine(folder, "neo4j", "neo4j")).FirstOrDefault(File.Exists);
        Assert.SkipWhen(
            script is null,
            "There is no Neo4j server. Set NEO4J_URI, NEO4J_USER and NEO4J_PASSWORD, or put the folder 'shared' beside the repository "
            + "and run: ../shared/neo4j/neo4j run -- dotnet test tests/GraphMemory.Bolt.Tests");
        return script;
    }

    private static IEnumerable<string> Ancestors(string folder)
    {
        for (DirectoryInfo? d = new(folder); d is not null; d = d.Parent)
            yield return d.FullName;
    }
}

/// <summary>A Neo4j that the script started: its address, its process, its folder.</summary>
internal sealed record Neo4jProcess(string Script, string Uri, int Pid, string Folder)
{
    public static async Task<Neo4jProcess> StartAsync(string script, params string[] options)
    {
        string? version = Environment.GetEnvironmentVariable("GRAPHMEMORY_NEO4J_VERSION");
        string output = await RunAsync(script, ["start", .. options, .. string.IsNullOrEmpty(version) ? [] : new[] { "--version", version }]);
        Dictionary<string, string> told = output.Split('\n', StringSplitOptions.RemoveEmptyEntries)
            .Select(line => line.Split('=', 2)).ToDictionary(pair => pair[0], pair => pair[1]);
        return new(script, told["NEO4J_URI"], int.Parse(told["NEO4J_PID"]), told["NEO4J_DIR"]);
    }

    public Task StopAsync() => RunAsync(Script, ["stop", "--pid", Pid.ToString()]);

    /// <summary>Ends the process as a power cut would, and waits until it is gone.</summary>
    public async Task KillAsync()
    {
        using var process = Process.GetProcessById(Pid);
        process.Kill();
        await process.WaitForExitAsync();
    }

    private static async Task<string> RunAsync(string script, string[] arguments)
    {
        var start = new ProcessStartInfo(script, arguments) { UseShellExecute = false, RedirectStandardOutput = true, RedirectStandardError = true };
        using Process process = Process.Start(start) ?? throw new InvalidOperationException($"{script} did not start.");
        Task<string> errors = process.StandardError.ReadToEndAsync();
        string output = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        return process.ExitCode == 0 ? output : throw new InvalidOperationException($"{script} {arguments[0]}: {await errors}");
    }
}
