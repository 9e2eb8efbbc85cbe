using GraphMemory.GraphQL.Changes;
using GraphMemory.GraphQL.Limits;
using GraphMemory.GraphQL.Reads;
using GraphMemory.GraphQL.Transport;
using GraphQL;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;

namespace GraphMemory.GraphQL;

/// <summary>Adds the GraphQL API to a host.</summary>
public static class GraphQLApi
{
    /// <summary>
    /// Registers the API. The host registers <see cref="AgentMemory"/> and <see cref="ScopeGate"/>, and a <see cref="TimeProvider"/> when it
    /// wants another than the system's.
    /// </summary>
    public static IServiceCollection AddGraphMemoryGraphQL(this IServiceCollection services, Action<GraphQLApiOptions>? configure = null)
    {
        GraphQLApiOptions options = new();
        configure?.Invoke(options);
        services.TryAddSingleton(options);
        services.TryAddSingleton(TimeProvider.System);
        services.TryAddSingleton<JournalSignal>();
        services.TryAddSingleton<DocumentGuard>();
        services.TryAddSingleton<DocumentCache>();
        services.TryAddSingleton<ConcurrencyGate>();
        services.TryAddSingleton<ErrorReport>();
        services.TryAddSingleton<ResultWriter>();
        services.TryAddSingleton<SchemaWarmth>();
        services.TryAddSingleton<GraphQLEngine>();
        services.TryAddSingleton<EventStream>();
        services.TryAddSingleton<GraphQLEndpoint>();
        services.TryAddScoped<RequestReads>();
        services.AddGraphQL(builder => builder.AddGraphMemorySchema());
        services.AddHostedService<SchemaWarmUp>();
        return services;
    }

    /// <summary>Answers GraphQL requests at a path, by POST and GET.</summary>
    public static IEndpointConventionBuilder MapGraphMemoryGraphQL(this IEndpointRouteBuilder routes, string path = "/graphql")
    {
        GraphQLEndpoint endpoint = routes.ServiceProvider.GetRequiredService<GraphQLEndpoint>();
        return routes.MapMethods(path, ["GET", "POST"], endpoint.HandleAsync).WithDisplayName("GraphQL");
    }

    /// <summary>Begins to build the schema without keeping the server from listening.</summary>
    private sealed class SchemaWarmUp(SchemaWarmth warmth) : IHostedService
    {
        public Task StartAsync(CancellationToken cancellationToken)
        {
            _ = warmth.Ready;
            return Task.CompletedTask;
        }

        public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
    }
}
