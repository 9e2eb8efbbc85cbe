using System.Diagnostics;
using System.Text;

namespace GraphMemory.Server.Tests.Hosting;

/// <summary>What a command ended with.</summary>
internal sealed record CommandResult(int ExitCode, string Output, string Errors)
{
    /// <summary>The one line on standard error.</summary>
    public string ErrorLine => Assert.Single(Errors.TrimEnd().Split('\n'));
}

/// <summary>The built program, run as its users run it.</summary>
internal static class GraphMemoryProcess
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    public static string Assembly { get; } = Path.Combine(AppContext.BaseDirectory, "GraphMemory.Server.dll");

    /// <summary>Runs a command to its end.</summary>
    public static Task<CommandResult> RunAsync(TemporaryFolder folder, params string[] arguments) => RunAsync(folder, input: "", arguments);

    /// <summary>Runs a command to its end, with something to read.</summary>
    public static async Task<CommandResult> RunAsync(TemporaryFolder folder, string input, string[] arguments, params (string Name, string Value)[] environment)
    {
        using Process process = Start(folder.Path, arguments, environment);
        using CancellationTokenSource limit = new(Patience);
        Task<string> output = process.StandardOutput.ReadToEndAsync(limit.Token);
        Task<string> errors = process.StandardError.ReadToEndAsync(limit.Token);
        await process.StandardInput.WriteAsync(input);
        process.StandardInput.Close();
        try
        {
            await process.WaitForExitAsync(limit.Token);
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            throw;
        }
        return new(process.ExitCode, await output, await errors);
    }

    /// <summary>Starts a command.</summary>
    public static Process Start(string folder, IEnumerable<string> arguments, params (string Name, string Value)[] environment)
    {
        ProcessStartInfo start = new("dotnet")
        {
            UseShellExecute = false,
            WorkingDirectory = folder,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardOutputEncoding = Encoding.UTF8,
            StandardErrorEncoding = Encoding.UTF8,
        };
        start.ArgumentList.Add(Assembly);
        foreach (string argument in arguments) start.ArgumentList.Add(argument);
        foreach (string name in start.Environment.Keys.Where(name => name.StartsWith("GRAPHMEMORY_", StringComparison.Ordinal)).ToArray()) start.Environment.Remove(name);
        // Limits that a busy machine keeps: what is tested is what is answered, not how soon.
        foreach (string limit in (string[])["READ", "WRITE"]) start.Environment[$"GRAPHMEMORY_NEO4J__{limit}SECONDSMAX"] = "120";
        foreach ((string name, string value) in environment) start.Environment[name] = value;
        return Process.Start(start) ?? throw new InvalidOperationException("The program did not start.");
    }
}
