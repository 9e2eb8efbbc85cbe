using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using GraphMemory.Graph;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace GraphMemory.GraphQL.Tests;

/// <summary>The API on a real server, on a free port of the loopback address.</summary>
public sealed class ApiHost : IAsyncDisposable
{
    private readonly WebApplication app;

    private ApiHost(WebApplication app, Uri address, LogRecords log)
    {
        Log = log;
        this.app = app;
        Http = new HttpClient { BaseAddress = address, Timeout = TimeSpan.FromSeconds(60) };
        Address = address;
    }

    public HttpClient Http { get; }

    public Uri Address { get; }

    public LogRecords Log { get; }

    /// <summary>Starts a server over a store; without one, only fields that need no memory answer.</summary>
    public static async Task<ApiHost> StartAsync(IMemoryGraph? graph = null, Action<GraphQLApiOptions>? configure = null, TimeProvider? clock = null)
    {
        WebApplicationBuilder builder = WebApplication.CreateSlimBuilder();
        LogRecords log = new();
        builder.Logging.ClearProviders().AddProvider(log);
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0));
        if (clock is not null) builder.Services.AddSingleton(clock);
        builder.Services.AddSingleton<ScopeGate>();
        builder.Services.AddSingleton(services => new AgentMemory(
            graph ?? throw new InvalidOperationException("secret: there is no store"), clock: services.GetRequiredService<TimeProvider>()));
        builder.Services.AddGraphMemoryGraphQL(configure);
        WebApplication server = builder.Build();
        server.MapGraphMemoryGraphQL();
        await server.StartAsync();
        string address = server.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First();
        return new(server, new Uri(address), log);
    }

    /// <summary>Sends a document and gives the whole answer.</summary>
    public async Task<JsonElement> SendAsync(string query, object? variables = null)
    {
        using HttpResponseMessage response = await Http.PostAsJsonAsync("graphql", new { query, variables });
        return await response.Content.ReadFromJsonAsync<JsonElement>();
    }

    /// <summary>Sends a document that must succeed and gives its data.</summary>
    public async Task<JsonElement> AskAsync(string query, object? variables = null)
    {
        JsonElement answer = await SendAsync(query, variables);
        Assert.False(answer.TryGetProperty("errors", out JsonElement errors), $"{errors} {Log.Lines.LastOrDefault()}");
        return answer.GetProperty("data");
    }

    /// <summary>Sends a document that must fail and gives the first error's code and message.</summary>
    public async Task<(string Code, string Message)> FailAsync(string query, object? variables = null)
    {
        JsonElement answer = await SendAsync(query, variables);
        Assert.True(answer.TryGetProperty("errors", out JsonElement errors), answer.ToString());
        return (errors[0].GetProperty("extensions").GetProperty("code").GetString()!, errors[0].GetProperty("message").GetString()!);
    }

    public async ValueTask DisposeAsync()
    {
        Http.Dispose();
        await app.DisposeAsync();
    }
}
