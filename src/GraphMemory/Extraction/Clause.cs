using GraphMemory.Language.English;

namespace GraphMemory.Extraction;

/// <summary>A verb with its subject, and what its words tell about time, polarity and how it is meant.</summary>
internal sealed class Clause
{
    public Clause(Token finite, Token subject, IReadOnlyList<TimePhrase> sentenceTimes, DateTimeOffset saidAt, Focus focus)
    {
        Finite = finite;
        Verb = Content(finite);
        Token verb = finite;
        Subject = subject;
        SaidAt = saidAt;
        Times = [.. sentenceTimes.Where(time => Governs(time))];
        SentenceTimes = sentenceTimes;
        foreach (Token child in verb.Children)
        {
            if (child.Dep is "neg" || child.Lower is "never" or "n't") HasNegation = true;
            if (child.Lower is "never") IsNever = true;
            if (child.Lower is "longer" && child.LeftChildren.Any(word => word.Lower is "no" or "any")) IsOver = true;
            if (child.Lower is "anymore" or "longer") isAnymore = true;
            if (child.Lower is "also" or "too" or "additionally") Cues |= ClaimCues.Additive;
            if (child.Lower is "now" or "nowadays") IsNew = true;
            if (child.Lower is "actually") Cues |= ClaimCues.Correction;
            if (child.Lower is "maybe" or "perhaps" or "probably" or "possibly") IsHedged = true;
            if (child.Dep is not ("aux" or "auxpass")) continue;
            Auxiliaries.Add(child);
        }
        if (HasNegation && (isAnymore || verb.Subtree.Any(word => word.Lower is "anymore"))) IsOver = true;
        if (Verb != finite)
        {
            if (finite.Lemma is "use" or "stop" or "quit" && !HasNegation) IsOver = true;
            else if (finite.Lemma is "start" or "begin") Begins = true;
        }
        if ((IsNew || Begins) && !HasNegation) Cues |= ClaimCues.Change;
        Mention = MentionReader.Subject(subject) ?? focus.Of(subject);
        focus.See(Mention);
    }

    private readonly bool isAnymore;

    /// <summary>The verb that bears the tense: "used" in "used to live".</summary>
    public Token Finite { get; }

    /// <summary>The verb that tells what is said: "live" in "used to live".</summary>
    public Token Verb { get; }

    /// <summary>True: "started working", "began to use".</summary>
    public bool Begins { get; }

    /// <summary>The head of the subject.</summary>
    public Token Subject { get; }

    /// <summary>Whom the subject means; null when the frames cannot tell ("she", "it", "the dog").</summary>
    public Mention? Mention { get; }

    /// <summary>When the turn was said.</summary>
    public DateTimeOffset SaidAt { get; }

    /// <summary>The phrases of time that belong to the verb.</summary>
    public IReadOnlyList<TimePhrase> Times { get; }

    /// <summary>All phrases of time of the sentence, which are part of no value.</summary>
    public IReadOnlyList<TimePhrase> SentenceTimes { get; }

    /// <summary>Auxiliary verbs.</summary>
    public List<Token> Auxiliaries { get; } = [];

    /// <summary>Cues of change, addition and correction.</summary>
    public ClaimCues Cues { get; }

    /// <summary>True: "no longer", "not ... anymore".</summary>
    public bool IsOver { get; }

    /// <summary>True with "never".</summary>
    public bool IsNever { get; }

    /// <summary>True: "maybe", "probably".</summary>
    public bool IsHedged { get; }

    /// <summary>True when it is denied, and not merely over.</summary>
    public bool IsNegative => HasNegation && !IsOver;

    /// <summary>The speaker is the subject.</summary>
    public bool IsOfSpeaker => Mention is Mention.Speaker;

    /// <summary>The lemma of the verb.</summary>
    public string Lemma => Verb.Lemma;

    /// <summary>Simple past: "lived", "did live".</summary>
    public bool IsPast => (Finite.Tag is "VBD" && !Auxiliaries.Any(aux => aux.Dep is "auxpass" && aux.Tag is not "VBD"))
        || (Finite.Tag is "VB" && Auxiliaries.Any(aux => aux.Tag is "VBD" && aux.Lemma is "do"))
        || (Finite.Tag is "VBN" && Auxiliaries.Any(aux => aux.Dep is "auxpass" && aux.Tag is "VBD"));

    /// <summary>Simple present: "live", "do not live", "can speak".</summary>
    public bool IsPresent => (Finite.Tag is "VBP" or "VBZ" && !Auxiliaries.Any(aux => aux.Tag is "MD"))
        || (Finite.Tag is "VB" && Auxiliaries.Any(aux => aux.Tag is "VBP" or "VBZ" && aux.Lemma is "do"));

    /// <summary>"am living", "have been living".</summary>
    public bool IsProgressive => Finite.Tag is "VBG" && Auxiliaries.Any(aux => aux.Lemma is "be" || aux.Lower is "'m" or "'re" or "'s");

    /// <summary>"have lived", "have been living".</summary>
    public bool IsPerfect => Auxiliaries.Any(aux => aux.Lemma is "have" || aux.Lower is "'ve");

    private bool HasNegation { get; }

    private bool IsNew { get; }

    /// <summary>The noun after a preposition of the verb.</summary>
    public Token? Prepositional(params ReadOnlySpan<string> prepositions) => Prepositional(Verb, prepositions);

    /// <summary>The noun after a preposition of a token.</summary>
    public static Token? Prepositional(Token of, params ReadOnlySpan<string> prepositions)
    {
        foreach (Token child in of.RightChildren)
        {
            if (child.Dep is "prep" or "agent" or "dative" && prepositions.Contains(child.Lower) && child.Child("pobj") is { } noun) return noun;
        }
        return null;
    }

    /// <summary>The stretch in which something happened or since which it is so; null when it is not told.</summary>
    public TimePhrase? Time(TimeRelation relation)
    {
        foreach (TimePhrase time in Times)
        {
            if (time.Relation == relation) return time;
        }
        return null;
    }

    private bool Governs(TimePhrase time)
    {
        Sentence sentence = Verb.Sentence;
        Token token = sentence.Tokens[time.LastToken - sentence.Tokens[0].Index];
        foreach (Token above in token.Ancestors)
        {
            if (above == Verb || above == Finite) return true;
            if (above.Pos is "VERB" or "AUX" && above.Dep is not ("xcomp" or "aux" or "pcomp" or "acl" or "ccomp" or "advcl") && HasSubject(above)) return false;
        }
        return false;
    }

    private static Token Content(Token finite)
    {
        if (finite.Lemma is not ("use" or "stop" or "quit" or "start" or "begin") || finite.Child("xcomp") is not { } inner) return finite;
        return finite.Lemma is not "use" || (finite.Tag is "VBD" && inner.LeftChildren.Any(child => child.Lower is "to")) ? inner : finite;
    }

    private static bool HasSubject(Token verb) => verb.Child("nsubj", "nsubjpass") is not null;
}
