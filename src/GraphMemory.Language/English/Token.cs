using GraphMemory.Language.English.Grammar;
using GraphMemory.Language.English.Tokens;

namespace GraphMemory.Language.English;

/// <summary>
/// A word, mark or stretch of white space of an analysed text, with its place in the dependency tree. Immutable. Two tokens are the same
/// only if they are the same object.
/// </summary>
/// <remarks>
/// Labels are those of OntoNotes as the model was trained on: Penn Treebank tags, universal parts of speech, ClearNLP dependencies. A
/// preposition is the head of its noun (<c>prep</c>, below it <c>pobj</c>), the copula is the root of "she is a nurse" (<c>attr</c> below
/// it), <c>conj</c> and <c>cc</c> hang on the first conjunct.
/// </remarks>
public sealed class Token
{
    readonly Word word;
    readonly Reading reading;

    internal Token(AnalyzedText owner, int index, int start, bool hasSpace, Word word, Reading reading)
    {
        this.word = word;
        this.reading = reading;
        Owner = owner;
        Index = index;
        Start = start;
        HasSpace = hasSpace;
        Head = this;
        Sentence = null!;
    }

    internal AnalyzedText Owner { get; }

    /// <summary>The token's place in the text, from 0.</summary>
    public int Index { get; }

    /// <summary>Where the token begins in the text, in UTF-16 units.</summary>
    public int Start { get; }

    /// <summary>The length in UTF-16 units; never 0.</summary>
    public int Length => word.Text.Length;

    /// <summary>Where the token ends in the text, in UTF-16 units; white space after it is not counted.</summary>
    public int End => Start + word.Text.Length;

    /// <summary>The token as it was written.</summary>
    public string Text => word.Text;

    /// <summary>Whether one U+0020 follows that is not part of any token.</summary>
    public bool HasSpace { get; }

    /// <summary>Whether the token is nothing but white space.</summary>
    public bool IsSpace => word.IsSpace;

    /// <summary>The usual spelling in lower case: <c>not</c> for <c>n't</c>, <c>will</c> for <c>'ll</c>.</summary>
    public string Norm => word.Norm;

    /// <summary>The text in lower case.</summary>
    public string Lower => word.Lower;

    /// <summary>The pattern of letters and digits: <c>Xxxxx</c>, <c>dd</c>, <c>x'x</c>; runs are cut at four.</summary>
    public string Shape => word.Shape;

    /// <summary>The Penn Treebank tag: <c>VBD</c>, <c>NNS</c>...; <c>_SP</c> for white space.</summary>
    public string Tag => reading.Tag;

    /// <summary>
    /// The universal part of speech: ADJ ADP ADV AUX CCONJ DET INTJ NOUN NUM PART PRON PROPN PUNCT SCONJ SPACE SYM VERB X.
    /// </summary>
    public string Pos => reading.Pos;

    /// <summary>The morphology as <c>Key=Value|Key=Value</c>, sorted by key; empty if there is none.</summary>
    public string Morph => reading.Morph;

    /// <summary>The base form: <c>move</c> for <c>moved</c>, <c>I</c> for <c>me</c>. Proper nouns keep their spelling.</summary>
    public string Lemma => reading.Lemma;

    /// <summary>How the token hangs on its head: <c>nsubj</c>, <c>dobj</c>, <c>prep</c>...; <c>ROOT</c> for a root.</summary>
    public string Dep => reading.Dep;

    /// <summary>The token on which this one depends; itself for a root.</summary>
    public Token Head { get; internal set; }

    /// <summary>Whether the token depends on no other.</summary>
    public bool IsRoot => ReferenceEquals(Head, this);

    /// <summary>The tokens that hang directly on this one, from left to right.</summary>
    public TokenList Children => new(Owner.ChildTokens, ChildrenFirst, ChildrenCount);

    /// <summary>The children that stand before this token, from left to right.</summary>
    public TokenList LeftChildren => new(Owner.ChildTokens, ChildrenFirst, ChildrenLeftCount);

    /// <summary>The children that stand after this token, from left to right.</summary>
    public TokenList RightChildren => new(Owner.ChildTokens, ChildrenFirst + ChildrenLeftCount, ChildrenCount - ChildrenLeftCount);

    /// <summary>
    /// This token and everything that hangs on it, at any depth, from left to right. Mostly one stretch of text, but not always: "a review
    /// came out about it".
    /// </summary>
    public TokenList Subtree
    {
        get
        {
            if (ChildrenCount == 0) return new TokenList([this]);
            List<Token> found = [this];
            for (int i = 0; i < found.Count; i++)
                found.AddRange(found[i].Children.AsSpan());
            Token[] tokens = [.. found];
            Array.Sort(tokens, (a, b) => a.Index.CompareTo(b.Index));
            return new TokenList(tokens);
        }
    }

    /// <summary>The tokens above this one: its head, the head's head and so on up to the root; none for a root.</summary>
    public IEnumerable<Token> Ancestors
    {
        get
        {
            for (Token token = this; !token.IsRoot; token = token.Head) yield return token.Head;
        }
    }

    /// <summary>The first child with one of these labels, or null: <c>verb.Child("nsubj", "nsubjpass")</c>.</summary>
    public Token? Child(params ReadOnlySpan<string> deps)
    {
        foreach (Token child in Children)
            if (deps.Contains(child.Dep)) return child;
        return null;
    }

    /// <summary>The token after this one in the text, or null at the end.</summary>
    public Token? Next => Index + 1 < Owner.Tokens.Count ? Owner.Tokens[Index + 1] : null;

    /// <summary>The token before this one in the text, or null at the beginning.</summary>
    public Token? Previous => Index > 0 ? Owner.Tokens[Index - 1] : null;

    /// <summary>The sentence the token is part of.</summary>
    public Sentence Sentence { get; internal set; }

    /// <summary>Whether the token is the first of its sentence.</summary>
    public bool IsSentenceStart => Sentence.Tokens[0] == this;

    /// <summary>The entity the token is part of, or null. Always null when entities were not asked for.</summary>
    public NamedEntity? Entity { get; internal set; }

    /// <summary>The type of the token's entity (<c>PERSON</c>, <c>GPE</c>, <c>DATE</c>...), empty outside of entities.</summary>
    public string EntityType => Entity?.Type ?? "";

    /// <summary><c>B</c> at the first token of an entity, <c>I</c> at its others, <c>O</c> outside of entities.</summary>
    public string EntityIob => Entity is null ? "O" : Entity.Tokens[0] == this ? "B" : "I";

    internal int ChildrenFirst { get; set; }

    internal int ChildrenCount { get; set; }

    internal int ChildrenLeftCount { get; set; }

    /// <summary>The value of one key of <see cref="Morph"/>, or null: <c>token.MorphValue("Tense")</c> is <c>Past</c>.</summary>
    public string? MorphValue(string key)
    {
        ArgumentNullException.ThrowIfNull(key);
        ReadOnlySpan<char> morph = Morph;
        foreach (Range part in morph.Split('|'))
        {
            ReadOnlySpan<char> pair = morph[part];
            if (pair.Length > key.Length && pair[key.Length] == '=' && pair.StartsWith(key)) return pair[(key.Length + 1)..].ToString();
        }
        return null;
    }

    /// <inheritdoc />
    public override string ToString() => Text;
}
