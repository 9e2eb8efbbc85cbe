using System.CommandLine;
using GraphMemory.Recall;

namespace GraphMemory.Server.Commands;

/// <summary>Prints what may answer a question, and how it was found.</summary>
internal static class SearchCommand
{
    public static Command Create(CommandRun run)
    {
        Argument<string> query = new("QUERY") { Description = "What is asked." };
        Option<int> first = new("--first") { HelpName = "N", Description = "At most so many results, 1 to 200.", DefaultValueFactory = _ => 10 };
        Option<bool> explain = new("--explain") { Description = "Print how the question was read, what each signal added, and what fell below the floor." };
        Option<bool> json = new("--json") { Description = "One JSON object a result." };
        ReadPointOptions times = new();
        Command command = new("search", "Find facts and turns that may answer a question.") { query, first, explain, json };
        times.AddTo(command);
        command.SetAction((line, ct) => run.ReadUserAsync(
            line,
            async (memory, scope) =>
            {
                await memory.WarmAsync(line.GetValue(query)!, ct).ConfigureAwait(false);
                RecallResult result = await memory.Memory.SearchAsync(
                    new()
                    {
                        Scope = scope,
                        Query = line.GetValue(query)!,
                        First = line.GetValue(first),
                        At = await times.ReadAsync(line, memory.Memory, scope, ct).ConfigureAwait(false),
                    },
                    ct).ConfigureAwait(false);
                SearchReport report = new(run.Terminal, result);
                if (line.GetValue(json)) report.WriteJson();
                else if (line.GetValue(explain)) report.WriteExplained();
                else report.WriteList();
                return ExitCode.Done;
            },
            ct));
        return command;
    }
}
