using System.Collections.Concurrent;
using System.Text;
using CsCheck;
using GraphMemory.Language.English;

namespace GraphMemory.Language.Tests.English;

/// <summary>What holds for every text whatsoever.</summary>
public sealed class AnalysisProperties
{
    [Fact]
    public void Tokens_and_their_spaces_are_the_text() => AnyText.All.Sample(text =>
    {
        AnalyzedText analyzed = EnglishAnalyzer.Default.Analyze(text, entities: false);
        StringBuilder joined = new();
        foreach (Token token in analyzed.Tokens)
        {
            Assert.Equal(joined.Length, token.Start);
            Assert.Equal(joined.Length + token.Length, token.End);
            Assert.True(token.Length > 0);
            joined.Append(token.Text);
            if (token.HasSpace) joined.Append(' ');
        }
        Assert.Equal(analyzed.Text, joined.ToString());
        Assert.Equal(text.Length, analyzed.Text.Length);
        for (int i = 0; i < text.Length; i++)
            Assert.True(analyzed.Text[i] == text[i] || (analyzed.Text[i] == '\ufffd' && char.IsSurrogate(text[i])));
    }, iter: 500);

    [Fact]
    public void Heads_form_trees() => AnyText.All.Sample(text =>
    {
        AnalyzedText analyzed = EnglishAnalyzer.Default.Analyze(text, entities: false);
        foreach (Token token in analyzed.Tokens)
        {
            Assert.True(token.Ancestors.Take(analyzed.Tokens.Count + 1).Count() < analyzed.Tokens.Count);
            Assert.Equal(token.IsRoot, !token.Head.Children.Contains(token));
            Assert.All(token.Children, child => Assert.Same(token, child.Head));
            Assert.Equal([.. token.LeftChildren, .. token.RightChildren], token.Children);
            Assert.All(token.LeftChildren, child => Assert.True(child.Index < token.Index));
            Assert.All(token.RightChildren, child => Assert.True(child.Index > token.Index));
            Assert.True(token.IsRoot == (token.Dep == "ROOT") || token.IsSpace);
            Assert.NotEqual("", token.Tag);
            Assert.NotEqual("", token.Pos);
            Assert.NotEqual("", token.Dep);
        }
        int inTrees = analyzed.Tokens.Where(token => token.IsRoot).Sum(root => root.Subtree.Count);
        Assert.Equal(analyzed.Tokens.Count, inTrees);
    }, iter: 500);

    [Fact]
    public void Sentences_partition_the_tokens() => AnyText.All.Sample(text =>
    {
        AnalyzedText analyzed = EnglishAnalyzer.Default.Analyze(text, entities: false);
        Assert.Equal(analyzed.Tokens, analyzed.Sentences.SelectMany(sentence => sentence.Tokens));
        foreach (Sentence sentence in analyzed.Sentences)
        {
            Assert.True(sentence.Tokens.Count > 0);
            Assert.Contains(sentence.Root, sentence.Tokens);
            Assert.All(sentence.Tokens, token => Assert.Same(sentence, token.Sentence));
            Assert.Equal(analyzed.Text[sentence.Start..sentence.End], sentence.Text);
        }
    }, iter: 500);

    [Fact]
    public void Entities_lie_in_sentences_and_do_not_overlap() => AnyText.All.Sample(text =>
    {
        AnalyzedText analyzed = EnglishAnalyzer.Default.Analyze(text);
        int last = -1;
        foreach (NamedEntity entity in analyzed.Entities)
        {
            Assert.True(entity.Tokens[0].Index > last);
            last = entity.Tokens[^1].Index;
            Assert.All(entity.Tokens, token => Assert.Same(entity, token.Entity));
            Assert.Single(entity.Tokens.Select(token => token.Sentence).Distinct());
            Assert.Contains(entity.Root, entity.Tokens);
        }
        Assert.Equal(analyzed.Entities.Sum(entity => entity.Tokens.Count), analyzed.Tokens.Count(token => token.Entity is not null));
    }, iter: 300);

    [Fact]
    public void A_picture_has_a_line_for_each_token() => AnyText.All.Sample(text =>
    {
        AnalyzedText analyzed = EnglishAnalyzer.Default.Analyze(text);
        string picture = TreePicture.Render(analyzed);
        Assert.Equal(analyzed.Tokens.Count + Math.Max(0, analyzed.Sentences.Count - 1), picture.Count(c => c == '\n'));
        Assert.DoesNotContain(picture, c => char.IsControl(c) && c != '\n');
    }, iter: 300);

    [Fact]
    public async Task The_same_text_gives_the_same_result_on_any_thread_and_in_any_order()
    {
        List<string> texts = [];
        AnyText.All.Sample(text => { lock (texts) texts.Add(text); }, iter: 150);
        EnglishAnalyzer alone = EnglishAnalyzer.Load(), shared = EnglishAnalyzer.Load();
        ConcurrentDictionary<string, string> expected = new(StringComparer.Ordinal);
        foreach (string text in texts) expected[text] = TokenJson.Render(alone.Analyze(text));
        await Parallel.ForEachAsync(Enumerable.Range(0, 4), TestContext.Current.CancellationToken, (worker, _) =>
        {
            IEnumerable<string> order = worker % 2 == 0 ? texts : Enumerable.Reverse(texts);
            foreach (string text in order) Assert.Equal(expected[text], TokenJson.Render(shared.Analyze(text)));
            return ValueTask.CompletedTask;
        });
    }
}
