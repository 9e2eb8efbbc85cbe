using System.CommandLine;
using System.Globalization;
using System.Reflection;
using GraphMemory.Evaluation;
using Spectre.Console;

namespace GraphMemory.Server.Commands;

/// <summary>Measures the quality of the memory on conversations with known answers, on a store of its own.</summary>
internal static class EvalCommand
{
    public static Command Create(CommandRun run)
    {
        Argument<string[]> sets = new("SET") { Description = $"Which sets: {string.Join(", ", EvaluationRunner.SetNames)}. Default: all.", Arity = ArgumentArity.ZeroOrMore };
        Option<string> json = new("--json") { HelpName = "FILE", Description = "Write the figures there as JSON as well; - for standard output instead of the table." };
        Option<bool> leaveOneOut = new("--leave-one-out") { Description = "Measure recall once more for each signal, without it." };
        Option<bool> fitFloors = new("--fit-floors") { Description = "Tell what other floors would give." };
        Option<int[]> latencyTurns = new("--latency-turns")
        {
            HelpName = "N",
            Description = "The sizes of memory at which latency is measured. Default: 1000 5000 20000.",
            AllowMultipleArgumentsPerToken = true,
        };
        Command command = new("eval", "Measure quality on conversations with known answers. Here --data DIR is the folder of the data files; default: $GRAPHMEMORY_SHARED/data, else ../shared/data.")
        {
            sets, json, leaveOneOut, fitFloors, latencyTurns,
        };
        command.SetAction((line, ct) => run.RunAsync(line, async _ =>
        {
            EvaluationOptions options = new()
            {
                Sets = line.GetValue(sets) ?? [],
                DataFolder = run.DataGiven(line),
                Commit = Commit(),
                LeaveOneOut = line.GetValue(leaveOneOut),
                FitFloors = line.GetValue(fitFloors),
            };
            if (line.GetValue(latencyTurns) is { Length: > 0 } turns) options = options with { LatencyTurns = turns };
            EvaluationReport report = await MeasureAsync(run.Terminal, options, ct).ConfigureAwait(false);
            await WriteAsync(run.Terminal, report, line.GetValue(json)).ConfigureAwait(false);
            return ExitCode.Done;
        }));
        return command;
    }

    private static async Task<EvaluationReport> MeasureAsync(Terminal terminal, EvaluationOptions options, CancellationToken ct)
    {
        try
        {
            return await terminal.ProgressAsync("Measuring", show => EvaluationRunner.RunAsync(options, new Progress(show), ct)).ConfigureAwait(false);
        }
        catch (EvaluationException fault)
        {
            throw new CommandException(ExitCode.Failed, fault.Message);
        }
    }

    private static async Task WriteAsync(Terminal terminal, EvaluationReport report, string? file)
    {
        if (file is "-")
        {
            using Stream output = Console.OpenStandardOutput();
            report.WriteJson(output);
            return;
        }
        foreach (SetReport set in report.Sets)
        {
            Table table = new Table().Border(TableBorder.Rounded).Title(new TableTitle(set.Name)).AddColumn("metric").AddColumn("value", column => column.RightAligned());
            foreach ((string metric, double value) in set.Metrics) table.AddRow(new Text(metric), new Text(Number(value)));
            terminal.Tables.Write(table);
        }
        if (file is null) return;
        FileStream json = new(file, FileMode.Create, FileAccess.Write);
        await using (json.ConfigureAwait(false)) report.WriteJson(json);
        terminal.Note($"Wrote {file}.");
    }

    private static string Number(double value) =>
        Math.Abs(value % 1) < 1e-9 && Math.Abs(value) >= 2 ? value.ToString("N0", CultureInfo.InvariantCulture) : value.ToString("0.0000", CultureInfo.InvariantCulture);

    /// <summary>The commit that this program was built from, as the build wrote it into the version.</summary>
    private static string? Commit()
    {
        string? version = Assembly.GetExecutingAssembly().GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion;
        int plus = version?.IndexOf('+', StringComparison.Ordinal) ?? -1;
        return plus < 0 ? null : version![(plus + 1)..];
    }

    private sealed class Progress(Action<double, string> show) : IProgress<EvaluationProgress>
    {
        public void Report(EvaluationProgress value) =>
            show((double)value.Done / Math.Max(1, value.Total), $"{value.Set}, {value.Step} {value.Done:N0} of {value.Total:N0}");
    }
}
