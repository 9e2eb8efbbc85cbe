using System.Globalization;
using GraphQL;
using GraphQL.Types;
using GraphQLParser.AST;

namespace GraphMemory.GraphQL.Scalars;

/// <summary>An instant as RFC 3339 writes it: with a time and an offset.</summary>
[Name("DateTime")]
internal sealed class DateTimeScalar : ScalarGraphType
{
    /// <summary>What to do instead of writing an instant in another way; the library's own message does not say it.</summary>
    public const string Advice = "An instant is written with date, time and offset: 2026-05-03T10:00:00Z.";

    private const string Form = "yyyy-MM-dd'T'HH:mm:ss.FFFFFFFK";

    public DateTimeScalar()
    {
        Name = "DateTime";
        Description = "An instant as RFC 3339 writes it, with time and offset: 2026-05-03T10:00:00Z, 2026-05-03T12:00:00+02:00.";
    }

    /// <inheritdoc/>
    public override object? ParseLiteral(GraphQLValue value) => value switch
    {
        GraphQLStringValue text => Parse((string)text.Value),
        GraphQLNullValue => null,
        _ => throw new FormatException(Advice),
    };

    /// <inheritdoc/>
    public override object? ParseValue(object? value) => value switch
    {
        string text => Parse(text),
        DateTimeOffset or null => value,
        _ => throw new FormatException(Advice),
    };

    /// <inheritdoc/>
    public override object? Serialize(object? value) => value switch
    {
        DateTimeOffset instant => Write(instant),
        null => null,
        _ => ThrowSerializationError(value),
    };

    /// <summary>The text of an instant, with the offset it carries.</summary>
    internal static string Write(DateTimeOffset instant) => instant.Offset == TimeSpan.Zero
        ? instant.UtcDateTime.ToString(Form, CultureInfo.InvariantCulture)
        : instant.ToString("yyyy-MM-dd'T'HH:mm:ss.FFFFFFFzzz", CultureInfo.InvariantCulture);

    private static DateTimeOffset Parse(string text) =>
        HasTimeAndOffset(text) && DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.None, out DateTimeOffset instant)
            ? instant
            : throw new FormatException(Advice);

    private static bool HasTimeAndOffset(string text) =>
        text.Length is >= 20 and <= 35
        && text[4] == '-' && text[7] == '-' && text[10] is 'T' or 't' && text[13] == ':' && text[16] == ':'
        && (text[^1] is 'Z' or 'z' || (text[^6] is '+' or '-' && text[^3] == ':'));
}
