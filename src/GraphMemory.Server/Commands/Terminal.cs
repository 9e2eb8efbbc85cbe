using System.Text;
using Spectre.Console;

namespace GraphMemory.Server.Commands;

/// <summary>Where commands write: data to standard output, progress and errors to standard error. Colours only where a person looks.</summary>
internal sealed class Terminal
{
    /// <summary>The width of tables that go into a file or a pipe, where nothing may be cut.</summary>
    private const int PipedWidth = 400;

    private readonly IAnsiConsole bars;
    private readonly TextWriter errors;

    public Terminal()
    {
        Console.OutputEncoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false);
        Tables = ConsoleOf(Console.Out, Console.IsOutputRedirected);
        Output = Console.Out;
        errors = Console.Error;
        bars = ConsoleOf(errors, Console.IsErrorRedirected);
    }

    /// <summary>Standard output, for tables.</summary>
    public IAnsiConsole Tables { get; }

    /// <summary>Standard output, for lines.</summary>
    public TextWriter Output { get; }

    /// <summary>A line for people beside the data.</summary>
    public void Note(string line) => errors.WriteLine(line);

    /// <summary>What went wrong and what to do, in one line.</summary>
    public void Error(string message) => errors.WriteLine($"graphmemory: {message.ReplaceLineEndings(" ")}");

    /// <summary>Runs work under a progress bar; without a terminal, without one.</summary>
    public async Task<T> ProgressAsync<T>(string title, Func<Action<double, string>, Task<T>> work)
    {
        if (Console.IsErrorRedirected) return await work(static (_, _) => { }).ConfigureAwait(false);
        return await bars.Progress()
            .AutoClear(true)
            .Columns(new TaskDescriptionColumn(), new ProgressBarColumn(), new PercentageColumn(), new RemainingTimeColumn())
            .StartAsync(async bar =>
            {
                ProgressTask task = bar.AddTask(Markup.Escape(title), maxValue: 1);
                return await work((share, note) =>
                {
                    task.Value = share;
                    task.Description = Markup.Escape($"{title}  {note}");
                }).ConfigureAwait(false);
            })
            .ConfigureAwait(false);
    }

    private static IAnsiConsole ConsoleOf(TextWriter writer, bool isRedirected)
    {
        IAnsiConsole console = AnsiConsole.Create(new AnsiConsoleSettings
        {
            Out = new AnsiConsoleOutput(writer),
            Ansi = isRedirected ? AnsiSupport.No : AnsiSupport.Detect,
            ColorSystem = isRedirected ? ColorSystemSupport.NoColors : ColorSystemSupport.Detect,
            Interactive = isRedirected ? InteractionSupport.No : InteractionSupport.Detect,
        });
        if (isRedirected) console.Profile.Width = PipedWidth;
        return console;
    }
}
