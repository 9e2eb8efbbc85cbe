namespace GraphMemory.Benchmarks.Embeddings;

/// <summary>Texts as people type them to an assistant.</summary>
internal static class ChatTexts
{
    private static readonly string[] Names = ["Nora", "Emil", "Tariq", "Ines", "Pavel", "Yuki", "Amara", "Joris"];

    private static readonly string[] Sentences =
    [
        "Thanks, that helps.",
        "Can you remind me what {0} said about the garden?",
        "{0} and I are driving to the coast on Friday, weather permitting, and coming back on Monday evening.",
        "I changed my mind about the blue paint.",
        "We signed the lease yesterday, so from June on we live at the other end of town, ten minutes from {0}'s place by bicycle.",
        "My back hurts again.",
        "Please write the summary in short paragraphs, {0} will read it on the phone.",
        "I finally told {0} that I am leaving the bakery at the end of the month to go back to studying, and it went better than I had feared.",
        "What should I cook for six people, two of whom eat no meat?",
        "It was raining all afternoon, we stayed in and played cards with {0} and the neighbours until it was far too late.",
        "ok",
        "The cat is called Biscuit, she is three and hates the vacuum cleaner.",
        "Is the deployment still planned for the ninth, or did {0} move it again?",
        "I used to run every morning, but since the operation I only swim.",
        "{0} recommended a book on bees, I forgot the title.",
        "Let us keep the tests as they are and rename the module first.",
    ];

    /// <summary>128 distinct texts, 4 to 36 tokens long, 19 in the mean.</summary>
    public static readonly string[] All = [.. from name in Names from sentence in Sentences select $"{sentence.Replace("{0}", name, StringComparison.Ordinal)} {name}"];

    /// <summary>A text of 7, 29 or 130 tokens.</summary>
    public static string OfLength(int tokens) => tokens switch
    {
        7 => "I live in Graz.",
        29 => "My brother moved to the coast last spring, and he works there as a nurse in a small hospital, three long days a week.",
        130 => string.Concat(Enumerable.Repeat("We walked along the river to the old mill and back. ", 10)) + "It was cold and nobody had tea.",
        _ => throw new ArgumentOutOfRangeException(nameof(tokens)),
    };
}
