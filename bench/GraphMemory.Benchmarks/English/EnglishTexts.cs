using System.Text;
using GraphMemory.Language.English;

namespace GraphMemory.Benchmarks.English;

/// <summary>Made-up talk of the three sizes that matter: messages, answers, a document. The same on every run.</summary>
static class EnglishTexts
{
    public const string Messages = "messages of 20 tokens";
    public const string Answers = "answers of 300 tokens";
    public const string Document = "document of 20,000 characters";
    public const string NewWords = "the same of words never seen";

    const int DocumentCharacters = 20_000;

    static readonly string[] People =
        ["Ana", "my brother Tom", "Dr. Keller", "our neighbour", "Priya's manager", "the new plumber", "she", "he", "Marta Lindqvist", "everyone at Acme Corp."];

    static readonly string[] Doings =
    [
        "moved to {0} last {1}", "has been working for a small company in {0} since {1}", "doesn't like {2} anymore", "wants to buy {2} before {1}",
        "told me that {2} costs about ${3},000", "will meet us in {0} at {3} o'clock", "used to live near the river in {0}", "can't find {2} in the cellar",
        "is allergic to {2}, which makes travelling to {0} hard", "asked whether {2} was still available", "gave {2} to the children on {1}",
        "thinks we should've left {0} {3} days earlier", "broke {2} while painting the kitchen", "is going to study medicine in {0} next {1}",
    ];

    static readonly string[] Places = ["Graz", "Lisbon", "the old town", "New Zealand", "Turin", "a village outside of Bergen", "Kraków", "the north"];
    static readonly string[] Times = ["spring", "Tuesday", "the end of March", "Christmas", "2019", "week", "the 3rd of May", "winter"];

    static readonly string[] Things =
    [
        "the blue bicycle", "seafood", "her grandmother's recipe book", "two tickets", "a used camera with a cracked lens", "oat milk", "the spare key",
        "his guitar", "a warm coat", "peanuts and almonds",
    ];

    static readonly string[] Joints = [", and ", ", but ", " because ", " although ", "; meanwhile, ", ", so "];
    static readonly string[] Ends = [".", ".", ".", "!", "?", " :)", "..."];

    public static string[] For(string kind) => kind switch
    {
        Messages => Cut(OfKnownWords(new Random(1), 60_000), tokens: 20, count: 32),
        Answers => Cut(OfKnownWords(new Random(2), 60_000), tokens: 300, count: 4),
        Document => [OfKnownWords(new Random(3), DocumentCharacters)],
        _ => throw new ArgumentOutOfRangeException(nameof(kind)),
    };

    /// <summary>Text as in <see cref="For"/> in which most words of more than four letters are made up anew.</summary>
    public static string OfNewWords(Random random)
    {
        StringBuilder text = new();
        foreach (string word in OfKnownWords(random, DocumentCharacters).Split(' '))
        {
            if (text.Length > 0) text.Append(' ');
            if (word.Length <= 4) text.Append(word);
            else foreach (char character in word) text.Append(char.IsAsciiLetterLower(character) ? (char)('a' + random.Next(26)) : character);
        }
        return text.ToString();
    }

    static string OfKnownWords(Random random, int characters)
    {
        StringBuilder text = new();
        while (text.Length < characters)
        {
            if (text.Length > 0) text.Append(random.Next(12) == 0 ? "\n\n" : " ");
            string clause = Clause(random);
            text.Append(char.ToUpperInvariant(clause[0])).Append(clause.AsSpan(1));
            if (random.Next(3) > 0) text.Append(Pick(Joints, random)).Append(Clause(random));
            text.Append(Pick(Ends, random));
        }
        return text.ToString(0, characters);
    }

    static string Clause(Random random) =>
        $"{Pick(People, random)} {string.Format(null, Pick(Doings, random), Pick(Places, random), Pick(Times, random), Pick(Things, random), random.Next(2, 12))}";

    static string Pick(string[] choices, Random random) => choices[random.Next(choices.Length)];

    /// <summary>Stretches of exactly so many tokens.</summary>
    static string[] Cut(string text, int tokens, int count)
    {
        TokenList all = EnglishAnalyzer.Default.Analyze(text, entities: false).Tokens;
        return [.. Enumerable.Range(0, count).Select(i => text[all[i * tokens].Start..all[(i + 1) * tokens - 1].End])];
    }
}
