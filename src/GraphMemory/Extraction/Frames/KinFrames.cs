using GraphMemory.Graph;
using GraphMemory.Language.English;

namespace GraphMemory.Extraction.Frames;

/// <summary>
/// Family, friends and pets. "My sister Ana" tells of a sister whatever the clause says, since it takes her for granted;
/// "I have a cat named Luna" and "Ana is my sister" tell it by the clause.
/// </summary>
internal static class KinFrames
{
    /// <summary>A mention that takes a bond for granted: "my sister Ana", "our dogs", "my ex-husband Tom".</summary>
    public static void ReadMention(Token noun, DateTimeOffset saidAt, Focus focus, ClaimSheet sheet)
    {
        if (MentionReader.Kin(noun) is { } kin)
        {
            focus.See(kin);
            Token title = MentionReader.RoleOf(noun) is null ? noun.LeftChildren.First(child => MentionReader.RoleOf(child) is not null) : noun;
            (string predicate, _) = MentionReader.RoleOf(title)!.Value;
            // "Ana is my sister" is told by its clause; "Ana, my sister," names her.
            if (kin.Name is null && noun.Dep is "attr") return;
            Token first = noun.Subtree[0];
            if (kin.Name is null && noun.Dep is "appos" && noun.Head.EntityType is "PERSON" && Phrase.OfName(noun.Head) is { } before)
            {
                kin = kin with { Name = before.Text };
                first = before.First;
            }
            // Everybody has parents, and "my friend" without a name is nobody in particular.
            if (kin.Name is null && predicate is "child_of" or "friend_of" or "relative_of") return;
            if (kin.Name is null && kin.Role is "pet" or "partner" or "baby" or "twin") return;
            int end = MentionReader.NameOf(noun)?.Last.End ?? noun.End;
            Add(predicate, kin, new(first.Start, end - first.Start), saidAt, sheet);
        }
        else if (noun.EntityType is "PERSON" && noun.Dep is not "compound")
        {
            if (Phrase.OfName(noun) is { } person) focus.See(new Mention.Named(person.Text, EntityKind.Person));
        }
        else if (noun.Tag is "NNS" && MentionReader.IsOwn(noun) && noun.Lemma is "kid" or "child" or "son" or "daughter" or "dog" or "cat" or "horse" or "chicken" or "goat"
            && !noun.RightChildren.Any(child => child.Dep is "case") && !noun.LeftChildren.Any(child => child.Dep is "amod" or "compound"))
        {
            (string predicate, EntityKind kind) = MentionReader.RoleOf(noun)!.Value;
            Add(predicate, new(MentionReader.RoleName(noun), null, kind), new(noun.Start, noun.Length), saidAt, sheet);
        }
    }

    public static void Read(Clause clause, Focus focus, ClaimSheet sheet)
    {
        if (clause.Lemma is "be") ReadCopula(clause, focus, sheet);
        if (!clause.IsOfSpeaker) return;
        if (clause.Lemma is "have" or "own" or "adopt" or "get") ReadHaving(clause, focus, sheet);
        if (clause.Lemma is "be" or "get" && clause.Verb.Child("acomp") is { Lower: "married" or "engaged" } bond && Clause.Prepositional(bond, "to") is { } spouse)
            AddPartner(clause, spouse, "partner.married_to", sheet);
        if (clause.Lemma is "marry" && clause.Verb.Child("dobj") is { } married && clause.IsPast) AddPartner(clause, married, "partner.married", sheet);
        if (clause.Lemma is "engage" or "marry" && clause.Verb.Tag is "VBN" && clause.Prepositional("to") is { } to) AddPartner(clause, to, "partner.engaged_to", sheet);
        if (clause.Lemma is "date" && clause.IsProgressive && clause.Verb.Child("dobj") is { } dated) AddPartner(clause, dated, "partner.dating", sheet);
        bool parted = (clause.Lemma is "break" && clause.Verb.Child("prt", "advmod") is { Lower: "up" } && clause.IsPast)
            || (clause.Lemma is "divorce" or "separate" && (clause.IsPast || clause.IsPerfect))
            || (clause.Lemma is "be" or "get" && clause.Verb.Child("acomp") is { Lower: "divorced" or "separated" });
        if (parted && !clause.IsNegative)
        {
            Mention? who = clause.Prepositional("with", "from") is { } left ? MentionReader.Subject(left) : null;
            sheet.Add(FrameClaims.Over(FrameClaims.Bare(clause, "partner", "partner.parted", 0.8m, target: null), clause) with { Object = who });
        }
    }

