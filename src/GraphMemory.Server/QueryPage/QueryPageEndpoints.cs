using System.Reflection;
using GraphMemory.GraphQL;

namespace GraphMemory.Server.QueryPage;

/// <summary>The query page, the schema and the guide, for people who try the memory out. In Development only.</summary>
internal static class QueryPageEndpoints
{
    private const string Policy =
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

    private static readonly Assembly Here = typeof(QueryPageEndpoints).Assembly;

    public static void MapQueryPage(this WebApplication app)
    {
        app.MapGet("/", static context => SendAsync(context, "page/index.html", "text/html"));
        app.MapGet("/page.css", static context => SendAsync(context, "page/page.css", "text/css"));
        app.MapGet("/page.js", static context => SendAsync(context, "page/page.js", "text/javascript"));
        app.MapGet("/icon.svg", static context => SendAsync(context, "page/icon.svg", "image/svg+xml"));
        app.MapGet("/schema.graphql", static context => SendTextAsync(context, SchemaText.Print()));
        app.MapGet("/docs", static context => SendTextAsync(context, string.Concat(Guides().Select(name => $"{context.Request.Scheme}://{context.Request.Host}/docs/{name}\n"))));
        app.MapGet("/docs/{name}", static context => SendAsync(context, $"guide/{context.Request.RouteValues["name"]}", "text/plain"));
    }

    private static IEnumerable<string> Guides() => Here.GetManifestResourceNames()
        .Where(name => name.StartsWith("guide/", StringComparison.Ordinal)).Select(name => name["guide/".Length..]).Order(StringComparer.Ordinal);

    private static async Task SendAsync(HttpContext context, string resource, string contentType)
    {
        Stream? content = Here.GetManifestResourceStream(resource);
        if (content is null)
        {
            context.Response.StatusCode = StatusCodes.Status404NotFound;
            return;
        }
        await using (content.ConfigureAwait(false))
        {
            SetHeaders(context, contentType);
            await content.CopyToAsync(context.Response.Body, context.RequestAborted).ConfigureAwait(false);
        }
    }

    private static Task SendTextAsync(HttpContext context, string text)
    {
        SetHeaders(context, "text/plain");
        return context.Response.WriteAsync(text, context.RequestAborted);
    }

    private static void SetHeaders(HttpContext context, string contentType)
    {
        context.Response.ContentType = $"{contentType}; charset=utf-8";
        context.Response.Headers.ContentSecurityPolicy = Policy;
        context.Response.Headers.XContentTypeOptions = "nosniff";
        context.Response.Headers.CacheControl = "no-cache";
        context.Response.Headers["Referrer-Policy"] = "no-referrer";
    }
}
