using GraphMemory.Conversations;
using GraphMemory.Entities;
using GraphMemory.Graph;

namespace GraphMemory.Recall;

/// <summary>
/// What an exact slot question takes for an answer: facts of its slot and owner and no others; a turn about another favourite only when
/// it speaks of the asked one too. Pure.
/// </summary>
internal sealed class SlotAnswer
{
    private static readonly string[] PredicateWords = ["favorite", "favourite", "fave"];

    private static readonly string[] PredicateTerms = [.. PredicateWords.SelectMany(Terms.OfQuestion)];

    private readonly AskedSlot slot;
    private readonly NamedEntities names;

    private SlotAnswer(AskedSlot slot, NamedEntities names)
    {
        this.slot = slot;
        this.names = names;
    }

    /// <summary>Null when the question asks for no exact slot.</summary>
    public static SlotAnswer? Of(AskedSlot? slot, NamedEntities names) => slot is { IsExact: true } ? new SlotAnswer(slot, names) : null;

    /// <summary>True when the fact is of the slot, and of whom the question means.</summary>
    public bool Accepts(FactCandidate fact)
    {
        if (!slot.IsAnsweredBy(fact.Predicate, fact.Facet)) return false;
        return slot.Owner switch
        {
            SlotOwner.Self => fact.Subject == names.Self,
            SlotOwner.Named => names.Named.Any(entity => entity.Id == fact.Subject && Bears(entity, slot.OwnerName!)),
            _ => names.Named.Count == 0 || names.Named.Any(entity => entity.Id == fact.Subject) || fact.Subject == names.Self,
        };
    }

    /// <summary>False for a turn that shares only the word of the predicate with the question: another favourite thing.</summary>
    public bool Accepts(Turn turn)
    {
        if (!Array.Exists(PredicateWords, word => turn.Text.Contains(word, StringComparison.OrdinalIgnoreCase))) return true;
        return slot.FacetWords.Any(word => turn.Text.Contains(word, StringComparison.OrdinalIgnoreCase));
    }

    /// <summary>How much of a turn's lexical share rests on the word of the predicate, which speaks for every favourite thing alike.</summary>
    public static float ShareOfPredicate(TurnCandidate turn, RecallCues cues, LexicalShare share)
    {
        float damping = share.Damping(turn.WindowLength);
        float part = 0;
        for (int i = 0; i < cues.Terms.Count; i++)
        {
            if (PredicateTerms.Contains(cues.Terms[i], StringComparer.Ordinal)) part += share.Part(i, turn.WindowCounts[i], damping);
        }
        return part;
    }

    private static bool Bears(Entity entity, string name)
    {
        string key = NameKey.Of(name);
        return entity.Aliases.Prepend(entity.Name).Any(known => $" {NameKey.Of(known)} ".Contains($" {key} ", StringComparison.Ordinal));
    }
}
