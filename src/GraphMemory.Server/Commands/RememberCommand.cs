using System.CommandLine;
using GraphMemory.Conversations;
using GraphMemory.Graph;

namespace GraphMemory.Server.Commands;

/// <summary>Remembers one message, given or from standard input, and prints what it taught.</summary>
internal static class RememberCommand
{
    public static Command Create(CommandRun run)
    {
        Argument<string?> text = new("TEXT") { Description = "The message; without it, standard input is read.", Arity = ArgumentArity.ZeroOrOne };
        Option<string> session = new("--session") { HelpName = "KEY", Description = "The conversation it belongs to.", DefaultValueFactory = _ => "command-line" };
        Option<string> role = new("--role") { HelpName = "ROLE", Description = "USER, ASSISTANT, SYSTEM or TOOL.", DefaultValueFactory = _ => "USER" };
        Option<string> speaker = new("--speaker") { HelpName = "NAME", Description = "Who says it, when it is not the user or the agent." };
        Option<string> saidAt = new("--said-at") { HelpName = "TIME", Description = "When it was said. Default: now." };
        Option<string> externalId = new("--external-id") { HelpName = "ID", Description = "Your own id of the message: told twice, it is remembered once." };
        Command command = new("remember", "Remember a message, and print what was learnt from it.") { text, session, role, speaker, saidAt, externalId };
        command.SetAction((line, ct) => run.WriteAsync(
            line,
            async memory =>
            {
                ConversationTurn turn = new()
                {
                    Session = line.GetValue(session)!,
                    Text = line.GetValue(text) ?? (await Console.In.ReadToEndAsync(ct).ConfigureAwait(false)).TrimEnd('\r', '\n'),
                    Role = RoleOf(line.GetValue(role)!),
                    Speaker = line.GetValue(speaker),
                    SaidAt = ReadPointOptions.Instant(line.GetValue(saidAt), "--said-at"),
                    ExternalId = line.GetValue(externalId),
                };
                Scope scope = Scope.User(memory.Settings.User);
                RememberResult result = await memory.Memory.RememberAsync(scope, [turn], RememberWait.Extracted, ct).ConfigureAwait(false);
                await PrintAsync(run.Terminal, memory.Memory, scope, result.Turns[0], ct).ConfigureAwait(false);
                return ExitCode.Done;
            },
            ct));
        return command;
    }

    private static async Task PrintAsync(Terminal terminal, AgentMemory memory, Scope scope, RememberedTurn turn, CancellationToken ct)
    {
        terminal.Note(turn.IsNew ? $"Remembered as turn {turn.Turn.Id}." : $"Known already, as turn {turn.Turn.Id}.");
        if (turn.Claims.Count == 0) return;
        FactQuery query = new() { Ids = [.. turn.Claims.Select(claim => claim.Fact).Distinct()], Statuses = null, First = 1000 };
        Page<FactState> facts = await memory.Graph.FactsAsync(scope, query, await memory.NowAsync(scope, ct).ConfigureAwait(false), ct).ConfigureAwait(false);
        foreach (ClaimOutcome claim in turn.Claims)
        {
            string told = facts.Items.FirstOrDefault(state => state.Fact.Id == claim.Fact)?.Fact.Text ?? claim.Fact.ToString();
            await terminal.Output.WriteLineAsync($"{claim.Verdict}\t{told}\t{claim.Reason}").ConfigureAwait(false);
        }
    }

    private static TurnRole RoleOf(string role)
    {
        try
        {
            return EnumNames.Parse<TurnRole>(role.ToUpperInvariant());
        }
        catch (FormatException fault)
        {
            throw new CommandException(ExitCode.Usage, $"--role: {fault.Message}.");
        }
    }
}
