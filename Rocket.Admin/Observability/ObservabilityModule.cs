using Microsoft.AspNetCore.Diagnostics.HealthChecks;
using Prometheus;
using Serilog.Extensions.Logging;

namespace Rocket.Admin.Observability;

internal static class ObservabilityModule
{
    /// <summary>Health checks with this tag decide whether the server is ready.</summary>
    public const string Ready = "ready";

    public static WebApplicationBuilder AddObservability(this WebApplicationBuilder builder)
    {
        // Not AddSerilog, which would let every level through past `Logging:LogLevel`.
        builder.Logging.ClearProviders().Services.AddSingleton<ILoggerProvider>(_ => new SerilogLoggerProvider(LogOutput.Create(builder.Configuration, builder.Environment), dispose: true));
        builder.UseDefaultAddress();
        builder.Services.AddHealthChecks();
        builder.Services.AddHostedService<StartupReport>();

        // Event counters and the library's own debug numbers cost more than they tell; .NET's meters say the same.
        Metrics.SuppressDefaultMetrics(new SuppressDefaultMetricOptions { SuppressEventCounters = true, SuppressDebugMetrics = true });
        Metrics.ConfigureMeterAdapter(options => options.InstrumentFilterPredicate = instrument => !instrument.Meter.Name.StartsWith("Private.", StringComparison.Ordinal));
        return builder;
    }

    public static WebApplication UseObservability(this WebApplication app)
    {
        app.UseMiddleware<RequestLog>();
        return app;
    }

    public static WebApplication MapObservability(this WebApplication app)
    {
        app.MapHealthChecks("/health/live", new HealthCheckOptions { Predicate = _ => false, ResponseWriter = HealthReply.WriteAsync }).AllowAnonymous();
        app.MapHealthChecks("/health/ready", new HealthCheckOptions { Predicate = check => check.Tags.Contains(Ready), ResponseWriter = HealthReply.WriteAsync }).AllowAnonymous();
        return app;
    }

    /// <summary>Numbers in Prometheus' format, those of every .NET meter among them. Whoever maps it says who may read it.</summary>
    public static IEndpointConventionBuilder MapMetricsPage(this IEndpointRouteBuilder routes, string pattern)
    {
        return routes.MapMetrics(pattern);
    }
}
