using System.Globalization;
using System.Text.RegularExpressions;

namespace GraphMemory.Recall;

/// <summary>Reads what a question asks for from its words alone. Pure; knows English questions and ISO dates.</summary>
public static partial class CueReader
{
    private const string Months = "january|february|march|april|may|june|july|august|september|october|november|december";

    /// <summary>The cues of a question.</summary>
    public static RecallCues Read(string question)
    {
        ArgumentNullException.ThrowIfNull(question);
        return new RecallCues
        {
            Question = question,
            Terms = Terms.OfQuestion(question),
            AsksWhen = AskingWhen().IsMatch(question),
            Date = DateIn(question),
            KindsAsked = KindsIn(question),
            AsksAssistant = AskingAssistant().IsMatch(question),
            Slot = SlotReader.Read(question),
        };
    }

    private static NameKinds KindsIn(string question)
    {
        NameKinds kinds = NameKinds.None;
        if (Who().IsMatch(question)) kinds |= NameKinds.Person;
        if (Where().IsMatch(question)) kinds |= NameKinds.Place;
        if (AskingWhen().IsMatch(question)) kinds |= NameKinds.Date | NameKinds.Time;
        if (HowMuch().IsMatch(question)) kinds |= NameKinds.Quantity;
        if (HowLong().IsMatch(question)) kinds |= NameKinds.Quantity | NameKinds.Time | NameKinds.Date;
        if (WhichWork().IsMatch(question)) kinds |= NameKinds.Work | NameKinds.Organisation;
        return kinds;
    }

    private static AskedDate? DateIn(string question)
    {
        Match iso = IsoDate().Match(question);
        if (iso.Success)
        {
            int isoDay = Number(iso.Groups["day"]) ?? 0;
            return Checked(Number(iso.Groups["year"]), Number(iso.Groups["month"]) ?? 0, isoDay == 0 ? null : isoDay);
        }
        foreach (Match named in NamedDate().Matches(question))
        {
            Group name = named.Groups["month"];
            int? day = Number(named.Groups["before"]) ?? Number(named.Groups["after"]);
            int? year = Number(named.Groups["year"]);
            // "may" and "march" are verbs too: alone they are months only when written so.
            bool verb = name.Value is "may" or "march" && day is null && year is null;
            if (!verb) return Checked(year, MonthOf(name.Value), day);
        }
        return null;
    }

    private static AskedDate? Checked(int? year, int month, int? day)
    {
        if (month is < 1 or > 12 || year is < 1 or > 9999) return null;
        return new AskedDate(year, month, day >= 1 && day <= DateTime.DaysInMonth(year ?? 2024, month) ? day : null);
    }

    private static int MonthOf(string name) =>
        1 + Array.FindIndex(CultureInfo.InvariantCulture.DateTimeFormat.MonthNames, month => month.StartsWith(name, StringComparison.OrdinalIgnoreCase));

    private static int? Number(Group group) => group.Success ? int.Parse(group.ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture) : null;

    [GeneratedRegex(@"^\W*(?:(?:and|so|since|until|by|from)\s+)?(?:(?:in|on|at|during)\s+)?(?:when|(?:what|which)\s+(?:date|day|month|year|week|season)|how\s+long)\b",
        CuePattern.Options, CuePattern.TimeoutMilliseconds)]
    private static partial Regex AskingWhen();

    [GeneratedRegex(@"^\W*(?:\w+\s+)?(?:who|whom|whose)\b", CuePattern.Options, CuePattern.TimeoutMilliseconds)]
    private static partial Regex Who();

    [GeneratedRegex(@"^\W*(?:\w+\s+)?where\b|\b(?:which|what)\s+(?:city|cities|country|countries|place|places|town|state)\b",
        CuePattern.Options, CuePattern.TimeoutMilliseconds)]
    private static partial Regex Where();

    [GeneratedRegex(@"\bhow\s+(?:many|much)\b", CuePattern.Options, CuePattern.TimeoutMilliseconds)]
    private static partial Regex HowMuch();

    [GeneratedRegex(@"\bhow\s+(?:long|often|old|(?:many|much)\s+(?:more\s+)?(?:time|times|minutes|hours|days|weeks|months|years))\b",
        CuePattern.Options, CuePattern.TimeoutMilliseconds)]
    private static partial Regex HowLong();

    [GeneratedRegex(@"\b(?:which|what)\s+(?:\w+\s+)?(?:book|film|movie|song|game|album|series)s?\b", CuePattern.Options, CuePattern.TimeoutMilliseconds)]
    private static partial Regex WhichWork();

    [GeneratedRegex(
        @"\b(?:did|have|had)\s+you\s+(?:already\s+)?(?:say|said|tell|told|recommend|suggest|advise|propose|mention|explain|give|gave|list|describe|write|call)|\byou\s+(?:said|told|recommended|suggested|advised|proposed|mentioned|explained|gave|listed|described|wrote)\b|\byour\s+(?:\w+\s+)?(?:advice|answer|recommendation|suggestion|explanation|reply|proposal)s?\b|\bthe\s+(?:assistant|agent|bot)\b",
        CuePattern.Options, CuePattern.TimeoutMilliseconds)]
    private static partial Regex AskingAssistant();

    [GeneratedRegex(@"\b(?<year>\d{4})-(?<month>\d{2})(?:-(?<day>\d{2}))?\b", RegexOptions.CultureInvariant, CuePattern.TimeoutMilliseconds)]
    private static partial Regex IsoDate();

    [GeneratedRegex(
        @"(?:\b(?<before>\d{1,2})(?:st|nd|rd|th)?\s+(?:of\s+)?)?\b(?<month>" + Months
        + @")\b(?:\s+(?:the\s+)?(?<after>\d{1,2})(?:st|nd|rd|th)?\b)?(?:,?\s*(?:of\s+)?(?<year>\d{4})\b)?",
        CuePattern.Options, CuePattern.TimeoutMilliseconds)]
    private static partial Regex NamedDate();
}
