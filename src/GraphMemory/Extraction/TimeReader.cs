using System.Collections.Frozen;
using System.Globalization;
using GraphMemory.Graph;
using GraphMemory.Language.English;

namespace GraphMemory.Extraction;

/// <summary>
/// Finds the phrases of time in a sentence and resolves them against said-at, in its offset. The whole grammar of time will stand behind
/// <see cref="Read"/>; frames see nothing but <see cref="TimePhrase"/>.
/// </summary>
internal sealed class TimeReader(DateTimeOffset saidAt)
{
    private static readonly FrozenDictionary<string, int> Months = Numbered(
        1, "january february march april may june july august september october november december");

    private static readonly FrozenDictionary<string, int> ShortMonths = Numbered(1, "jan feb mar apr may jun jul aug sep oct nov dec");

    private static readonly FrozenDictionary<string, int> Weekdays = Numbered(0, "sunday monday tuesday wednesday thursday friday saturday")
        .Concat(Numbered(0, "sun mon tues wed thurs fri sat")).Append(new("tue", 2)).Append(new("thu", 4)).ToFrozenDictionary(StringComparer.Ordinal);

    private static readonly FrozenDictionary<string, int> Seasons = new Dictionary<string, int>(StringComparer.Ordinal)
    {
        ["winter"] = 12,
        ["spring"] = 3,
        ["summer"] = 6,
        ["autumn"] = 9,
        ["fall"] = 9,
    }.ToFrozenDictionary(StringComparer.Ordinal);

    private static readonly FrozenDictionary<string, int> Numbers = Numbered(1, "one two three four five six seven eight nine ten eleven twelve");

    private readonly DateTime today = saidAt.Date;

    /// <summary>The phrases of a sentence, in order, not overlapping.</summary>
    public List<TimePhrase> Read(TokenList tokens)
    {
        List<TimePhrase> phrases = [];
        for (int i = 0; i < tokens.Count; i++)
        {
            if (ReadAt(tokens, i) is not { } phrase) continue;
            phrases.Add(phrase);
            while (i + 1 < tokens.Count && tokens[i + 1].Index <= phrase.LastToken) i++;
        }
        return phrases;
    }

    private TimePhrase? ReadAt(TokenList tokens, int i)
    {
        string word = tokens[i].Lower;
        (int at, TimeRelation relation, bool bare) = word switch
        {
            "since" or "from" => (i + 1, TimeRelation.Since, false),
            "until" or "till" => (i + 1, TimeRelation.Until, false),
            "in" or "on" or "at" or "during" or "by" or "around" => (i + 1, TimeRelation.At, false),
            _ => (i, TimeRelation.At, true),
        };
        if (string.Equals(word, "for", StringComparison.Ordinal) && Count(tokens, i + 1) is { } lasting && Unit(tokens, lasting.Next) is { } unitLasting
            && Word(tokens, lasting.Next + 1) is not "ago")
        {
            (DateTime start, _) = Around(Back(unitLasting, lasting.Count), unitLasting);
            return Make(start, today.AddDays(1), GrainOf(unitLasting), TimeRelation.Since, tokens, i, lasting.Next);
        }
        if (Interval(tokens, at, word) is not { } interval) return null;
        if (bare && interval.NeedsPreposition) return null;
        return Make(interval.Start, interval.End, interval.Grain, relation, tokens, i, interval.Last);
    }

    private readonly record struct Stretch(DateTime Start, DateTime End, TimeGrain Grain, int Last, bool NeedsPreposition = false);

    private Stretch? Interval(TokenList tokens, int i, string preposition)
    {
        string word = Word(tokens, i);
        if (string.Equals(word, "the", StringComparison.Ordinal)) return null;
        return Relative(tokens, i, word) ?? Ago(tokens, i, preposition) ?? Calendar(tokens, i, word);
    }

    private Stretch? Relative(TokenList tokens, int i, string word)
    {
        switch (word)
        {
            case "today" or "tonight": return Day(today, i);
            case "yesterday": return Day(today.AddDays(-1), i);
            case "tomorrow": return Day(today.AddDays(1), i);
            case "last" or "past" or "previous" or "next" or "this" or "coming": break;
            default: return null;
        }
        int step = word switch { "next" or "coming" => 1, "this" => 0, _ => -1 };
        string unit = Word(tokens, i + 1);
        DateTime monday = MondayOf(today);
        switch (unit)
        {
            case "night": return Day(today.AddDays(step), i + 1);
            case "morning" or "evening" or "afternoon" when step == 0: return Day(today, i + 1);
            case "week": return new(monday.AddDays(7 * step), monday.AddDays((7 * step) + 7), TimeGrain.Week, i + 1);
            case "weekend": return new(monday.AddDays(5 + (7 * step)), monday.AddDays(7 + (7 * step)), TimeGrain.Day, i + 1);
            case "month": return MonthOf(today.Year, today.Month, step, i + 1);
            case "year": return YearOf(today.Year + step, i + 1);
        }
        if (Weekdays.TryGetValue(unit, out int weekday))
        {
            int delta = ((weekday - (int)today.DayOfWeek) + 7) % 7;
            if (step < 0 || (step == 0 && delta == 0)) return Day(today.AddDays(delta == 0 ? step * 7 : delta - 7), i + 1);
            return Day(today.AddDays(delta == 0 ? 7 : delta), i + 1);
        }
        if (MonthNumber(unit, tokens, i + 1) is { } month)
        {
            int year = step < 0 ? (month < today.Month ? today.Year : today.Year - 1) : month > today.Month ? today.Year : today.Year + step;
            return MonthOf(year, month, 0, i + 1);
        }
        if (!Seasons.TryGetValue(unit, out int first)) return null;
        DateTime begun = SeasonBegun(first);
        bool running = today < begun.AddMonths(3);
        int years = step switch { < 0 => running ? -1 : 0, 0 => running ? 0 : PastIsMeant(tokens, i) ? 0 : 1, _ => 1 };
        return Season(begun.AddYears(years), i + 1);
    }

