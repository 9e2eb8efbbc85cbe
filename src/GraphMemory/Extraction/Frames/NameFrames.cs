using GraphMemory.Language.English;

namespace GraphMemory.Extraction.Frames;

/// <summary>What people are called: "my name is Priya", "I'm Priya", "call me Priya".</summary>
internal static class NameFrames
{
    public static void Read(Clause clause, ClaimSheet sheet)
    {
        if (clause.IsNegative || clause.IsOver) return;
        if (clause.Lemma is "be" && clause.Subject.Lemma is "name" && MentionReader.IsOwn(clause.Subject)
            && !clause.Subject.LeftChildren.Any(child => child.Dep is "amod" or "compound") && clause.Verb.Child("attr", "acomp") is { } told)
        {
            Add(clause, Named(told), "name.my_name_is", 0.95m, sheet);
        }
        if (!clause.IsOfSpeaker) return;
        if (clause.Lemma is "be" && clause.IsPresent && clause.Verb.Child("attr") is { EntityType: "PERSON", Pos: "PROPN" } self
            && !self.Children.Any(child => child.Dep is "det" or "poss" or "amod" or "prep" or "relcl"))
        {
            Add(clause, Named(self), "name.i_am", 0.75m, sheet);
        }
        if (clause.Lemma is "call" or "name" && clause.Verb.Tag is "VBN" && clause.Verb.Child("oprd", "attr", "dobj") is { Pos: "PROPN" } called)
            Add(clause, Named(called), "name.i_am_called", 0.9m, sheet);
    }

    /// <summary>"Call me Priya": a request, which has no subject.</summary>
    public static void ReadImperative(Sentence sentence, ClaimSheet sheet)
    {
        Token root = sentence.Root;
        if (root.Lemma is not "call" || root.Tag is not ("VB" or "VBP") || root.Child("nsubj", "neg") is not null) return;
        Token? name = root.RightChildren.FirstOrDefault(child => child.Pos is "PROPN" && child.Dep is "oprd" or "attr" or "dobj" or "ccomp");
        if (name is null || Named(name) is not { } phrase || !sentence.Tokens.Any(token => token.Lower is "me" && token.Index == phrase.First.Index - 1)) return;
        sheet.Enter(refusedFor: null, isHedged: false);
        sheet.Add(new()
        {
            Subject = Mention.Self,
            Predicate = "name",
            Value = phrase.Text,
            Confidence = 0.85m,
            Span = new(root.Start, phrase.Last.End - root.Start),
            Rule = "name.call_me",
        });
    }

    private static Phrase? Named(Token head) => head.Pos is "PROPN" && char.IsUpper(head.Text[0]) ? Phrase.OfName(head) : null;

    private static void Add(Clause clause, Phrase? name, string rule, decimal prior, ClaimSheet sheet)
    {
        if (name is null) return;
        sheet.Add(FrameClaims.Bare(clause, "name", rule, prior, name) with { Subject = Mention.Self, Value = name.Text, Confidence = prior });
    }
}
