using GraphMemory.Graph;

namespace GraphMemory.Server.Hosting;

/// <summary>Whether the process lives, and whether it can do its work.</summary>
internal static class HealthEndpoints
{
    /// <summary>/health/live answers while the process lives; /health/ready with 503 and the reason until the store can be read.</summary>
    public static void MapHealth(this WebApplication app)
    {
        app.MapGet("/health/live", static context => context.Response.WriteAsync("live\n", context.RequestAborted));
        app.MapGet("/health/ready", static async context =>
        {
            IMemoryGraph graph = context.RequestServices.GetRequiredService<IMemoryGraph>();
            try
            {
                await graph.ScopesAsync(afterToken: null, first: 1, context.RequestAborted).ConfigureAwait(false);
                await context.Response.WriteAsync("ready\n", context.RequestAborted).ConfigureAwait(false);
            }
            catch (MemoryException fault)
            {
                context.Response.StatusCode = StatusCodes.Status503ServiceUnavailable;
                await context.Response.WriteAsync($"not ready: {EnumNames.Of(fault.Code)}: {fault.Message.ReplaceLineEndings(" ")}\n", context.RequestAborted).ConfigureAwait(false);
            }
        });
    }
}
