using System.Text;
using GraphMemory.Language;

namespace GraphMemory.Entities;

/// <summary>The form in which names are compared.</summary>
public static class NameKey
{
    /// <summary>
    /// Without accents (canonical decomposition, non-spacing marks dropped), lower case, every run of other characters than letters and digits one space,
    /// without a leading "the". Never longer than 200 characters; empty when the name has no letter or digit.
    /// </summary>
    public static string Of(string name)
    {
        StringBuilder plain = new(name.Length);
        foreach (Rune rune in name.EnumerateRunes()) CanonicalDecomposition.Append(plain, rune);
        StringBuilder key = new(plain.Length);
        foreach (Rune rune in plain.ToString().EnumerateRunes())
        {
            if (Rune.IsLetterOrDigit(rune)) key.Append(Rune.ToLowerInvariant(rune).ToString());
            else if (rune.Value is '\'' or 0x2019) continue;
            else if (key.Length > 0 && key[^1] != ' ') key.Append(' ');
        }
        string trimmed = key.ToString().TrimEnd();
        if (trimmed.StartsWith("the ", StringComparison.Ordinal)) trimmed = trimmed[4..];
        return trimmed.Length <= 200 ? trimmed : trimmed[..200];
    }
}
