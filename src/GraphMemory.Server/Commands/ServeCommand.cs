using System.CommandLine;
using GraphMemory.Conversations;
using GraphMemory.Server.Hosting;
using GraphMemory.Server.Memory;

namespace GraphMemory.Server.Commands;

/// <summary>Serves the memory over GraphQL; as "demo", with the sample conversation in it.</summary>
internal static class ServeCommand
{
    public static Command Create(CommandRun run)
    {
        Command command = new("serve", "Serve the memory over GraphQL until Ctrl+C. This is what happens without a command.");
        command.SetAction((line, ct) => ServeAsync(run, line, withSample: false, ct));
        return command;
    }

    public static Command CreateDemo(CommandRun run)
    {
        Command command = new("demo", $"Remember the sample conversation as user \"{SampleConversation.User}\", unless it is there, and serve.");
        command.SetAction((line, ct) => ServeAsync(run, line, withSample: true, ct));
        return command;
    }

    public static Task<int> ServeAsync(CommandRun run, ParseResult line, bool withSample, CancellationToken ct)
    {
        return withSample ? run.WriteAsync(line, ServeAsync, ct) : run.ServeAsync(line, ServeAsync, ct);

        async Task<int> ServeAsync(OpenMemory memory)
        {
            WebApplication app = MemoryServer.Build(memory);
            if (withSample) await LoadSampleAsync(run.Terminal, memory, ct).ConfigureAwait(false);
            await MemoryServer.RunAsync(app, addresses => GreetAsync(run.Terminal, memory, app, addresses), ct).ConfigureAwait(false);
            return ExitCode.Done;
        }
    }

    private static async Task LoadSampleAsync(Terminal terminal, OpenMemory memory, CancellationToken ct)
    {
        RememberResult result = await memory.Memory.RememberAsync(
            Scope.User(SampleConversation.User), SampleConversation.Turns, RememberWait.Extracted, ct).ConfigureAwait(false);
        int added = result.Turns.Count(turn => turn.IsNew);
        await terminal.Output.WriteLineAsync(
            added == 0
                ? $"Sample conversation: there already, as user \"{SampleConversation.User}\""
                : $"Sample conversation: {added} turns remembered, as user \"{SampleConversation.User}\"").ConfigureAwait(false);
    }

    private static async Task GreetAsync(Terminal terminal, OpenMemory memory, WebApplication app, ICollection<string> addresses)
    {
        foreach (string address in addresses)
        {
            await terminal.Output.WriteLineAsync($"GraphQL:    {address}/graphql").ConfigureAwait(false);
            if (app.Environment.IsDevelopment()) await terminal.Output.WriteLineAsync($"Query page: {address}/").ConfigureAwait(false);
        }
        await terminal.Output.WriteLineAsync($"{(memory.Settings.IsNeo4j ? "Neo4j:    " : "Data file:")}  {memory.Graph.Location}").ConfigureAwait(false);
        await terminal.Output.WriteLineAsync("Ctrl+C stops the server.").ConfigureAwait(false);
        await terminal.Output.FlushAsync().ConfigureAwait(false);
    }
}