    /// <summary>"Ana is my sister", "my sister's name is Ana", "my sister is Ana".</summary>
    private static void ReadCopula(Clause clause, Focus focus, ClaimSheet sheet)
    {
        if (clause.IsNegative || !clause.IsPresent) return;
        Token? told = clause.Verb.Child("attr");
        if (told is null) return;
        if (clause.Subject.Lemma is "name" && clause.Subject.LeftChildren.FirstOrDefault(child => child.Dep is "poss") is { } owner
            && MentionReader.IsOwn(owner) && MentionReader.RoleOf(owner) is { } bond && Phrase.OfName(told) is { } name)
        {
            AddNamed(clause, owner, bond, name, sheet);
        }
        else if (clause.Subject.Lemma is "name" && clause.Subject.LeftChildren.FirstOrDefault(child => child.Dep is "poss") is { } whose
            && focus.Of(whose) is Mention.Kin { Name: null } unnamed && Phrase.OfName(told) is { } given)
        {
            string predicate = unnamed.Kind is EntityKind.Animal ? "has_pet" : WordLists.Kin[unnamed.Role];
            Mention.Kin named = unnamed with { Name = given.Text };
            focus.See(named);
            sheet.Add(FrameClaims.Bare(clause, predicate, $"{predicate}.name_is", 0.85m, given) with { Subject = Mention.Self, Object = named, Confidence = 0.85m });
        }
        else if (MentionReader.IsOwn(told) && told.Tag is "NN" && MentionReader.RoleOf(told) is { } is_ && !told.Children.Any(child => child.Dep is "prep" or "compound")
            && clause.Subject.Pos is "PROPN" && clause.Subject.EntityType is "PERSON" or "" && Phrase.OfName(clause.Subject) is { } subjectName)
        {
            AddNamed(clause, told, is_, subjectName, sheet);
        }
        else if (clause.Subject.Tag is "NN" && MentionReader.IsOwn(clause.Subject) && MentionReader.RoleOf(clause.Subject) is { } role
            && !clause.Subject.Children.Any(child => child.Dep is "prep" or "compound" or "appos")
            && told is { Pos: "PROPN", EntityType: "PERSON" } && !told.Children.Any(child => child.Dep is "det") && Phrase.OfName(told) is { } toldName)
        {
            AddNamed(clause, clause.Subject, role, toldName, sheet);
        }
    }

    private static void AddNamed(Clause clause, Token title, (string Predicate, EntityKind Kind) bond, Phrase name, ClaimSheet sheet) =>
        sheet.Add(FrameClaims.Bare(clause, bond.Predicate, $"{bond.Predicate}.is_my", 0.9m, name) with
        {
            Subject = Mention.Self,
            Object = new Mention.Kin(MentionReader.RoleName(title), name.Text, bond.Kind),
            Confidence = 0.9m,
        });

