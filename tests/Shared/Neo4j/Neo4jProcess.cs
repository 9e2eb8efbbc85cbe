using System.Diagnostics;
using System.Globalization;

namespace GraphMemory.Testing;

/// <summary>A Neo4j that the script started, in the version of GRAPHMEMORY_NEO4J_VERSION if that is set: its address, its process, its folder.</summary>
internal sealed record Neo4jProcess(string Script, string Uri, int Pid, string Folder)
{
    public static async Task<Neo4jProcess> StartAsync(string script, params string[] options)
    {
        string? version = Environment.GetEnvironmentVariable("GRAPHMEMORY_NEO4J_VERSION");
        string output = await RunAsync(script, ["start", .. options, .. string.IsNullOrEmpty(version) ? [] : new[] { "--version", version }]);
        Dictionary<string, string> told = output.Split('\n', StringSplitOptions.RemoveEmptyEntries)
            .Select(line => line.Split('=', 2)).ToDictionary(pair => pair[0], pair => pair[1], StringComparer.Ordinal);
        return new(script, told["NEO4J_URI"], int.Parse(told["NEO4J_PID"], CultureInfo.InvariantCulture), told["NEO4J_DIR"]);
    }

    public Task StopAsync() => RunAsync(Script, ["stop", "--pid", Pid.ToString(CultureInfo.InvariantCulture)]);

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
