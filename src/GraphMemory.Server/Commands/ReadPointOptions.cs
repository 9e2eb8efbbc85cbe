using System.CommandLine;
using System.Globalization;
using GraphMemory.Graph;

namespace GraphMemory.Server.Commands;

/// <summary>The two times of a read, as options.</summary>
internal sealed class ReadPointOptions
{
    private readonly Option<string> at = new("--at") { HelpName = "TIME", Description = "What was true then, for example 2025-05-01 or 2025-05-01T12:00:00+02:00. Default: now." };
    private readonly Option<string> known = new("--known") { HelpName = "TIME", Description = "As far as it was known then; alone, it sets --at as well. Default: now." };

    public void AddTo(Command command)
    {
        command.Options.Add(at);
        command.Options.Add(known);
    }

    /// <summary>What the line says; null when it says nothing.</summary>
    public async Task<ReadPoint?> ReadAsync(ParseResult line, AgentMemory memory, Scope scope, CancellationToken ct)
    {
        DateTimeOffset? validAt = Instant(line.GetValue(at), "--at");
        DateTimeOffset? knownAt = Instant(line.GetValue(known), "--known");
        if (validAt is null && knownAt is null) return null;
        ReadPoint now = await memory.NowAsync(scope, ct).ConfigureAwait(false);
        return new(validAt ?? knownAt ?? now.Valid, knownAt is { } told && told < now.Known ? told : now.Known);
    }

    /// <summary>A time of an option; a date alone is its first instant in UTC.</summary>
    /// <exception cref="CommandException">It is no time.</exception>
    public static DateTimeOffset? Instant(string? text, string option)
    {
        if (text is null) return null;
        bool isRead = DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out DateTimeOffset instant);
        return isRead && char.IsAsciiDigit(text[0]) && text.Contains('-', StringComparison.Ordinal)
            ? instant
            : throw new CommandException(ExitCode.Usage, $"{option} is \"{text}\"; give a time such as 2025-05-01 or 2025-05-01T12:00:00+02:00.");
    }
}