    private Stretch? Ago(TokenList tokens, int i, string preposition)
    {
        if (Count(tokens, i) is not { } count || Unit(tokens, count.Next) is not { } unit) return null;
        if (Word(tokens, count.Next + 1) is "ago" or "back")
        {
            (DateTime start, DateTime end) = Around(Back(unit, count.Count), unit);
            return new(start, end, GrainOf(unit), count.Next + 1);
        }
        if (preposition is not "in") return null;
        (DateTime from, DateTime until) = Around(Back(unit, -count.Count), unit);
        return new(from, until, GrainOf(unit), count.Next);
    }

    private Stretch? Calendar(TokenList tokens, int i, string word)
    {
        if (IsoDate(tokens, i) is { } iso) return iso;
        if (Year(word) is { } year) return YearOf(year, i) with { NeedsPreposition = true };
        if (Weekdays.TryGetValue(word, out int weekday) && word.EndsWith("day", StringComparison.Ordinal))
        {
            int delta = ((weekday - (int)today.DayOfWeek) + 7) % 7;
            return Day(today.AddDays(PastIsMeant(tokens, i) ? (delta == 0 ? -7 : delta - 7) : delta == 0 ? 7 : delta), i) with { NeedsPreposition = true };
        }
        if (Seasons.TryGetValue(word, out int first))
        {
            int last = Word(tokens, i + 1) is "of" ? i + 2 : i + 1;
            if (Year(Word(tokens, last)) is { } seasonYear) return Season(new(seasonYear, first, 1), last);
            DateTime begun = SeasonBegun(first);
            return Season(PastIsMeant(tokens, i) ? begun : today < begun.AddMonths(3) ? begun : begun.AddYears(1), i) with { NeedsPreposition = true };
        }
        if (MonthNumber(word, tokens, i) is { } month) return DateFrom(tokens, i, month, DayNumber(Word(tokens, i + 1)), DayNumber(Word(tokens, i + 1)) is null ? i : i + 1);
        if (DayNumber(word) is not { } day) return null;
        int at = Word(tokens, i + 1) is "of" ? i + 2 : i + 1;
        return MonthNumber(Word(tokens, at), tokens, at) is { } named ? DateFrom(tokens, at, named, day, at) : null;
    }

    /// <summary>"2024-02-29", in however many tokens.</summary>
    private static Stretch? IsoDate(TokenList tokens, int i)
    {
        if (tokens[i].Length < 4 || !char.IsAsciiDigit(tokens[i].Text[0])) return null;
        int last = i;
        while (tokens[last].End - tokens[i].Start < 10 && !tokens[last].HasSpace && last + 1 < tokens.Count) last++;
        string written = string.Concat(tokens.Skip(i).Take(last - i + 1).Select(token => token.Text));
        return DateTime.TryParseExact(written, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out DateTime day) ? Day(day, last) : null;
    }

    private Stretch? DateFrom(TokenList tokens, int i, int month, int? day, int last)
    {
        int next = Word(tokens, last + 1) is "," or "of" ? last + 2 : last + 1;
        int? stated = Year(Word(tokens, next));
        int year = stated ?? YearNear(month, day ?? 1, PastIsMeant(tokens, i));
        if (stated is not null) last = next;
        if (day is null) return MonthOf(year, month, 0, last) with { NeedsPreposition = stated is null };
        return day <= DateTime.DaysInMonth(year, month) ? Day(new(year, month, day.Value), last) : null;
    }

    private TimePhrase Make(DateTime start, DateTime end, TimeGrain grain, TimeRelation relation, TokenList tokens, int first, int last) => new(
        new(start, saidAt.Offset), new(end, saidAt.Offset), grain, relation, tokens[first].Index, tokens[Math.Min(last, tokens.Count - 1)].Index);

    private int YearNear(int month, int day, bool past)
    {
        bool ahead = month > today.Month || (month == today.Month && day > today.Day);
        return past == ahead ? past ? today.Year - 1 : month == today.Month ? today.Year : today.Year + 1 : today.Year;
    }

