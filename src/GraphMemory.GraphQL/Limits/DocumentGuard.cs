using GraphMemory.GraphQL.Errors;
using GraphQLParser;
using GraphQLParser.AST;
using GraphQLParser.Exceptions;

namespace GraphMemory.GraphQL.Limits;

/// <summary>
/// Reads a document and refuses it when validating or executing it could cost more than it should. Runs before any validation rule,
/// because those take more than linear time; itself it is linear in the document: every fragment is measured once.
/// </summary>
internal sealed class DocumentGuard(GraphQLApiOptions options)
{
    /// <summary>The parsed document.</summary>
    /// <exception cref="RequestRefused">It is no document, or exceeds a limit; the message says which.</exception>
    public GraphQLDocument Read(string text)
    {
        if (text.Length > options.DocumentLengthMax) throw Exceeded($"The document has {text.Length:N0} characters; at most {options.DocumentLengthMax:N0} are taken.");
        CheckTokens(text);
        GraphQLDocument document = Parse(text);
        new DocumentMeasure(document, options).Check();
        return document;
    }

    internal static RequestRefused Exceeded(string message) => new(ErrorCodes.LimitExceeded, message);

    private static GraphQLDocument Parse(string text)
    {
        try
        {
            return Parser.Parse<GraphQLDocument>(text.AsMemory(), new ParserOptions { Ignore = IgnoreOptions.Comments, MaxDepth = 128 });
        }
        catch (GraphQLSyntaxErrorException error)
        {
            RequestRefused refused = new(ErrorCodes.SyntaxError, $"Syntax error: {error.Description}");
            refused.AddLocation(error.Location);
            throw refused;
        }
        catch (GraphQLMaxDepthExceededException)
        {
            throw Exceeded("The document is nested too deeply.");
        }
    }

    private void CheckTokens(string text)
    {
        int count = 0;
        int position = 0;
        try
        {
            for (Token token = Lexer.Lex(text, position); token.Kind is not TokenKind.EOF; token = Lexer.Lex(text, position))
            {
                if (++count > options.TokensMax) throw Exceeded($"The document has more than {options.TokensMax:N0} tokens.");
                position = token.End;
            }
        }
        catch (GraphQLSyntaxErrorException)
        {
            // The parser says it better.
        }
    }
}
