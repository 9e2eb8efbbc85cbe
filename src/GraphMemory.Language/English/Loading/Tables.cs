using System.IO.Compression;
using System.Text.Json;
using GraphMemory.Language.English.Grammar;
using GraphMemory.Language.English.Tokens;

namespace GraphMemory.Language.English.Loading;

/// <summary>Everything of the model that is not a weight: word lists, rules, labels, regular expressions.</summary>
sealed class Tables
{
    const string Root = "ROOT";
    const string DepOfSpaces = "dep";

    Tables(JsonElement root)
    {
        Symbols = root.GetProperty("symbols").EnumerateObject().ToDictionary(p => p.Name, p => p.Value.GetInt32(), StringComparer.Ordinal);
        Norms = root.GetProperty("norms").EnumerateObject().ToDictionary(p => p.Name, p => Text(p.Value), StringComparer.Ordinal);
        Spaces = [.. root.GetProperty("whitespace").EnumerateArray().Select(e => e.GetInt32())];
        DigitsBeyondNd = [.. root.GetProperty("digit_extra").EnumerateArray().Select(e => e.GetInt32())];

        JsonElement tokenizer = root.GetProperty("tokenizer"), patterns = tokenizer.GetProperty("utf16");
        Prefix = Text(patterns.GetProperty("prefix"));
        Suffix = Text(patterns.GetProperty("suffix"));
        Infix = Text(patterns.GetProperty("infix"));
        Url = Text(patterns.GetProperty("url"));
        Exceptions = [.. tokenizer.GetProperty("exceptions").EnumerateObject().Select(p =>
            (p.Name, p.Value.EnumerateArray().Select(part => (Text(part[0]), part[1].GetString())).ToArray()))];
        SpecialSequences =
            [.. tokenizer.GetProperty("special_sequences").EnumerateObject().Select(p => new SpecialSequence(Texts(p.Value)))];

        Tags = Labels(root.GetProperty("tagger").GetProperty("labels"));
        ParserMoves = Labels(root.GetProperty("parser").GetProperty("moves"));
        EntityMoves = Labels(root.GetProperty("ner").GetProperty("moves"));
        Deps = [.. ParserMoves.Where(m => m.Length > 2).Select(m => m[2..]).SelectMany(label => label.Split("||").Prepend(label))
            .Append(Root).Append(DepOfSpaces).Distinct(StringComparer.Ordinal).Select(string.Intern)];
        AttributeRules = [.. new AttributeRuleReader(Tags, Deps).Read(root.GetProperty("attribute_ruler"))];

        JsonElement lemmatizer = root.GetProperty("lemmatizer");
        LemmaRules = ByKind(lemmatizer.GetProperty("lemma_rules"), list =>
            list.EnumerateArray().Select(pair => (Text(pair[0]), Text(pair[1]))).ToArray());
        LemmaExceptions = ByKind(lemmatizer.GetProperty("lemma_exc"), words =>
            words.EnumerateObject().ToDictionary(p => p.Name, p => Texts(p.Value), StringComparer.Ordinal));
        LemmaIndex = ByKind(lemmatizer.GetProperty("lemma_index"), WordSet);
    }

    public IReadOnlyDictionary<string, int> Symbols { get; }

    public IReadOnlyDictionary<string, string> Norms { get; }

    public int[] Spaces { get; }

    public int[] DigitsBeyondNd { get; }

    public string Prefix { get; }

    public string Suffix { get; }

    public string Infix { get; }

    public string Url { get; }

    public (string Text, (string Text, string? Norm)[] Parts)[] Exceptions { get; }

    public SpecialSequence[] SpecialSequences { get; }

    /// <summary>The tags in the order of the tagger's scores.</summary>
    public string[] Tags { get; }

    public string[] ParserMoves { get; }

    public string[] EntityMoves { get; }

    /// <summary>
    /// All dependency labels: those a token can have, ROOT among them, and the decorated ones (<c>dobj||xcomp</c>) of the parser's moves.
    /// </summary>
    public string[] Deps { get; }

    public int RootDep => Array.IndexOf(Deps, Root);

    /// <summary>The rules, each with its place in the list; one with alternatives stands here once for each.</summary>
    public (int Number, AttributeRule Rule)[] AttributeRules { get; }

    public Dictionary<string, (string Old, string New)[]> LemmaRules { get; }

    public Dictionary<string, Dictionary<string, string[]>> LemmaExceptions { get; }

    public Dictionary<string, HashSet<string>> LemmaIndex { get; }

    public static Tables Read(byte[] gzippedJson)
    {
        using MemoryStream unpacked = new();
        using (GZipStream zip = new(new MemoryStream(gzippedJson), CompressionMode.Decompress)) zip.CopyTo(unpacked);
        using JsonDocument document = JsonDocument.Parse(unpacked.GetBuffer().AsMemory(0, (int)unpacked.Length));
        return new Tables(document.RootElement);
    }

    static string Text(JsonElement element) => element.GetString()!;

    static string[] Texts(JsonElement list) => [.. list.EnumerateArray().Select(Text)];

    /// <summary>Labels are interned: comparing one with a constant is then comparing references.</summary>
    static string[] Labels(JsonElement list) => [.. list.EnumerateArray().Select(e => string.Intern(Text(e)))];

    static HashSet<string> WordSet(JsonElement words)
    {
        HashSet<string> set = new(words.GetArrayLength(), StringComparer.Ordinal);
        foreach (JsonElement word in words.EnumerateArray()) set.Add(Text(word));
        return set;
    }

    static Dictionary<string, T> ByKind<T>(JsonElement kinds, Func<JsonElement, T> read) =>
        kinds.EnumerateObject().ToDictionary(p => p.Name, p => read(p.Value), StringComparer.Ordinal);
}
