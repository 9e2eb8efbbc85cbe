using System.Runtime.CompilerServices;
using System.Text;
using System.Text.RegularExpressions;
using GraphMemory.Conversations;

namespace GraphMemory.Import;

/// <summary>
/// A talk as plain text. A line is one of:
/// <list type="bullet">
/// <item>a date, alone or between dashes, hashes or brackets: it holds for what follows, and begins a session ("2025-05-03", "--- 3 May 2025 ---");</item>
/// <item>a turn, "Name: text", with a time before the name if wanted ("20:05 Clara: ...", "[2025-05-03 20:05] Clara: ...");</item>
/// <item>anything else: it belongs to the turn above. An indented line always does, so a line of a message that looks like a turn is indented.</item>
/// </list>
/// "User" and "Me", and the key of the user, are the user; "Assistant", "Agent", "AI", "Bot" and "ChatGPT" the agent; other names are speakers.
/// </summary>
internal sealed partial class TranscriptFormat : IConversationFormat
{
    public string Name => "transcript";

    public bool Recognises(FileOpening opening) => opening is { IsEmpty: false, IsJson: false };

    public async IAsyncEnumerable<ImportItem> ReadAsync(Stream content, ImportOptions options, [EnumeratorCancellation] CancellationToken ct)
    {
        Talk talk = new(options);
        await foreach (Line line in Lines.ReadAsync(content, ct).ConfigureAwait(false))
        {
            if (line.Fault() is { } fault) talk.Refuse(line.Place, fault);
            else talk.Read(Encoding.UTF8.GetString(line.Bytes.Span), line.Place);
            while (talk.Found.TryDequeue(out ImportItem? item)) yield return item;
        }
        talk.End();
        while (talk.Found.TryDequeue(out ImportItem? item)) yield return item;
    }

    [GeneratedRegex(@"^[\s\-=#*\[\]()]*(?<date>[\p{L}\d][^:]*?)[\s\-=#*\[\]()]*$", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex DateLine();

    [GeneratedRegex(
        @"^(?:\[(?<time>[^\]]{4,40})\]\s*|(?<time>(?:\d{4}-\d{2}-\d{2}[T ])?\d{1,2}:\d{2}(?::\d{2}(?:\.\d+)?)?(?:\s?[AaPp][Mm])?(?:Z|\s?[+-]\d{2}:\d{2})?),?\s+(?:-\s+)?)?(?<name>\p{L}[^:\[\]]{0,59}?)\s*:\s+(?<text>\S.*)$",
        RegexOptions.CultureInvariant,
        1000)]
    private static partial Regex TurnLine();

    /// <summary>What has been read so far: the date and the turn that may go on.</summary>
    private sealed class Talk(ImportOptions options)
    {
        private readonly ContentIds ids = new();
        private readonly StringBuilder text = new();
        private DateOnly? date;
        private DateTimeOffset? saidAt;
        private ConversationTurn? open;
        private string openPlace = "";

        /// <summary>What is complete and was not taken yet.</summary>
        public Queue<ImportItem> Found { get; } = new();

        public void Read(string line, string place)
        {
            bool isIndented = line.Length > 0 && char.IsWhiteSpace(line[0]);
            if (string.IsNullOrWhiteSpace(line))
            {
                if (open is not null) text.Append('\n');
            }
            else if (!isIndented && DateLine().Match(line) is { Success: true } day && SaidAtText.Date(day.Groups["date"].Value) is { } named)
            {
                End();
                (date, saidAt) = (named, new DateTimeOffset(named, TimeOnly.MinValue, TimeSpan.Zero));
            }
            else if (!isIndented && TurnLine().Match(line) is { Success: true } turn)
            {
                End();
                Begin(turn, place);
            }
            else if (open is not null)
            {
                text.Append('\n').Append(line.Trim());
            }
            else
            {
                Refuse(place, "Nobody says this; begin a turn with \"Name: text\".");
            }
        }

        /// <summary>The turn that was open is complete.</summary>
        public void End()
        {
            if (open is null) return;
            ConversationTurn turn = open with { Text = text.ToString().TrimEnd() };
            open = null;
            Found.Enqueue(new ImportItem.Told(options.User, turn with { ExternalId = ids.Of(turn) }, openPlace));
        }

        public void Refuse(string place, string reason)
        {
            End();
            Found.Enqueue(new ImportItem.Refused(place, reason));
        }

        private void Begin(Match line, string place)
        {
            string time = line.Groups["time"].Value;
            if (time.Length > 0 && SaidAtText.Clock(time) is null && SaidAtText.Instant(time) is null)
            {
                Refuse(place, $"\"{time}\" is no time; write \"2025-05-03 20:05\", or \"20:05\" under a line with the date.");
                return;
            }
            if (TimeOf(time) is not { } told)
            {
                Refuse(place, "It has no date; put a line such as \"2025-05-03\" before it.");
                return;
            }
            (saidAt, date) = (told, DateOnly.FromDateTime(told.DateTime));
            (TurnRole role, string? speaker) = WhoIs(line.Groups["name"].Value);
            open = new() { Session = $"{options.Session} {date:yyyy-MM-dd}", Role = role, Speaker = speaker, SaidAt = saidAt, Text = "" };
            openPlace = place;
            text.Clear().Append(line.Groups["text"].Value);
        }

        /// <summary>A turn without a time was said when the one before it was.</summary>
        private DateTimeOffset? TimeOf(string time)
        {
            if (time.Length == 0) return saidAt;
            if (SaidAtText.Clock(time) is not { } clock) return SaidAtText.Instant(time);
            return date is { } day ? new DateTimeOffset(day, clock, saidAt?.Offset ?? TimeSpan.Zero) : null;
        }

        private (TurnRole Role, string? Speaker) WhoIs(string name) => name.ToUpperInvariant() switch
        {
            _ when Same(name, options.AssistantName) => (TurnRole.Assistant, null),
            _ when Same(name, options.User) => (TurnRole.User, null),
            "USER" or "ME" or "I" or "HUMAN" => (TurnRole.User, null),
            "ASSISTANT" or "AGENT" or "AI" or "BOT" or "CHATGPT" => (TurnRole.Assistant, null),
            "SYSTEM" => (TurnRole.System, null),
            "TOOL" => (TurnRole.Tool, null),
            _ => (TurnRole.User, name),
        };

        private static bool Same(string name, string? other) => string.Equals(name, other, StringComparison.OrdinalIgnoreCase);
    }
}
