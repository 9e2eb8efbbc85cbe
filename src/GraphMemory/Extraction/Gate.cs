using GraphMemory.Language.English;

namespace GraphMemory.Extraction;

/// <summary>
/// Decides whether the words of a clause assert something. Questions, conditions, wishes, things others say and quotations do not;
/// what is hedged is kept as uncertain.
/// </summary>
internal static class Gate
{
    /// <summary>The reason why a clause asserts nothing; null when it asserts.</summary>
    public static string? Refusal(Clause clause)
    {
        Token verb = clause.Finite;
        if (IsQuoted(verb)) return "QUOTED";
        if (IsAsked(clause)) return "QUESTION";
        if (clause.Auxiliaries.Any(aux => aux.Tag is "MD" && aux.Lower is not ("can" or "ca"))) return "HYPOTHETICAL";
        foreach (Token token in verb.Ancestors.Prepend(verb))
        {
            if (Condition(token) is { } condition) return condition;
            if (token.Dep is "ccomp" && IsSaidByOthers(token)) return "REPORTED";
            if (!token.IsRoot && token.Dep is not ("conj" or "xcomp" or "parataxis" or "ccomp" or "advcl" or "prep" or "dep" or "appos")) return "EMBEDDED";
        }
        return null;
    }

    /// <summary>True when the speaker marks it as a guess: "I think that ...", "probably".</summary>
    public static bool IsHedged(Clause clause)
    {
        if (clause.IsHedged) return true;
        Token verb = clause.Finite;
        return verb.Dep is "ccomp" && verb.Head.Lemma is "think" or "guess" or "believe" or "suppose" or "bet" or "assume";
    }

    private static string? Condition(Token verb)
    {
        foreach (Token child in verb.Children)
        {
            if (child.Dep is "mark" or "advmod" && child.Lower is "if" or "unless" or "whether" or "once" or "until") return "CONDITIONAL";
            if (child.Dep is "mark" or "advmod" && child.Lower is "when" or "whenever" or "while" or "after" or "before" && !IsBehind(verb)) return "CONDITIONAL";
            if (child.Dep is "advcl" && child.LeftChildren.Any(word => word.Lower is "if" or "unless")) return "CONDITIONAL";
        }
        return null;
    }

    private static bool IsBehind(Token verb) => verb.Tag is "VBD" || verb.Child("aux", "auxpass") is { Tag: "VBD" };

    private static bool IsSaidByOthers(Token verb)
    {
        Token above = verb.Head;
        bool hasComplementizer = verb.LeftChildren.Any(child => child.Dep is "mark" && child.Lower is "that");
        // "I live in Rome, it is lovely": the parser hangs the first clause below the second.
        if (verb.Index < above.Index && !hasComplementizer) return above.Lemma is "say" or "wonder" or "ask" or "think" && above.Child("nsubj") is { } s && !MentionReader.IsSpeaker(s);
        if (above.Lemma is "wish" or "hope" or "wonder" or "imagine" or "pretend" or "dream" or "doubt" or "ask" or "want" or "let" or "make" or "help") return true;
        bool bySpeaker = above.Child("nsubj") is { } subject && MentionReader.IsSpeaker(subject);
        if (above.Lemma is "say" or "tell" or "claim" or "hear" or "think" or "believe" or "guess" or "suppose" or "read" or "mention" or "assume" or "bet"
            or "know" or "suggest" or "recommend" or "see" or "feel")
            return !bySpeaker || above.Lemma is "hear" or "read" or "suggest" or "recommend" || above.Children.Any(child => child.Dep is "neg");
        return false;
    }

    private static bool IsQuoted(Token verb)
    {
        int open = 0;
        foreach (Token token in verb.Sentence.Tokens)
        {
            if (token.Index >= verb.Index) break;
            if (token.Text is "\"" or "``") open ^= 1;
            else if (token.Text is "\u201C") open = 1;
            else if (token.Text is "\u201D" or "''") open = 0;
        }
        return open == 1 || IsBlockQuote(verb.Sentence);
    }

    private static bool IsBlockQuote(Sentence sentence) => sentence.Tokens[0].Text is ">" or "&gt;";

    /// <summary>A sentence that ends with a question mark asserts only what stands, whole, before the words that ask.</summary>
    private static bool IsAsked(Clause clause)
    {
        Sentence sentence = clause.Finite.Sentence;
        if (!EndsWithQuestion(sentence)) return IsInverted(clause);
        if (IsInverted(clause)) return true;
        foreach (Token token in sentence.Tokens)
        {
            if (!Asks(token)) continue;
            if (token.Index <= clause.Finite.Index || token.Head == clause.Finite) return true;
            return !sentence.Tokens.Any(between => between.Index > clause.Finite.Index && between.Index < token.Index && between.Text is "," or ";" or "-" or "and" or "so" or "but");
        }
        return true;
    }

    private static bool EndsWithQuestion(Sentence sentence)
    {
        for (int i = sentence.Tokens.Count - 1; i >= 0; i--)
        {
            if (sentence.Tokens[i].Text.Contains('?', StringComparison.Ordinal)) return true;
            if (sentence.Tokens[i].Pos is not ("PUNCT" or "SPACE" or "SYM")) return false;
        }
        return false;
    }

    private static bool Asks(Token token) => token.Tag is "WP" or "WRB" or "WP$"
        || (token.Dep is "aux" or "auxpass" or "ROOT" or "ccomp" or "conj" && token.Pos is "AUX" or "VERB"
            && (token.Dep is "aux" or "auxpass" ? token.Head : token).Child("nsubj", "nsubjpass") is { } subject && token.Index < subject.Index);

    private static bool IsInverted(Clause clause) =>
        clause.Auxiliaries.Any(aux => aux.Index < clause.Subject.Index) && clause.Subject.Index < clause.Finite.Index
        || (clause.Finite.Index < clause.Subject.Index && clause.Lemma is "be" && MentionReader.IsSpeaker(clause.Subject));
}
