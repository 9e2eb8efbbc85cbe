using GraphMemory.Language.English.Loading;
using GraphMemory.Language.English.Network;

namespace GraphMemory.Language.English;

/// <summary>
/// Understands the form of English text: tokens, parts of speech, dependency trees, base forms, sentences, names. Holds nothing but its
/// model and caches of bounded size; safe to share between threads, and the same text gives the same result on every thread and in any
/// order.
/// </summary>
public sealed class EnglishAnalyzer
{
    /// <summary>The longest text that is analysed unless another limit is asked for, in UTF-16 units.</summary>
    public const int DefaultCharactersMax = 100_000;

    static readonly Lazy<EnglishAnalyzer> Shared = new(() => Load());

    EnglishAnalyzer(Pipeline pipeline, int charactersMax)
    {
        Pipeline = pipeline;
        CharactersMax = charactersMax;
    }

    /// <summary>The analyzer of this process, loaded from beside the assembly when it is first asked for.</summary>
    /// <exception cref="InvalidDataException">A file of the model is missing, truncated or altered; the message names it.</exception>
    public static EnglishAnalyzer Default => Shared.Value;

    internal Pipeline Pipeline { get; }

    /// <summary>
    /// The longest text that is analysed, in UTF-16 units. A longer one gives a result that says <see cref="AnalyzedText.TooLong"/>.
    /// </summary>
    public int CharactersMax { get; }

    /// <summary>Loads the model.</summary>
    /// <param name="directory">Where the model's files are; null: <c>models/english</c> beside the assembly.</param>
    /// <param name="charactersMax">The longest text that is analysed, in UTF-16 units; at least 1.</param>
    /// <exception cref="InvalidDataException">A file of the model is missing, truncated or altered; the message names it.</exception>
    public static EnglishAnalyzer Load(string? directory = null, int charactersMax = DefaultCharactersMax)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(charactersMax, 1);
        return Load(directory ?? ModelFile.DefaultDirectory, charactersMax, Arithmetic.Best);
    }

    /// <summary>
    /// Analyses a text, whatever it holds: no string makes this throw. The whole text is one document, sentences are part of the result.
    /// </summary>
    /// <param name="text">Any text; empty gives no tokens.</param>
    /// <param name="entities">Whether names are looked for as well, which is almost half of the work.</param>
    public AnalyzedText Analyze(string text, bool entities = true)
    {
        ArgumentNullException.ThrowIfNull(text);
        if (text.Length > CharactersMax) return new AnalyzedText(text, tooLong: true);
        return Pipeline.Analyze(WithoutLoneSurrogates(text), entities);
    }

    internal static EnglishAnalyzer Load(string directory, int charactersMax, Arithmetic arithmetic) =>
        new(new Pipeline(directory, arithmetic), charactersMax);

    static string WithoutLoneSurrogates(string text)
    {
        if (!text.AsSpan().ContainsAnyInRange('\ud800', '\udfff')) return text;
        return string.Create(text.Length, text, (repaired, original) =>
        {
            original.CopyTo(repaired);
            for (int i = 0; i < original.Length; i++)
            {
                if (i + 1 < original.Length && char.IsSurrogatePair(original[i], original[i + 1])) i++;
                else if (char.IsSurrogate(original[i])) repaired[i] = '\ufffd';
            }
        });
    }
}
