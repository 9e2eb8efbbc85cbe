using System.Diagnostics;
using System.Net.Http.Json;
using System.Runtime.InteropServices;
using System.Text;
using System.Text.Json;

namespace GraphMemory.Server.Tests.Hosting;

/// <summary>A server of a test, on a free port of loopback, over a file in a folder of its own.</summary>
internal sealed partial class ServerProcess : IAsyncDisposable
{
    private readonly Process process;
    private readonly Task<string> errors;

    private ServerProcess(Process process, string address, string greeting)
    {
        this.process = process;
        Address = address;
        Greeting = greeting;
        errors = process.StandardError.ReadToEndAsync();
        Http = new HttpClient { BaseAddress = new Uri(address) };
    }

    public string Address { get; }

    /// <summary>What was printed until the server listened.</summary>
    public string Greeting { get; }

    public HttpClient Http { get; }

    public static async Task<ServerProcess> StartAsync(TemporaryFolder folder, string command = "serve", string environment = "Development", params string[] arguments)
    {
        Process started = GraphMemoryProcess.Start(folder.Path, [command, "--urls", "http://127.0.0.1:0", .. arguments], ("DOTNET_ENVIRONMENT", environment));
        StringBuilder greeting = new();
        string address = "";
        while (await started.StandardOutput.ReadLineAsync() is { } line)
        {
            greeting.Append(line).Append('\n');
            if (line.StartsWith("GraphQL:", StringComparison.Ordinal)) address = line["GraphQL:".Length..].Trim()[..^"/graphql".Length];
            if (line.StartsWith("Ctrl+C", StringComparison.Ordinal)) return new(started, address, greeting.ToString());
        }
        throw new InvalidOperationException($"The server did not start: {greeting}{await started.StandardError.ReadToEndAsync()}");
    }

    /// <summary>Asks the API; the answer's data.</summary>
    public async Task<JsonElement> AskAsync(string query, object? variables = null)
    {
        using HttpResponseMessage response = await Http.PostAsJsonAsync("/graphql", new { query, variables });
        JsonElement answer = await response.Content.ReadFromJsonAsync<JsonElement>();
        Assert.False(answer.TryGetProperty("errors", out JsonElement faults), faults.ToString());
        return answer.GetProperty("data");
    }

    /// <summary>Tells the server to stop, as Ctrl+C and service managers do.</summary>
    public async Task<(int ExitCode, string Errors)> StopAsync()
    {
        Assert.Equal(0, Kill(process.Id, Terminate));
        await process.WaitForExitAsync().WaitAsync(TimeSpan.FromMinutes(1));
        return (process.ExitCode, await errors);
    }

    public async ValueTask DisposeAsync()
    {
        Http.Dispose();
        if (!process.HasExited) process.Kill(entireProcessTree: true);
        await process.WaitForExitAsync();
        process.Dispose();
    }

    private const int Terminate = 15;

    [LibraryImport("libc", EntryPoint = "kill")]
    private static partial int Kill(int process, int signal);
}
