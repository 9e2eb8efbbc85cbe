using CsCheck;

namespace GraphMemory.Language.Tests.English;

/// <summary>Texts of every kind: sentences, sentences with something changed, and whatever Unicode holds.</summary>
static class AnyText
{
    static readonly string[] Sentences =
    [
        "My cousin Ines, who teaches in Porto, doesn't eat fish anymore.",
        "We're flying to Oslo on 3 June at 7:45 a.m. - can't wait :)",
        "\"Call me later,\" said Dr. Novak; her office (room 12) closes at six.",
        "i moved from graz to turin last spring & started at acme inc.",
        "The parcel weighs 12kg, costs $49.90 and ships from https://shop.example.com/a?b=1.",
        "Although it rained, the well-known author's reading drew 2,500 people.",
        "No idea what you'd've done there, tbh!!! What about Ana's plan?",
        "- milk\n- eggs\n\n1. Open the lid\n2. Press the button",
        "Paul likes tea and Mara coffee, but neither of them smokes.",
        "He gave the dog a bone; the cat, nothing.",
    ];

    static readonly Gen<string> Piece = Gen.OneOf(
        Gen.OneOf(Sentences),
        Gen.OneOf(" ", "  ", "\n", "\t", "\u00a0", "\u2003", "\u0085", "\u001c", "\u200b", "\ufeff", "\0", "\r\n"),
        Gen.OneOf("don't", "a.m.", ":)", "'", "''", "…", "...", "—", "--", "I", "X", "_", "can't've", "’s", "U.S.", "e.g.", "C++", "x||y"),
        Gen.OneOf("🙂", "👩‍👩‍👧", "🇵🇹", "\ud800", "\udc00", "\udc00\ud800", "é", "e\u0301", "İ", "ΟΔΟΣ", "ǅ", "שלום", "مرحبا", "日本語", "ก็", "½", "①", "\u202e"),
        Gen.Char.Array[0, 12].Select(c => new string(c)),
        Gen.Char[' ', '~'].Array[0, 30].Select(c => new string(c)));

    static readonly Gen<string> Mixed = Piece.Array[0, 8].Select(string.Concat);

    /// <summary>A sentence in which a stretch was replaced by something else.</summary>
    static readonly Gen<string> Mutated = Gen.Select(Gen.OneOf(Sentences), Gen.Double.Unit, Gen.Int[0, 6], Piece, (sentence, place, length, piece) =>
    {
        int start = (int)(place * sentence.Length);
        return sentence.Remove(start, Math.Min(length, sentence.Length - start)).Insert(start, piece);
    });

    public static readonly Gen<string> All = Gen.OneOf(Mixed, Mutated);
}
