using GraphMemory.Conversations;
using GraphMemory.Extraction.Frames;
using GraphMemory.Language.English;

namespace GraphMemory.Extraction;

/// <summary>Reads what a turn says, by frames over its English analysis. Pure: the same turn gives the same claims. Another extractor stands beside it and gives claims of the same form.</summary>
public static class ClaimExtractor
{
    /// <summary>Name and version, as it stands in journals. A new version may read more from the same turn.</summary>
    public const string Name = "rules/1";

    /// <summary>What a turn says. Turns of assistant, system and tools say nothing about the user.</summary>
    /// <param name="turn">The turn.</param>
    /// <param name="analysis">The analysis of <see cref="Turn.Text"/>; spans are offsets in it.</param>
    public static Extraction Extract(Turn turn, AnalyzedText analysis)
    {
        ArgumentNullException.ThrowIfNull(turn);
        ArgumentNullException.ThrowIfNull(analysis);
        if (turn.Role is not TurnRole.User || analysis.TooLong) return Extraction.Nothing;
        ClaimSheet sheet = new();
        TimeReader timeReader = new(turn.SaidAt);
        Focus focus = new();
        foreach (Sentence sentence in analysis.Sentences)
        {
            List<TimePhrase> times = timeReader.Read(sentence.Tokens);
            foreach (Token token in sentence.Tokens)
            {
                if (token.Pos is "VERB" or "AUX" && SubjectOf(token) is { } subject)
                    ReadClause(new Clause(token, subject, times, turn.SaidAt, focus), focus, sheet);
                else if (token.Pos is "NOUN" or "PROPN")
                    KinFrames.ReadMention(token, turn.SaidAt, focus, sheet);
            }
            NameFrames.ReadImperative(sentence, sheet);
        }
        return sheet.ToExtraction();
    }

    private static void ReadClause(Clause clause, Focus focus, ClaimSheet sheet)
    {
        sheet.Enter(Gate.Refusal(clause), Gate.IsHedged(clause));
        NameFrames.Read(clause, sheet);
        FavoriteFrames.Read(clause, sheet);
        KinFrames.Read(clause, focus, sheet);
        BelongingFrames.Read(clause, sheet);
        if (clause.Mention is null) return;
        HomeFrames.Read(clause, sheet);
        WorkFrames.Read(clause, sheet);
        TasteFrames.Read(clause, sheet);
        BodyFrames.Read(clause, sheet);
        PlanFrames.Read(clause, sheet);
        EventFrames.Read(clause, sheet);
    }

    /// <summary>The subject of a verb, its own or that of the verb it is joined to.</summary>
    private static Token? SubjectOf(Token verb)
    {
        Token token = verb;
        while (token.Child("nsubj", "nsubjpass") is null)
        {
            if (token.Dep is not "conj" || token.IsRoot || token.Head.Pos is not ("VERB" or "AUX")) return null;
            if (token.Child("aux") is { Tag: "TO" }) return null;
            token = token.Head;
        }
        return token.Child("nsubj", "nsubjpass");
    }
}
