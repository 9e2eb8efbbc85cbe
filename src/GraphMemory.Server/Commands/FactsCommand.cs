using System.CommandLine;
using GraphMemory.Entities;
using GraphMemory.Graph;

namespace GraphMemory.Server.Commands;

/// <summary>Prints the facts of a memory.</summary>
internal static class FactsCommand
{
    private const int PageSize = 200;

    public static Command Create(CommandRun run)
    {
        Option<string> about = new("--about") { HelpName = "NAME", Description = "Only facts about, or pointing to, this person or thing." };
        Option<string> predicate = new("--predicate") { HelpName = "WORD", Description = "Only facts that say this, for example lives_in." };
        Option<bool> all = new("--all") { Description = "Facts that are over or were withdrawn as well." };
        Option<bool> json = new("--json") { Description = "One JSON object a fact." };
        ReadPointOptions times = new();
        Command command = new("facts", "List the facts of a memory, with the words they rest on.") { about, predicate, all, json };
        times.AddTo(command);
        command.SetAction((line, ct) => run.ReadUserAsync(
            line,
            async (memory, scope) =>
            {
                ReadPoint at = await times.ReadAsync(line, memory.Memory, scope, ct).ConfigureAwait(false)
                    ?? await memory.Memory.NowAsync(scope, ct).ConfigureAwait(false);
                FactQuery query = new()
                {
                    Entities = line.GetValue(about) is { } name ? await NamedAsync(memory.Graph, scope, name, at, ct).ConfigureAwait(false) : null,
                    Predicates = line.GetValue(predicate) is { } word ? [word] : null,
                    Statuses = line.GetValue(all) ? null : [FactStatus.Active],
                    First = PageSize,
                };
                await new FactReport(run.Terminal, memory.Graph, scope, at).WriteAsync(query, line.GetValue(json), ct).ConfigureAwait(false);
                return ExitCode.Done;
            },
            ct));
        return command;
    }

    private static async Task<IReadOnlyCollection<EntityId>> NamedAsync(IMemoryGraph graph, Scope scope, string name, ReadPoint at, CancellationToken ct)
    {
        EntityQuery query = new() { NameKeys = [NameKey.Of(name)], First = 100 };
        Page<Entity> entities = await graph.EntitiesAsync(scope, query, at, ct).ConfigureAwait(false);
        return entities.Items.Count > 0
            ? [.. entities.Items.Select(entity => entity.Id)]
            : throw new CommandException(ExitCode.Failed, $"Nobody and nothing is called \"{name}\" in the memory of \"{scope.Key}\".");
    }
}
