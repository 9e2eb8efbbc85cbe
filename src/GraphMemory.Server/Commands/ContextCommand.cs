using System.CommandLine;
using GraphMemory.Context;

namespace GraphMemory.Server.Commands;

/// <summary>Prints what an agent should know before it answers a message.</summary>
internal static class ContextCommand
{
    public static Command Create(CommandRun run)
    {
        Argument<string> message = new("MESSAGE") { Description = "The message that is to be answered." };
        Option<string> session = new("--session") { HelpName = "KEY", Description = "The conversation that goes on: its recent turns are added." };
        Option<int> tokens = new("--tokens-max") { HelpName = "N", Description = "The budget, 50 to 100,000 tokens.", DefaultValueFactory = _ => 1000 };
        Option<ContextFormat> format = new("--format") { HelpName = "text|markdown|json", Description = "How it is written.", DefaultValueFactory = _ => ContextFormat.Text };
        ReadPointOptions times = new();
        Command command = new("context", "Print what an agent should know before it answers a message, with the source of every line.") { message, session, tokens, format };
        times.AddTo(command);
        command.SetAction((line, ct) => run.ReadUserAsync(
            line,
            async (memory, scope) =>
            {
                await memory.WarmAsync(line.GetValue(message)!, ct).ConfigureAwait(false);
                MemoryContext context = await memory.Memory.BuildContextAsync(
                    new()
                    {
                        Scope = scope,
                        Message = line.GetValue(message)!,
                        Session = line.GetValue(session),
                        TokensMax = line.GetValue(tokens),
                        At = await times.ReadAsync(line, memory.Memory, scope, ct).ConfigureAwait(false),
                    },
                    ct).ConfigureAwait(false);
                await run.Terminal.Output.WriteLineAsync(context.Render(line.GetValue(format)).TrimEnd()).ConfigureAwait(false);
                foreach (string signal in context.MissingSignals) run.Terminal.Note($"Left out: {signal}");
                return ExitCode.Done;
            },
            ct));
        return command;
    }
}
