using System.Text.RegularExpressions;

namespace GraphMemory.Recall;

/// <summary>How the patterns match by which cues are read from a text.</summary>
internal static class CuePattern
{
    /// <summary>In any case, and alike on every machine.</summary>
    public const RegexOptions Options = RegexOptions.IgnoreCase | RegexOptions.CultureInvariant;

    /// <summary>Keeps a text that was made up for it from holding a thread.</summary>
    public const int TimeoutMilliseconds = 1000;
}
