using GraphMemory.Graph;
using GraphMemory.Language.English;

namespace GraphMemory.Extraction.Frames;

/// <summary>What people did: "I visited Kyoto last spring", "we adopted a dog", "I have never skied in Norway".</summary>
internal static class EventFrames
{
    public static void Read(Clause clause, ClaimSheet sheet)
    {
        // What a frame of its own has told ("moved to", "joined", "bought") is not told again.
        if (sheet.HasClaimOfClause) return;
        if (clause.Verb != clause.Finite || !(clause.IsPast || clause.IsPerfect) || clause.IsProgressive || clause.Begins) return;
        if (clause.Verb.Tag is not ("VBD" or "VBN") || clause.Auxiliaries.Any(aux => aux.Dep is "auxpass" || aux.Tag is "MD")) return;
        if (clause.IsOver || (clause.IsNegative && !clause.IsNever)) return;
        string verb = clause.Lemma;
        // "I've got a cold" is having, not getting.
        if (!WordLists.EventVerbs.Contains(verb) || (verb is "get" && clause.IsPerfect)) return;
        Phrase phrase = Phrase.OfVerb(clause.Verb, clause.SentenceTimes);
        bool isOuting = verb is "go" && clause.Verb.Next is { Tag: "VBG" } outing && outing.Head == clause.Verb;
        if (!isOuting && Deeds.IsVague(clause.Verb, phrase)) return;
        if (isOuting && phrase.Last == clause.Verb) phrase = Phrase.Between(clause.Verb, clause.Verb.Next!, clause.Verb);
        if (!IsTold(clause)) return;
        TimePhrase? at = clause.Time(TimeRelation.At);
        bool behind = at is { } time && time.Start <= clause.SaidAt;
        sheet.Add(FrameClaims.Bare(clause, "did", $"did.{verb}", behind ? 0.85m : 0.75m, phrase) with
        {
            Value = phrase.Text,
            Cues = ClaimCues.None,
            Validity = behind && !clause.IsNever ? new(at!.Value.From(clause.SaidAt), null, at.Value.Grain) : Validity.Unstated,
        });
    }

    /// <summary>What the verb needs to tell an event: an object of its own, or for verbs of motion a place.</summary>
    private static bool IsTold(Clause clause)
    {
        Token verb = clause.Verb;
        if (clause.Lemma is "go" or "travel" or "move" or "hike" or "camp" or "run" or "volunteer" or "compete" or "participate" or "perform" or "enroll" or "enrol" or "apply" or "register" or "graduate" or "sign" or "attend" or "climb" or "retire")
            return verb.Children.Any(child => child.Dep is "prep" && child.Child("pobj") is { Pos: "NOUN" or "PROPN" }) || IsGoodObject(verb.Child("dobj")) || verb.Child("xcomp", "advcl") is { Tag: "VBG" };
        if (clause.Lemma is "get" or "see" or "lose" or "pass" or "leave" or "receive" or "break" or "make" or "learn" or "open")
            return IsGoodObject(verb.Child("dobj")) && (clause.Time(TimeRelation.At) is not null || verb.Child("dobj")!.EntityType is not "");
        return IsGoodObject(verb.Child("dobj"));
    }

    private static bool IsGoodObject(Token? noun) => noun is { Pos: "NOUN" or "PROPN" } && !WordLists.Vague.Contains(noun.Lemma.ToLowerInvariant());
}
