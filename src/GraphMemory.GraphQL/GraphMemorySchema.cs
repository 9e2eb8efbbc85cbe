using System.Reflection;
using GraphMemory.Context;
using GraphMemory.Conversations;
using GraphMemory.Graph;
using GraphMemory.GraphQL.Changes;
using GraphMemory.GraphQL.Connections;
using GraphMemory.GraphQL.Errors;
using GraphMemory.GraphQL.Scalars;
using GraphMemory.GraphQL.Searching;
using GraphMemory.GraphQL.Timelines;
using GraphQL;
using GraphQL.DI;
using GraphQL.Types;

namespace GraphMemory.GraphQL;

/// <summary>How the plain types of this assembly become a schema.</summary>
internal static class GraphMemorySchema
{
    private static readonly Type[] Enumerations =
    [
        typeof(TurnRole), typeof(RememberWait), typeof(Polarity), typeof(Modality), typeof(FactStatus), typeof(FactLinkKind), typeof(TimeGrain),
        typeof(EntityKind), typeof(ContextSectionKind), typeof(ContextFormat), typeof(SearchKind), typeof(SortDirection), typeof(ChangeItemKind),
        typeof(TimelineEventKind),
    ];

    public static IGraphQLBuilder AddGraphMemorySchema(this IGraphQLBuilder builder) => builder
        .AddAutoSchema<Query>(schema => schema.WithMutation<Mutation>().WithSubscription<Subscription>())
        .AddSystemTextJson()
        .AddGraphTypes(Assembly.GetExecutingAssembly())
        .AddAutoClrMappings()
        .ConfigureSchema(Configure);

    private static void Configure(ISchema schema)
    {
        schema.RegisterTypeMapping(typeof(DateTimeOffset), typeof(DateTimeScalar));
        schema.RegisterTypeMapping(typeof(long), typeof(LongScalar));
        foreach (Type enumeration in Enumerations) schema.RegisterTypeMapping(enumeration, typeof(DescribedEnum<>).MakeGenericType(enumeration));
        schema.RegisterTypeMapping(typeof(IRememberError), typeof(RememberErrorUnion));
        schema.RegisterTypeMapping(typeof(IAssertFactsError), typeof(AssertFactsErrorUnion));
        schema.RegisterTypeMapping(typeof(ILoadSampleError), typeof(LoadSampleErrorUnion));
        schema.RegisterTypeMapping(typeof(IUndoError), typeof(UndoErrorUnion));
        schema.Features.DeprecationOfInputValues = true;
        schema.Features.RepeatableDirectives = true;
        schema.Description = "A memory for AI agents: conversations in, a knowledge graph and sourced context out.";
    }
}
