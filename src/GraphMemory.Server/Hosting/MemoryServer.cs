using GraphMemory.GraphQL;
using GraphMemory.Server.Commands;
using GraphMemory.Server.Memory;
using GraphMemory.Server.QueryPage;
using GraphMemory.Server.Settings;
using Microsoft.AspNetCore.Connections;

namespace GraphMemory.Server.Hosting;

/// <summary>The web server over an opened memory.</summary>
internal static class MemoryServer
{
    /// <summary>How long requests have to end when the server is stopped.</summary>
    private static readonly TimeSpan StopMax = TimeSpan.FromSeconds(10);

    /// <summary>Builds the server; nothing listens yet.</summary>
    public static WebApplication Build(OpenMemory memory)
    {
        ServerSettings settings = memory.Settings;
        WebApplicationBuilder builder = WebApplication.CreateSlimBuilder(new WebApplicationOptions { ContentRootPath = AppContext.BaseDirectory, Args = [] });
        builder.Configuration.AddConfiguration(SettingsReader.Files());
        builder.WebHost.UseUrls([.. ListenAddresses.Of(settings)]);
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.AddServerHeader = false);
        builder.Logging.AddConsole(console => console.LogToStandardErrorThreshold = LogLevel.Trace);
        // A start that fails is told in one line by the command; background services tell their own failures.
        builder.Logging.AddFilter("Microsoft.Extensions.Hosting.Internal.Host", LogLevel.None);
        builder.Services.Configure<HostOptions>(host => host.ShutdownTimeout = StopMax);
        builder.Services.AddSingleton(settings);
        builder.Services.AddSingleton(TimeProvider.System);
        builder.Services.AddSingleton(memory.Memory);
        builder.Services.AddSingleton(memory.Graph);
        builder.Services.AddSingleton(memory.Embeddings);
        builder.Services.AddSingleton<ScopeGate>();
        builder.Services.AddGraphMemoryGraphQL(api => api.Introspection = api.Suggestions = builder.Environment.IsDevelopment());
        builder.Services.AddHostedService<DrainWorker>();
        builder.Services.AddHostedService<ModelWarmUp>();
        builder.Services.AddTelemetryExport(settings);

        WebApplication app = builder.Build();
        app.UseMiddleware<HostCheck>();
        app.MapHealth();
        app.MapGraphMemoryGraphQL("/graphql");
        if (app.Environment.IsDevelopment()) app.MapQueryPage();
        return app;
    }

    /// <summary>Listens until the process is told to stop, and then ends what was begun.</summary>
    /// <exception cref="CommandException">The address is in use or cannot be had.</exception>
    public static async Task RunAsync(WebApplication app, Func<ICollection<string>, Task> started, CancellationToken ct)
    {
        await using (app.ConfigureAwait(false))
        {
            try
            {
                await app.StartAsync(ct).ConfigureAwait(false);
            }
            catch (IOException fault) when (fault.InnerException is AddressInUseException)
            {
                throw new CommandException(ExitCode.AddressInUse, $"{Settings(app).Urls} is in use by another program. Stop that, or choose another port with --urls http://127.0.0.1:PORT.");
            }
            catch (Exception fault) when (fault is IOException or System.Net.Sockets.SocketException)
            {
                throw new CommandException(ExitCode.AddressInUse, $"Cannot listen on {Settings(app).Urls}: {fault.Message} Choose another address with --urls.");
            }
            await started(app.Urls).ConfigureAwait(false);
            await app.WaitForShutdownAsync(ct).ConfigureAwait(false);
        }
    }

    private static ServerSettings Settings(WebApplication app) => app.Services.GetRequiredService<ServerSettings>();
}
