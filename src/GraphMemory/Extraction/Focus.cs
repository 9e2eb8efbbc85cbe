using GraphMemory.Graph;
using GraphMemory.Language.English;

namespace GraphMemory.Extraction;

/// <summary>
/// Whom "she", "he" and "his name" mean within a turn: the one person or animal that it has spoken of. As soon as there are two, nobody.
/// </summary>
internal sealed class Focus
{
    private Mention? only;
    private bool hasSeveral;

    /// <summary>Takes note of somebody who is spoken of.</summary>
    public void See(Mention? mention)
    {
        if (mention is null or Mention.Speaker || mention == only) return;
        // "A dog", then "my dog Pixel": the same, better known.
        bool isSame = only is Mention.Kin { Name: null } before && mention is Mention.Kin after && string.Equals(before.Role, after.Role, StringComparison.Ordinal);
        if (only is not null && !isSame) hasSeveral = true;
        only = mention;
    }

    /// <summary>Whom a pronoun means; null when it is none, or could be several.</summary>
    public Mention? Of(Token token)
    {
        if (only is null || hasSeveral || token.Pos is not "PRON") return null;
        return token.Lower switch
        {
            "she" or "her" => IsMale(only) ? null : only,
            "he" or "his" or "him" => IsFemale(only) ? null : only,
            "its" => only is Mention.Kin { Kind: EntityKind.Animal } ? only : null,
            _ => null,
        };
    }

    private static bool IsFemale(Mention mention) => mention is Mention.Kin
    {
        Role: "sister" or "mother" or "wife" or "girlfriend" or "daughter" or "aunt" or "niece" or "grandmother" or "granddaughter" or "stepmother"
            or "stepsister" or "stepdaughter" or "mother-in-law" or "sister-in-law",
    };

    private static bool IsMale(Mention mention) => mention is Mention.Kin
    {
        Role: "brother" or "father" or "husband" or "boyfriend" or "son" or "uncle" or "nephew" or "grandfather" or "grandson" or "stepfather"
            or "stepbrother" or "stepson" or "father-in-law" or "brother-in-law",
    };
}