    /// <summary>"I have a cat named Luna", "we have two dogs, Max and Bella", "I don't have any pets".</summary>
    private static void ReadHaving(Clause clause, Focus focus, ClaimSheet sheet)
    {
        bool having = clause.Lemma is "have" or "own" && (clause.IsPresent || clause.IsOver || clause.Finite.Lemma is "use");
        bool getting = clause.Lemma is "adopt" or "get" && (clause.IsPast || clause.IsPerfect);
        if (!having && !getting) return;
        if (clause.Verb.Child("dobj") is not { } had) return;
        foreach (Token noun in Phrase.Joined(had).Where(noun => noun.Pos is "NOUN"))
        {
            if (MentionReader.RoleOf(noun) is not { } bond || bond.Predicate is "friend_of" or "relative_of" or "child_of" or "partner") continue;
            if (getting && bond.Predicate is not "has_pet") continue;
            if (noun.Children.Any(child => child.Dep is "poss" || (child.Dep is "det" && child.Lower is "the" or "this" or "that"))) continue;
            if (noun.Children.Any(child => child.Dep is "compound" && child.Lower is not ("rescue" or "house" or "pet" or "service" or "therapy"))) continue;
            string rule = $"{bond.Predicate}.have";
            Claim claim = having ? FrameClaims.State(clause, bond.Predicate, rule, 0.85m, Phrase.OfNoun(noun, clause.SentenceTimes))
                : FrameClaims.Begun(FrameClaims.Bare(clause, bond.Predicate, rule, 0.85m, Phrase.OfNoun(noun, clause.SentenceTimes)), clause);
            bool none = claim.Polarity is Polarity.Negative || noun.Children.Any(child => child.Dep is "det" or "neg" && child.Lower is "no");
            string role = MentionReader.RoleName(noun);
            if (none)
            {
                sheet.Add(claim with { Polarity = Polarity.Negative, Object = new Mention.Kin(role, null, bond.Kind) });
                continue;
            }
            List<Phrase> names = [.. Names(noun)];
            string single = names.Count > 0 && noun.Tag is "NNS" ? MentionReader.RoleOf(noun) is null ? role : noun.Lemma.ToLowerInvariant() : role;
            if (names.Count == 0)
            {
                Mention.Kin unnamed = new(role, null, bond.Kind);
                if (noun.Tag is "NN") focus.See(unnamed);
                sheet.Add(claim with { Object = unnamed });
            }
            foreach (Phrase name in names)
                sheet.Add(claim with { Object = new Mention.Kin(WordLists.RoleNames.GetValueOrDefault(single, single), name.Text, bond.Kind), Span = FrameClaims.SpanOf(clause, name) });
        }
    }

    private static IEnumerable<Phrase> Names(Token noun)
    {
        if (MentionReader.NameOf(noun) is { } name)
        {
            foreach (Token joined in Phrase.Joined(name.Head))
            {
                if (Phrase.OfName(joined) is { } given) yield return given;
            }
            yield break;
        }
        if (noun.Tag is not "NNS") yield break;
        foreach (Token joined in Phrase.Joined(noun).Skip(1))
        {
            if (joined.Pos is "PROPN" && joined.EntityType is "PERSON" or "" && Phrase.OfName(joined) is { } given) yield return given;
        }
    }

    private static void AddPartner(Clause clause, Token who, string rule, ClaimSheet sheet)
    {
        if (who.Pos is not "PROPN" || Phrase.OfName(who) is not { } name) return;
        sheet.Add(FrameClaims.State(clause, "partner", rule, 0.9m, name) with
        {
            Object = new Mention.Named(name.Text, EntityKind.Person),
            Validity = Validity.Unstated,
        });
    }

    private static void Add(string predicate, Mention.Kin kin, TextSpan span, DateTimeOffset saidAt, ClaimSheet sheet)
    {
        sheet.Enter(refusedFor: null, isHedged: false);
        bool former = kin.Role.StartsWith("ex-", StringComparison.Ordinal);
        sheet.Add(new()
        {
            Subject = Mention.Self,
            Predicate = predicate,
            Object = kin,
            Confidence = kin.Name is null ? 0.75m : 0.85m,
            Span = span,
            Rule = $"{predicate}.my",
            Validity = former ? new(null, saidAt) : Validity.Unstated,
            Cues = former ? ClaimCues.Termination : ClaimCues.None,
        });
    }
}
