using GraphMemory.Server.Settings;

namespace GraphMemory.Server.Hosting;

/// <summary>
/// Answers only requests that were meant for this server: those whose Host header is a loopback name or one that was allowed.
/// A web page of a stranger, whose name was pointed at this machine, is refused by that.
/// </summary>
internal sealed class HostCheck(RequestDelegate next, ServerSettings settings)
{
    private readonly HashSet<string> allowed = new(
        settings.AllowedHosts.Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries), StringComparer.OrdinalIgnoreCase);

    public Task InvokeAsync(HttpContext context)
    {
        string host = context.Request.Host.Host;
        if (ListenAddresses.IsLoopback(host) || allowed.Contains("*") || allowed.Contains(host)) return next(context);
        context.Response.StatusCode = StatusCodes.Status400BadRequest;
        context.Response.ContentType = "text/plain; charset=utf-8";
        return context.Response.WriteAsync("This server does not answer to the name in the Host header. Add it with --allowed-hosts NAME.\n", context.RequestAborted);
    }
}
