using GraphMemory.Language.English.Loading;
using GraphMemory.Language.English.Network;
using GraphMemory.Language.English.Tokens;

namespace GraphMemory.Language.English.Grammar;

/// <summary>
/// Turns predicted tags and labels into parts of speech, morphology and some lemmas. All rules look at the tokens as predicted; of several
/// that set the same attribute the last in the list wins.
/// </summary>
sealed class AttributeRules
{
    readonly Tables tables;
    readonly Lemmatizer lemmatizer;
    readonly List<AttributeRule> singles = [];
    readonly List<AttributeRule> pairs = [];

    /// <summary>For each rule on one token and each on two, its place in the list of all.</summary>
    readonly List<int> singleOrder = [], pairOrder = [];

    readonly int[] forAnyWord;
    readonly int[] forSomeWords;
    readonly Dictionary<string, List<int>> byWord = new(StringComparer.Ordinal);

    public AttributeRules(Tables tables)
    {
        this.tables = tables;
        lemmatizer = new Lemmatizer(tables);
        foreach ((int number, AttributeRule rule) in tables.AttributeRules)
        {
            bool single = rule.Conditions.Length == 1;
            (single ? singles : pairs).Add(rule);
            (single ? singleOrder : pairOrder).Add(number);
        }
        forAnyWord = [.. Numbers(c => c is { Lowers: null, Pattern: null, IsSpace: null })];
        forSomeWords = [.. Numbers(c => c.Pattern is not null || c.IsSpace is not null)];
        foreach (int number in Numbers(c => c is { Lowers: not null, Pattern: null, IsSpace: null }))
            foreach (string word in singles[number].Conditions[0].Lowers!)
            {
                if (!byWord.TryGetValue(word, out List<int>? numbers)) byWord.Add(word, numbers = []);
                numbers.Add(number);
            }
    }

    /// <summary>The rules that can apply to a word.</summary>
    public WordRules For(Word word)
    {
        List<int> more = [.. forSomeWords.Where(number => singles[number].Conditions[0].Fits(word))];
        if (byWord.TryGetValue(word.Lower, out List<int>? own)) more.AddRange(own);
        uint first = 0, second = 0;
        for (int i = 0; i < pairs.Count; i++)
        {
            if (pairs[i].Conditions[0].Fits(word)) first |= 1u << i;
            if (pairs[i].Conditions[1].Fits(word)) second |= 1u << i;
        }
        return new WordRules(more.Count == 0 ? forAnyWord : [.. forAnyWord.Concat(more).Order()], first, second);
    }

    /// <summary>Reads all tokens of a text.</summary>
    public void Read(Workspace workspace)
    {
        ReadOnlySpan<Lexeme> lexemes = workspace.Tokens.Lexemes.AsSpan(0, workspace.Tokens.Count);
        (int[] tags, int[] deps, Reading[] readings) = (workspace.Tags, workspace.Tree.Deps, workspace.Readings);
        for (int i = 0; i < lexemes.Length; i++)
        {
            Reading? reading = lexemes[i].FindReading(tags[i], deps[i]);
            if (reading is null) lexemes[i].Keep(reading = Resolve(lexemes[i], tags[i], deps[i], []));
            readings[i] = reading;
        }
        if (FindPairs(lexemes, tags, deps) is { } hits)
            foreach (IGrouping<int, int> token in hits.GroupBy(hit => hit.Token, hit => hit.Pair))
                readings[token.Key] = Resolve(lexemes[token.Key], tags[token.Key], deps[token.Key], token);
    }

    List<(int Token, int Pair)>? FindPairs(ReadOnlySpan<Lexeme> lexemes, int[] tags, int[] deps)
    {
        List<(int Token, int Pair)>? hits = null;
        for (int i = 0; i + 1 < lexemes.Length; i++)
        {
            uint possible = lexemes[i].Rules.First & lexemes[i + 1].Rules.Second;
            for (int pair = 0; possible != 0; pair++, possible >>= 1)
            {
                if ((possible & 1) == 0) continue;
                TokenCondition[] conditions = pairs[pair].Conditions;
                if (conditions[0].Fits(tags[i], deps[i]) && conditions[1].Fits(tags[i + 1], deps[i + 1]))
                    (hits ??= []).Add((i + pairs[pair].Index, pair));
            }
        }
        return hits;
    }

    Reading Resolve(Lexeme lexeme, int tag, int dep, IEnumerable<int> pairHits)
    {
        IEnumerable<(int Order, AttributeRule Rule)> hits = lexeme.Rules.Single
            .Where(number => singles[number].Conditions[0].Fits(tag, dep))
            .Select(number => (singleOrder[number], singles[number]))
            .Concat(pairHits.Select(pair => (pairOrder[pair], pairs[pair])))
            .OrderBy(hit => hit.Item1);
        (string finalTag, string finalDep, string pos, string morph, string? lemma) = (tables.Tags[tag], tables.Deps[dep], "", "", null);
        foreach ((_, AttributeRule rule) in hits)
        {
            finalTag = rule.Tag ?? finalTag;
            finalDep = rule.Dep ?? finalDep;
            pos = rule.Pos ?? pos;
            morph = rule.Morph ?? morph;
            lemma = rule.Lemma ?? lemma;
        }
        return new Reading(tag, dep, finalTag, pos, morph, lemma ?? lemmatizer.Lemma(lexeme.Word, pos, morph), finalDep);
    }

    IEnumerable<int> Numbers(Func<TokenCondition, bool> fits) =>
        Enumerable.Range(0, singles.Count).Where(i => fits(singles[i].Conditions[0]));
}
