using System.Data.Common;
using System.Diagnostics;
using System.Net;
using Microsoft.AspNetCore.Diagnostics;
using Rocket.Admin.Identity;

namespace Rocket.Admin.Api;

/// <summary>Answers for what nobody expected: a reference that finds the fault in the log, and nothing of its inside.</summary>
internal sealed class FaultHandler(ILogger<FaultHandler> logger) : IExceptionHandler
{
    public async ValueTask<bool> TryHandleAsync(HttpContext httpContext, Exception exception, CancellationToken cancellationToken)
    {
        if (exception is OperationCanceledException && httpContext.RequestAborted.IsCancellationRequested)
        {
            // The caller has gone: nobody reads an answer, and it is no fault of ours. 499 is the usual word for it in access logs.
            httpContext.Response.StatusCode = StatusCodes.Status499ClientClosedRequest;
            return true;
        }

        if (exception is BadHttpRequestException refused)
        {
            await Problems.Refused(refused).ExecuteAsync(httpContext);
            return true;
        }

        var reference = Activity.Current?.TraceId.ToString() ?? httpContext.TraceIdentifier;
        logger.Fault(exception, httpContext.Request.Method, httpContext.GetEndpoint()?.DisplayName ?? "no endpoint", reference);
        if (IsDatabaseAway(exception) && ApiPaths.IsApi(httpContext))
        {
            httpContext.Response.Headers.RetryAfter = "5";
            await Problems.Of(StatusCodes.Status503ServiceUnavailable, "The database is away", $"The database cannot be used right now. Try again in a few seconds. It is in the log under reference {reference}.").ExecuteAsync(httpContext);
            return true;
        }

        var detail = $"Something failed on our side. It is in the log under reference {reference}.";
        if (ApiPaths.IsApi(httpContext))
        {
            var problem = Problems.Of(StatusCodes.Status500InternalServerError, "Server error", detail);
            problem.ProblemDetails.Extensions["reference"] = reference;
            await problem.ExecuteAsync(httpContext);
        }
        else
        {
            httpContext.Response.StatusCode = StatusCodes.Status500InternalServerError;
            httpContext.Response.ContentType = "text/html; charset=utf-8";
            await httpContext.Response.WriteAsync(
                $"<!doctype html><html lang=en><title>Server error</title><main style=\"font:14px system-ui;max-width:36em;margin:15vh auto\"><h1 style=\"font-size:20px\">This page failed</h1><p>{WebUtility.HtmlEncode(detail)}</p><p><a href=\"/\">Back to the start page</a></p></main></html>",
                cancellationToken);
        }

        return true;
    }

    /// <summary>PostgreSQL not reachable, starting or stopping: it passes, so the caller may try again.</summary>
    private static bool IsDatabaseAway(Exception exception)
    {
        for (var fault = exception; fault is not null; fault = fault.InnerException)
        {
            if (fault is DbException database)
            {
                return database.IsTransient;
            }
        }

        return false;
    }
}
