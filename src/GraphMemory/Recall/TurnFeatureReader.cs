using System.Text.RegularExpressions;

namespace GraphMemory.Recall;

/// <summary>Reads from a turn's text what ranking needs to know about it. Pure.</summary>
public static partial class TurnFeatureReader
{
    /// <summary>The features of a turn.</summary>
    /// <param name="spokenText">The text with its speaker, as it is indexed.</param>
    /// <param name="names">The kinds of names in the text; none when it was not analysed.</param>
    public static TurnFeatures Read(string spokenText, NameKinds names)
    {
        ArgumentNullException.ThrowIfNull(spokenText);
        ReadOnlySpan<char> text = spokenText.AsSpan().Trim();
        return new TurnFeatures(spokenText.Length, text.EndsWith('?'), QuestionShareOf(text), TimeWord().IsMatch(text), names);
    }

    private static float QuestionShareOf(ReadOnlySpan<char> text)
    {
        int sentences = 0;
        int questions = 0;
        int start = 0;
        for (int i = 0; i < text.Length; i++)
        {
            bool last = i == text.Length - 1;
            if (!last && !(text[i] is '.' or '!' or '?' && char.IsWhiteSpace(text[i + 1]))) continue;
            ReadOnlySpan<char> sentence = text[start..(i + 1)].Trim();
            start = i + 1;
            if (sentence.IsEmpty) continue;
            sentences++;
            if (sentence.EndsWith('?')) questions++;
        }
        return sentences == 0 ? 0 : (float)questions / sentences;
    }

    [GeneratedRegex(
        @"\b(?:yesterday|last|next|ago|monday|tuesday|wednesday|thursday|friday|saturday|sunday|january|february|march|april|may|june|july|august|september|october|november|december|\d{4}|\d+(?:st|nd|rd|th))\b",
        CuePattern.Options, CuePattern.TimeoutMilliseconds)]
    private static partial Regex TimeWord();
}
