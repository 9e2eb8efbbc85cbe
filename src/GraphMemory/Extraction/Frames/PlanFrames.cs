using GraphMemory.Graph;
using GraphMemory.Language.English;

namespace GraphMemory.Extraction.Frames;

/// <summary>What people mean to do: "I'm going to adopt a dog", "we plan to visit Kyoto", "I want to become a pilot".</summary>
internal static class PlanFrames
{
    public static void Read(Clause clause, ClaimSheet sheet)
    {
        if (clause.IsNegative) return;
        switch (clause.Lemma)
        {
            case "plan" when clause.IsPresent || clause.IsProgressive:
                Token? planned = clause.Verb.Child("xcomp") ?? clause.Verb.Children.FirstOrDefault(child => child.Dep is "prep" && child.Lower is "on")?.Child("pcomp");
                Add(clause, planned, "plans_to.plan", 0.85m, Modality.Planned, sheet);
                break;
            case "go" when clause.IsProgressive && clause.Verb.Child("xcomp") is { Tag: "VB" } going:
                Add(clause, going, "plans_to.going_to", 0.8m, Modality.Planned, sheet);
                break;
            case "want" or "hope" or "aim" or "intend" when clause.IsPresent:
                Add(clause, clause.Verb.Child("xcomp"), "plans_to.want", 0.65m, clause.Lemma is "intend" or "aim" ? Modality.Planned : Modality.Desired, sheet);
                break;
            case "decide" when clause.IsPast || clause.IsPerfect:
                Add(clause, clause.Verb.Child("xcomp"), "plans_to.decide", 0.7m, Modality.Planned, sheet);
                break;
            default:
                // "I'm moving to Berlin next month": what goes on ahead of now is a plan.
                if (clause.IsProgressive && !clause.IsPerfect && !clause.Auxiliaries.Exists(aux => aux.Tag is "VBD")
                    && clause.Time(TimeRelation.At) is { } time && time.Start > clause.SaidAt && clause.Lemma is not ("look" or "go" or "get" or "think" or "hope"))
                {
                    Add(clause, clause.Verb, "plans_to.ahead", 0.75m, Modality.Planned, sheet);
                }
                break;
        }
    }

    private static void Add(Clause clause, Token? deed, string rule, decimal prior, Modality modality, ClaimSheet sheet)
    {
        if (deed is not { Pos: "VERB" } || deed.Child("nsubj") is not null) return;
        Phrase phrase = Phrase.OfVerb(deed, clause.SentenceTimes);
        if (WordLists.NotPlans.Contains(deed.Lemma) && !IsJourney(deed)) return;
        if (Deeds.IsVague(deed, phrase)) return;
        TimePhrase? at = clause.Time(TimeRelation.At);
        sheet.Add(FrameClaims.Bare(clause, "plans_to", rule, prior, phrase) with
        {
            Value = deed.Lemma + phrase.Text[Math.Min(deed.Length, phrase.Text.Length)..],
            Modality = modality,
            Cues = ClaimCues.None,
            Validity = at?.End > clause.SaidAt ? new(null, at.Value.Until(clause.SaidAt), TimeGrain.Instant, at.Value.Grain) : Validity.Unstated,
            Facet = null,
            Polarity = Polarity.Positive,
            Confidence = at is null ? prior : Math.Min(0.9m, prior + 0.05m),
        });
    }

    private static bool IsJourney(Token deed) =>
        deed.Lemma is "go" && (Clause.Prepositional(deed, "to", "on") is { } to && to.Pos is "PROPN" or "NOUN" || deed.Child("xcomp", "advcl") is { Tag: "VBG" });
}