    /// <summary>The verb that governs the phrase decides whether a bare month or weekday lies behind or ahead.</summary>
    private static bool PastIsMeant(TokenList tokens, int i)
    {
        foreach (Token above in tokens[Math.Min(i, tokens.Count - 1)].Ancestors)
        {
            if (above.Pos is not ("VERB" or "AUX")) continue;
            if (above.Tag is "VBD" or "VBN") return true;
            if (above.Child("aux") is { } aux) return aux.Tag is "VBD" or "VBZ" && aux.Lemma is "have";
            if (above.Tag is "VBP" or "VBZ" or "VBG") return false;
        }
        return false;
    }

    private DateTime SeasonBegun(int month)
    {
        DateTime begin = new(today.Year, month, 1);
        return begin <= today ? begin : begin.AddYears(-1);
    }

    private DateTime Back(string unit, int count)
    {
        try
        {
            return unit switch
            {
                "day" => today.AddDays(-count),
                "week" or "weekend" => today.AddDays(-7.0 * count),
                "month" => today.AddMonths(-count),
                _ => today.AddYears(-count),
            };
        }
        catch (ArgumentOutOfRangeException)
        {
            return today;
        }
    }

    private static (DateTime Start, DateTime End) Around(DateTime day, string unit) => unit switch
    {
        "day" => (day, day.AddDays(1)),
        "week" => (MondayOf(day), MondayOf(day).AddDays(7)),
        "weekend" => (MondayOf(day).AddDays(5), MondayOf(day).AddDays(7)),
        "month" => (new DateTime(day.Year, day.Month, 1), new DateTime(day.Year, day.Month, 1).AddMonths(1)),
        _ => (new DateTime(day.Year, 1, 1), new DateTime(day.Year, 1, 1).AddYears(1)),
    };

    private static (int Count, int Next)? Count(TokenList tokens, int i)
    {
        string word = Word(tokens, i);
        if (word is "a" or "an")
            return Word(tokens, i + 1) switch { "few" => (3, i + 2), "couple" => (2, Word(tokens, i + 2) is "of" ? i + 3 : i + 2), _ => (1, i + 1) };
        if (word is "few" or "several") return (3, i + 1);
        if (Numbers.TryGetValue(word, out int named)) return (named, i + 1);
        return int.TryParse(word, NumberStyles.None, CultureInfo.InvariantCulture, out int number) && number is > 0 and < 200 ? (number, i + 1) : null;
    }

    private static string? Unit(TokenList tokens, int i) => Word(tokens, i) switch
    {
        "day" or "days" => "day",
        "week" or "weeks" => "week",
        "weekend" or "weekends" => "weekend",
        "month" or "months" => "month",
        "year" or "years" or "yrs" => "year",
        _ => null,
    };

    private static TimeGrain GrainOf(string unit) => unit switch
    {
        "day" or "weekend" => TimeGrain.Day,
        "week" => TimeGrain.Week,
        "month" => TimeGrain.Month,
        _ => TimeGrain.Year,
    };

    private static Stretch Day(DateTime day, int last) => new(day, day.AddDays(1), TimeGrain.Day, last);

    private static Stretch MonthOf(int year, int month, int step, int last)
    {
        DateTime start = new DateTime(year, month, 1).AddMonths(step);
        return new(start, start.AddMonths(1), TimeGrain.Month, last);
    }

    private static Stretch YearOf(int year, int last) => new(new(year, 1, 1), new(year + 1, 1, 1), TimeGrain.Year, last);

    private static Stretch Season(DateTime start, int last) => new(start, start.AddMonths(3), TimeGrain.Season, last);

    private static DateTime MondayOf(DateTime day) => day.AddDays(-(((int)day.DayOfWeek + 6) % 7));

    private static string Word(TokenList tokens, int i) => i < tokens.Count ? tokens[i].Lower : "";

    private static int? MonthNumber(string word, TokenList tokens, int i)
    {
        if (word is "may" or "march" && i < tokens.Count && (tokens[i].Pos is "VERB" or "AUX" || char.IsLower(tokens[i].Text[0]))) return null;
        return Months.TryGetValue(word, out int month) || ShortMonths.TryGetValue(word.TrimEnd('.'), out month) ? month : null;
    }

    private static int? Year(string word) =>
        word.Length == 4 && int.TryParse(word, NumberStyles.None, CultureInfo.InvariantCulture, out int year) && year is >= 1900 and <= 2100 ? year : null;

    private static int? DayNumber(string word)
    {
        ReadOnlySpan<char> digits = word;
        if (digits.Length > 2 && word[^2..] is "st" or "nd" or "rd" or "th") digits = digits[..^2];
        return int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out int day) && day is >= 1 and <= 31 ? day : null;
    }

    private static FrozenDictionary<string, int> Numbered(int first, string words) => words.Split(' ')
        .Select((word, i) => (word, Number: first + i))
        .ToFrozenDictionary(pair => pair.word, pair => pair.Number, StringComparer.Ordinal);
}
