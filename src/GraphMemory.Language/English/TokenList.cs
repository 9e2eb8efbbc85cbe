using System.Collections;

namespace GraphMemory.Language.English;

/// <summary>
/// Some tokens of one text in the order in which they stand there: all of them, a sentence, a name, the children of a token. Costs no
/// allocation; a <c>foreach</c> over it neither.
/// </summary>
public readonly struct TokenList : IReadOnlyList<Token>
{
    readonly Token[]? tokens;
    readonly int first;

    internal TokenList(Token[] tokens) : this(tokens, 0, tokens.Length)
    {
    }

    internal TokenList(Token[] tokens, int first, int count)
    {
        this.tokens = tokens;
        this.first = first;
        Count = count;
    }

    /// <summary>How many tokens the list has.</summary>
    public int Count { get; }

    /// <summary>The token at a place of the list, from 0.</summary>
    /// <exception cref="ArgumentOutOfRangeException">There is no such place.</exception>
    public Token this[int index]
    {
        get
        {
            if ((uint)index >= (uint)Count) throw new ArgumentOutOfRangeException(nameof(index), index, "The list has no such place.");
            return tokens![first + index];
        }
    }

    /// <summary>
    /// The stretch of the text from the first token to the last, with everything that stands between them; empty for an empty list. For a
    /// subtree this is the phrase as it was written.
    /// </summary>
    public string Text => Count == 0 ? "" : this[0].Owner.Text[this[0].Start..this[Count - 1].End];

    /// <summary>The same tokens as a span.</summary>
    public ReadOnlySpan<Token> AsSpan() => tokens.AsSpan(first, Count);

    /// <summary>Walks the tokens from left to right.</summary>
    public Enumerator GetEnumerator() => new(this);

    IEnumerator<Token> IEnumerable<Token>.GetEnumerator() => GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    /// <summary>Stands at one token after the other.</summary>
    public struct Enumerator : IEnumerator<Token>
    {
        readonly TokenList list;
        int place = -1;

        internal Enumerator(TokenList list) => this.list = list;

        /// <inheritdoc />
        public readonly Token Current => list[place];

        readonly object IEnumerator.Current => Current;

        /// <inheritdoc />
        public bool MoveNext() => ++place < list.Count;

        /// <inheritdoc />
        public void Reset() => place = -1;

        /// <inheritdoc />
        public readonly void Dispose()
        {
        }
    }
}
