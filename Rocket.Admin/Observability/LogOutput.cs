using System.Globalization;
using Serilog;
using Serilog.Formatting.Compact;

namespace Rocket.Admin.Observability;

/// <summary>Where log lines go. Which ones is set under <c>Logging:LogLevel</c>, as in any ASP.NET Core application.</summary>
internal static class LogOutput
{
    private const int DaysKept = 14;
    private const long LargestFile = 100 * 1024 * 1024;
    private const string Readable = "{Timestamp:HH:mm:ss.fff} {Level:u3} {Message:lj}{NewLine}{Exception}";

    public static Serilog.ILogger Create(IConfiguration configuration, IHostEnvironment environment)
    {
        var directory = Path.Combine(Path.GetFullPath(configuration["Rocket:DataDirectory"] ?? "./data"), "logs");
        var output = new LoggerConfiguration()
            .MinimumLevel.Verbose()
            .Enrich.FromLogContext()
            .Enrich.With<OneLineValues>()
            .WriteTo.File(new CompactJsonFormatter(), Path.Combine(directory, "rocket-.json"), rollingInterval: RollingInterval.Day,
                retainedFileCountLimit: DaysKept, fileSizeLimitBytes: LargestFile, rollOnFileSizeLimit: true);

        // A person at a terminal reads lines; a collector at the other end of a pipe reads JSON.
        return (environment.IsDevelopment() || !Console.IsOutputRedirected
            ? output.WriteTo.Console(outputTemplate: Readable, formatProvider: CultureInfo.InvariantCulture)
            : output.WriteTo.Console(new CompactJsonFormatter())).CreateLogger();
    }
}
