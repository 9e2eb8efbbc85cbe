using System.Net;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace GraphMemory.Language.Tests.Embeddings;

/// <summary>An embeddings endpoint on loopback that answers as a test tells it.</summary>
internal sealed class EndpointStub : IAsyncDisposable
{
    private readonly WebApplication application;

    private EndpointStub(WebApplication application) => this.application = application;

    public List<JsonElement> Requests { get; } = [];
    public List<string?> Keys { get; } = [];
    public TaskCompletionSource Arrived { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public Uri Address => new(application.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single() + "/v1");

    /// <param name="answer">Gives status and body for a request's body; null never answers.</param>
    public static async Task<EndpointStub> StartAsync(Func<JsonElement, (int Status, string Body)>? answer)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0));
        var stub = new EndpointStub(builder.Build());
        stub.application.MapPost("/v1/embeddings", async (HttpContext context, JsonElement body) =>
        {
            stub.Requests.Add(body);
            stub.Keys.Add(context.Request.Headers.Authorization);
            stub.Arrived.TrySetResult();
            if (answer is null)
            {
                await Task.Delay(Timeout.Infinite, context.RequestAborted);
                return;
            }
            var (status, text) = answer(body);
            context.Response.StatusCode = status;
            context.Response.ContentType = "application/json";
            await context.Response.WriteAsync(text);
        });
        await stub.application.StartAsync();
        return stub;
    }

    /// <summary>One vector for each text: (3 times the text's length, 4 times it).</summary>
    public static (int Status, string Body) Vectors(JsonElement request)
    {
        var data = request.GetProperty("input").EnumerateArray().Select((text, index) =>
            new { index, embedding = new[] { 3 * text.GetString()!.Length, 4 * text.GetString()!.Length } });
        return (200, JsonSerializer.Serialize(new { data, usage = new { prompt_tokens = 7, total_tokens = 7 } }));
    }

    public async ValueTask DisposeAsync()
    {
        using var now = new CancellationTokenSource();
        await now.CancelAsync();
        await application.StopAsync(now.Token);
        await application.DisposeAsync();
    }
}
