namespace Rocket.Admin.Observability;

/// <summary>One line per request: method, path, status, time. No query (it may hold tokens), no headers, no body, no address.</summary>
internal sealed class RequestLog(RequestDelegate next, TimeProvider time, ILogger<RequestLog> logger)
{
    // Asked for all the time by machines and browsers; the lines would hide the others. Sends have a log of their own.
    private static readonly PathString[] s_quiet = ["/health", "/metrics", "/_framework", "/_content", "/_blazor", "/fonts", "/_admin/email/send"];

    public async Task InvokeAsync(HttpContext context)
    {
        var started = time.GetTimestamp();
        await next(context);
        var status = context.Response.StatusCode;
        var level = status >= StatusCodes.Status500InternalServerError ? LogLevel.Error : IsQuiet(context.Request.Path) && status < StatusCodes.Status400BadRequest ? LogLevel.Debug : LogLevel.Information;
        if (logger.IsEnabled(level))
        {
            logger.Request(level, context.Request.Method, context.Request.Path.Value ?? "/", status, time.GetElapsedTime(started).TotalMilliseconds);
        }
    }

    private static bool IsQuiet(PathString path)
    {
        return Path.HasExtension(path.Value) || s_quiet.Any(quiet => path.StartsWithSegments(quiet, StringComparison.OrdinalIgnoreCase));
    }
}
