using System.Globalization;
using GraphMemory.Graph;

namespace GraphMemory.Context;

/// <summary>How a fact is told in a line: its text, since when, and what it took the place of.</summary>
internal static class FactPhrase
{
    /// <summary>"lives in Turin since 3 May 2026 (before: Graz)". What replaced something and states no beginning counts from when it was said.</summary>
    public static string Of(Fact fact, FactVersion version, IReadOnlyList<ReplacedFact> replaced)
    {
        Validity validity = version.Validity;
        string text = Qualified(fact);
        if (validity.From is { } from) text += $" since {Date(from, validity.FromGrain)}";
        else if (replaced.Count > 0) text += $" since {Date(version.CountsFrom, TimeGrain.Day)}";
        if (validity.Until is { } until) text += $" until {Date(until, validity.UntilGrain)}";
        if (replaced.Count > 0) text += $" (before: {string.Join(", then ", replaced.Reverse().Select(old => Difference(old.Text, fact.Text)))})";
        return text;
    }

    /// <summary>A point in time as exactly as it was told: "3 May 2026", "May 2026", "spring 2026", "2026".</summary>
    public static string Date(DateTimeOffset instant, TimeGrain grain) => grain switch
    {
        TimeGrain.Year => instant.ToString("yyyy", CultureInfo.InvariantCulture),
        TimeGrain.Season => $"{Season(instant)} {instant.ToString("yyyy", CultureInfo.InvariantCulture)}",
        TimeGrain.Month => instant.ToString("MMMM yyyy", CultureInfo.InvariantCulture),
        TimeGrain.Week => $"the week of {instant.ToString("d MMMM yyyy", CultureInfo.InvariantCulture)}",
        _ => instant.ToString("d MMMM yyyy", CultureInfo.InvariantCulture),
    };

    private static string Qualified(Fact fact) => fact.Modality switch
    {
        Modality.Uncertain => $"perhaps {fact.Text}",
        Modality.Reported => $"{fact.Text}, as others say",
        _ => fact.Text,
    };

    /// <summary>The older text without the words that both begin with.</summary>
    private static string Difference(string older, string newer)
    {
        string[] words = older.Split(' ');
        string[] others = newer.Split(' ');
        int same = 0;
        while (same < words.Length - 1 && same < others.Length - 1 && string.Equals(words[same], others[same], StringComparison.Ordinal)) same++;
        return string.Join(' ', words[same..]);
    }

    private static string Season(DateTimeOffset instant) => instant.Month switch
    {
        >= 3 and <= 5 => "spring",
        >= 6 and <= 8 => "summer",
        >= 9 and <= 11 => "autumn",
        _ => "winter",
    };
}
