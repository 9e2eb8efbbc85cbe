using GraphMemory.Language.English.Loading;
using GraphMemory.Language.English.Tokens;

namespace GraphMemory.Language.English.Grammar;

/// <summary>Base forms by rule, with lists of known base forms and of exceptions for each part of speech.</summary>
sealed class Lemmatizer(Tables tables)
{
    public string Lemma(Word word, string pos, string morph)
    {
        string kind = pos.ToLowerInvariant();
        if (kind is "" or "eol" or "space" || IsBaseForm(kind, morph)) return word.Lower;
        tables.LemmaRules.TryGetValue(kind, out (string Old, string New)[]? rules);
        tables.LemmaExceptions.TryGetValue(kind, out Dictionary<string, string[]>? exceptions);
        tables.LemmaIndex.TryGetValue(kind, out HashSet<string>? index);
        if (rules is null && exceptions is null && index is null) return kind == "propn" ? word.Text : word.Lower;

        List<string> forms = [], unknown = [];
        foreach ((string old, string @new) in rules ?? [])
        {
            if (!word.Lower.EndsWith(old, StringComparison.Ordinal)) continue;
            string form = string.Concat(word.Lower.AsSpan(0, word.Lower.Length - old.Length), @new);
            if (form.Length == 0) continue;
            if (index is not null && index.Contains(form)) forms.Insert(0, form);
            else (CharacterClasses.IsLettersOnly(form) ? unknown : forms).Add(form);
        }
        if (exceptions is not null && exceptions.TryGetValue(word.Lower, out string[]? irregular))
            foreach (string form in irregular)
                if (!forms.Contains(form)) forms.Insert(0, form);
        return forms.Count > 0 ? forms[0] : unknown.Count > 0 ? unknown[0] : word.Text;
    }

    static bool IsBaseForm(string kind, string morph)
    {
        string[] pairs = morph.Split('|');
        if (pairs.Contains("VerbForm=Inf") || pairs.Contains("VerbForm=None") || pairs.Contains("Degree=Pos")) return true;
        return kind switch
        {
            "noun" => pairs.Contains("Number=Sing"),
            "verb" => pairs.Contains("VerbForm=Fin") && pairs.Contains("Tense=Pres")
                && !Array.Exists(pairs, pair => pair.StartsWith("Number=", StringComparison.Ordinal)),
            _ => false,
        };
    }
}
