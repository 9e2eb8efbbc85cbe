using GraphMemory.GraphQL.Errors;
using GraphMemory.GraphQL.Limits;
using GraphQL;
using GraphQL.Types;
using GraphQLParser.AST;

namespace GraphMemory.GraphQL.Transport;

/// <summary>A document that passed the guard, and the operation that is asked for.</summary>
/// <param name="Document">The document.</param>
/// <param name="Operation">The operation; null when the name says none, which validation reports.</param>
/// <param name="IsValidated">True when it comes from the cache.</param>
internal sealed record PreparedDocument(GraphQLDocument Document, GraphQLOperationDefinition? Operation, bool IsValidated)
{
    public OperationType? Kind => Operation?.Operation;
}

/// <summary>Runs requests: guard, cache, validation, execution. Safe to share.</summary>
internal sealed class GraphQLEngine(
    ISchema schema, IDocumentExecuter executer, DocumentGuard guard, DocumentCache cache, SchemaWarmth warmth)
{
    /// <summary>Reads the document of a request.</summary>
    /// <exception cref="RequestRefused">It is none, or exceeds a limit.</exception>
    public PreparedDocument Prepare(GraphQLRequest request)
    {
        bool cached = cache.TryGet(request.Query, out GraphQLDocument? known);
        GraphQLDocument document = known ?? guard.Read(request.Query);
        return new(document, OperationOf(document, request.OperationName), cached);
    }

    /// <summary>Validates and executes a prepared request.</summary>
    /// <param name="request">The request.</param>
    /// <param name="prepared">Its document.</param>
    /// <param name="services">The services of the request.</param>
    /// <param name="flow">The flow of events to the client, for a subscription.</param>
    /// <param name="ct">Cancels it.</param>
    public async Task<ExecutionResult> ExecuteAsync(
        GraphQLRequest request, PreparedDocument prepared, IServiceProvider services, SubscriptionFlow? flow, CancellationToken ct)
    {
        await warmth.Ready.WaitAsync(ct);
        ExecutionResult result = await executer.ExecuteAsync(new ExecutionOptions
        {
            Schema = schema,
            Query = request.Query,
            Document = prepared.Document,
            OperationName = request.OperationName,
            Variables = request.Variables,
            RequestServices = services,
            UserContext = flow?.AsUserContext() ?? new Dictionary<string, object?>(),
            ValidationRules = prepared.IsValidated ? [] : null,
            CancellationToken = ct,
        });
        if (!prepared.IsValidated && result.Executed) cache.Keep(request.Query, prepared.Document);
        return result;
    }

    private static GraphQLOperationDefinition? OperationOf(GraphQLDocument document, string? name)
    {
        IEnumerable<GraphQLOperationDefinition> operations = document.Definitions.OfType<GraphQLOperationDefinition>();
        return name is null
            ? operations.Take(2).Count() == 1 ? operations.First() : null
            : operations.FirstOrDefault(operation => operation.Name is { } found && found.Value.Equals(name));
    }
}

/// <summary>Builds the schema once, in the background while the server begins to listen. Safe to share.</summary>
internal sealed class SchemaWarmth(ISchema schema)
{
    private readonly Lazy<Task> ready = new(() => Task.Run(schema.Initialize));

    /// <summary>Done once the schema is there. The first look at it begins the work.</summary>
    public Task Ready => ready.Value;
}
