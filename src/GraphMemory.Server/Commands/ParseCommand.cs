using System.CommandLine;
using GraphMemory.Language.English;

namespace GraphMemory.Server.Commands;

/// <summary>Shows how English sentences are read: the dependency tree as a picture, or as JSON.</summary>
internal static class ParseCommand
{
    public static Command Create(CommandRun run)
    {
        Argument<string?> text = new("TEXT") { Description = "The sentences; without it, standard input is read line by line.", Arity = ArgumentArity.ZeroOrOne };
        Option<bool> json = new("--json") { Description = "One JSON object a line: text and tokens." };
        Command command = new("parse", "Show how English sentences are read: words, trees, names.") { text, json };
        command.SetAction((line, ct) => run.RunAsync(line, async _ =>
        {
            EnglishAnalyzer analyzer = EnglishAnalyzer.Default;
            if (line.GetValue(text) is { } given)
            {
                await WriteAsync(analyzer, given, line.GetValue(json), run.Terminal.Output).ConfigureAwait(false);
                return ExitCode.Done;
            }
            while (await Console.In.ReadLineAsync(ct).ConfigureAwait(false) is { } read)
            {
                if (read.Length > 0) await WriteAsync(analyzer, read, line.GetValue(json), run.Terminal.Output).ConfigureAwait(false);
            }
            return ExitCode.Done;
        }));
        return command;
    }

    private static async Task WriteAsync(EnglishAnalyzer analyzer, string text, bool asJson, TextWriter output)
    {
        AnalyzedText read = analyzer.Analyze(text);
        await output.WriteLineAsync(asJson ? TokenJson.Render(read) : TreePicture.Render(read)).ConfigureAwait(false);
        await output.FlushAsync().ConfigureAwait(false);
    }
}
