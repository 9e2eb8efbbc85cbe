using GraphMemory.Language.Embeddings;

namespace GraphMemory.Language.Tests.Embeddings;

public sealed class WordPiecesTests
{
    private static readonly WordPieces Pieces = Open();

    private static WordPieces Open()
    {
        using var vocabulary = File.OpenRead(Path.Combine(AppContext.BaseDirectory, "models", "minilm", "vocab.txt"));
        return new(vocabulary);
    }

    [Fact]
    public void Every_test_vector_has_the_token_ids_of_the_reference()
    {
        Assert.Equal(113, TestVector.All.Length);
        Assert.All(TestVector.All, vector => Assert.Equal(vector.Ids, Pieces.Encode(vector.Text)));
    }

    [Fact]
    public void A_word_that_crosses_the_limit_is_cut_in_the_middle()
    {
        int[] word = Pieces.Encode("antidisestablishmentarianism")[1..^1];
        Assert.True(word.Length > 3);

        var ids = Pieces.Encode(string.Concat(Enumerable.Repeat("tea ", 252)) + "antidisestablishmentarianism");

        Assert.Equal(256, ids.Length);
        Assert.Equal(word[..2], ids[253..255]);
        Assert.Equal(102, ids[255]);
    }

    [Theory]
    [InlineData("Crème Brûlée", "creme brulee")]
    [InlineData("Cre\u0300me Bru\u0302le\u0301e", "creme brulee")]
    [InlineData("Ελλάδα", "ελλαδα")]
    [InlineData("İzmir", "izmir")]
    [InlineData("한글", "\u1112\u1161\u11ab\u1100\u1173\u11af")]
    [InlineData("a\tb\u00a0c\u2028d\u3000e", "a b c d e")]
    [InlineData("a\u0000b\u200bc\ufeffd\ue000e\ufffdf\u0007g", "abcdefg")]
    [InlineData("茶tea", " 茶 tea")]
    [InlineData("\uf900", " \u8c48 ")]
    [InlineData("\U0002F800", " \u4e3d ")]
    [InlineData("\U0001D15E", "\U0001D157\U0001D165")]
    [InlineData("x\ud83dy\ude00z", "xyz")]
    public void Text_is_normalised_without_help_of_the_platform(string text, string expected) =>
        Assert.Equal(expected, new UncasedNormalizer().Normalize(text));

    [Fact]
    public void Ascii_takes_a_shorter_way_to_the_same_text()
    {
        var ascii = string.Concat(Enumerable.Range(' ', 95).Select(code => (char)code));
        Assert.Equal(" " + new UncasedNormalizer().Normalize(ascii), new UncasedNormalizer().Normalize("\t" + ascii));
    }
}
