using System.Globalization;
using System.Text;

namespace GraphMemory.Language.English;

/// <summary>
/// Draws the dependency trees of a text in characters: one line for each token in the order of the text, at the left the branches by which
/// it hangs on its head, then the word, its lemma, its tag and part of speech, its label with the head's word, its entity.
/// </summary>
public static class TreePicture
{
    const int WordMax = 24;

    /// <summary>What hangs deeper is drawn at this depth.</summary>
    const int DepthMax = 40;

    const int Up = 1;
    const int Down = 2;
    const int Left = 4;
    const int Right = 8;

    /// <summary>The box character for each combination of directions.</summary>
    const string Boxes = " │││─┘┐┤─└┌├─┴┬┼";

    /// <summary>
    /// All sentences, an empty line between two of them, each line ended by a line feed. Empty for an empty text; one line that says so for
    /// a text over the analyzer's limit. Control characters are shown as escapes, long words are cut.
    /// </summary>
    public static string Render(AnalyzedText text)
    {
        ArgumentNullException.ThrowIfNull(text);
        if (text.TooLong)
            return string.Create(CultureInfo.InvariantCulture, $"(not analysed: {text.Text.Length} characters are over the limit)\n");
        StringBuilder picture = new();
        foreach (Sentence sentence in text.Sentences)
        {
            if (sentence.Index > 0) picture.Append('\n');
            Draw(sentence.Tokens, picture);
        }
        return picture.ToString();
    }

    static void Draw(TokenList tokens, StringBuilder picture)
    {
        string[][] columns = [.. tokens.Select(Columns)];
        int[] widths = [.. Enumerable.Range(0, columns[0].Length).Select(c => columns.Max(row => row[c].Length))];
        int[,] branches = Branches(tokens);
        for (int row = 0; row < tokens.Count; row++)
        {
            StringBuilder line = new();
            for (int column = 0; column < branches.GetLength(1); column++)
                line.Append(Boxes[branches[row, column]]).Append((branches[row, column] & Right) != 0 ? '─' : ' ');
            for (int c = 0; c < widths.Length; c++) line.Append(' ').Append(columns[row][c].PadRight(widths[c]));
            picture.Append(line.ToString().TrimEnd()).Append('\n');
        }
    }

    static string[] Columns(Token token) =>
    [
        Shown(token.Text), Shown(token.Lemma), token.Tag, token.Pos, token.IsRoot ? token.Dep : $"{token.Dep} < {Shown(token.Head.Text)}",
        token.Entity is null ? "" : $"{token.EntityIob}-{token.EntityType}",
    ];

    /// <summary>
    /// For each line and depth the directions in which a branch goes on. A token's children hang on a vertical line in the column of its
    /// depth.
    /// </summary>
    static int[,] Branches(TokenList tokens)
    {
        int first = tokens[0].Index;
        int[] depths = [.. tokens.Select(token => token.Ancestors.Take(DepthMax).Count())];
        int[,] branches = new int[tokens.Count, depths.Max() + 1];
        for (int row = 0; row < tokens.Count; row++)
        {
            int depth = depths[row];
            branches[row, depth] |= Right;
            if (depth > 0)
            {
                branches[row, depth] |= Left;
                branches[row, depth - 1] |= Right;
            }
            for (int column = depth + 1; column < branches.GetLength(1); column++) branches[row, column] |= Left | Right;

            int top = row, bottom = row;
            foreach (Token child in tokens[row].Children)
            {
                top = Math.Min(top, Math.Max(0, child.Index - first));
                bottom = Math.Max(bottom, Math.Min(tokens.Count - 1, child.Index - first));
            }
            for (int line = top; line < bottom; line++)
            {
                branches[line, depth] |= Down;
                branches[line + 1, depth] |= Up;
            }
        }
        return branches;
    }

    static string Shown(string word)
    {
        StringBuilder shown = new();
        foreach (Rune rune in word.EnumerateRunes())
        {
            if (shown.Length >= WordMax) return shown.Append('…').ToString();
            shown.Append(rune.Value switch
            {
                '\n' => "\\n",
                '\r' => "\\r",
                '\t' => "\\t",
                ' ' => "\\s",
                _ when Rune.IsControl(rune) || Rune.IsWhiteSpace(rune) || Rune.GetUnicodeCategory(rune) == UnicodeCategory.Format =>
                    string.Create(CultureInfo.InvariantCulture, $"\\u{rune.Value:x4}"),
                _ => rune.ToString(),
            });
        }
        return shown.ToString();
    }
}
