using System.Buffers;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace GraphMemory.Language.English;

/// <summary>Writes an analysed text as one JSON object on one line, every attribute of every token by name.</summary>
public static class TokenJson
{
    static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>
    /// The text and its tokens: <c>text, offset, space, norm, shape, tag, pos, morph, lemma, head, dep, sentStart, entIob, entType</c>.
    /// Offsets count UTF-16 units, <c>head</c> is the index of a token, a root's its own. A text over the analyzer's limit has
    /// <c>tooLong</c> and no tokens.
    /// </summary>
    public static string Render(AnalyzedText text)
    {
        ArgumentNullException.ThrowIfNull(text);
        ArrayBufferWriter<byte> buffer = new();
        using (Utf8JsonWriter writer = new(buffer, Options)) Write(text, writer);
        return Encoding.UTF8.GetString(buffer.WrittenSpan);
    }

    static void Write(AnalyzedText text, Utf8JsonWriter writer)
    {
        writer.WriteStartObject();
        writer.WriteString("text"u8, text.Text);
        if (text.TooLong) writer.WriteBoolean("tooLong"u8, true);
        writer.WriteStartArray("tokens"u8);
        foreach (Token token in text.Tokens) Write(token, writer);
        writer.WriteEndArray();
        writer.WriteEndObject();
    }

    static void Write(Token token, Utf8JsonWriter writer)
    {
        writer.WriteStartObject();
        writer.WriteString("text"u8, token.Text);
        writer.WriteNumber("offset"u8, token.Start);
        writer.WriteBoolean("space"u8, token.HasSpace);
        writer.WriteString("norm"u8, token.Norm);
        writer.WriteString("shape"u8, token.Shape);
        writer.WriteString("tag"u8, token.Tag);
        writer.WriteString("pos"u8, token.Pos);
        writer.WriteString("morph"u8, token.Morph);
        writer.WriteString("lemma"u8, token.Lemma);
        writer.WriteNumber("head"u8, token.Head.Index);
        writer.WriteString("dep"u8, token.Dep);
        writer.WriteBoolean("sentStart"u8, token.IsSentenceStart);
        writer.WriteString("entIob"u8, token.EntityIob);
        writer.WriteString("entType"u8, token.EntityType);
        writer.WriteEndObject();
    }
}
