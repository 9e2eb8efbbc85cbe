using GraphMemory.Server.Settings;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;

namespace GraphMemory.Server.Hosting;

/// <summary>Sends spans and measures by OTLP when an endpoint is configured; otherwise nothing is set up and nothing leaves the machine.</summary>
internal static class TelemetryExport
{
    public static void AddTelemetryExport(this IServiceCollection services, ServerSettings settings)
    {
        if (settings.OtlpEndpoint is not { } endpoint) return;
        services.AddOpenTelemetry()
            .ConfigureResource(resource => resource.AddService("graphmemory"))
            .WithTracing(traces => traces.AddSource(Telemetry.Name).AddAspNetCoreInstrumentation().AddOtlpExporter(export => export.Endpoint = endpoint))
            .WithMetrics(measures => measures
                .AddMeter(Telemetry.Name)
                .AddAspNetCoreInstrumentation()
                .AddRuntimeInstrumentation()
                .AddOtlpExporter(export => export.Endpoint = endpoint));
    }
}
