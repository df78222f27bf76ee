using System.Globalization;
using FluentValidation.Results;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;

namespace Rocket.Admin.Api;

/// <summary>Every answer that is not a success, as RFC 9457 problem details.</summary>
internal static class Problems
{
    public const string ContentType = "application/problem+json";

    public static ProblemHttpResult BadRequest(string detail)
    {
        return Of(StatusCodes.Status400BadRequest, "The request could not be read", detail);
    }

    /// <summary>404. <paramref name="what"/> as in a sentence: <c>provider</c>, <c>template invite</c>.</summary>
    public static ProblemHttpResult NotFound(string what)
    {
        return Of(StatusCodes.Status404NotFound, "Not found", $"There is no such {what}.");
    }

    /// <summary>409 because of one field, such as a name that is taken.</summary>
    public static ProblemHttpResult Conflict(string field, string message)
    {
        return WithErrors(StatusCodes.Status409Conflict, "Conflict", message, new FieldErrors().Add(field, message));
    }

    /// <summary>409 because of several fields at once.</summary>
    public static ProblemHttpResult Conflict(FieldErrors errors)
    {
        return WithErrors(StatusCodes.Status409Conflict, "Conflict", "Nothing was changed; `errors` says what stands in the way.", errors);
    }

    /// <summary>409 because of the state of things, such as a message that was already delivered.</summary>
    public static ProblemHttpResult Conflict(string message)
    {
        return Of(StatusCodes.Status409Conflict, "Conflict", message);
    }

    public static ProblemHttpResult Unprocessable(FieldErrors errors)
    {
        return WithErrors(StatusCodes.Status422UnprocessableEntity, "The request has errors", "Some fields are not right; `errors` says which and why.", errors);
    }

    public static ProblemHttpResult Unprocessable(string field, string message)
    {
        return Unprocessable(new FieldErrors().Add(field, message));
    }

    public static ProblemHttpResult Unprocessable(ValidationResult result)
    {
        return Unprocessable(FieldErrors.From(result));
    }

    public static ProblemHttpResult Unprocessable(IReadOnlyDictionary<string, string[]> errors)
    {
        return Unprocessable(FieldErrors.From(errors));
    }

    /// <summary>429 with <c>Retry-After</c> in whole seconds, at least one.</summary>
    public static IResult TooManyRequests(TimeSpan retryAfter, string detail)
    {
        return new RetryLater(Of(StatusCodes.Status429TooManyRequests, "Too many requests", detail), retryAfter);
    }

    public static ProblemHttpResult UnsupportedMediaType()
    {
        return Of(StatusCodes.Status415UnsupportedMediaType, "Not JSON", "Send the body as JSON, with the header `Content-Type: application/json`.");
    }

    /// <summary>What the server refused before we saw all of it: too large (413), too slow (408), malformed (400).</summary>
    public static ProblemHttpResult Refused(BadHttpRequestException refused)
    {
        return refused.StatusCode switch
        {
            StatusCodes.Status413PayloadTooLarge => Of(refused.StatusCode, "Too large", "The request body is larger than this address accepts."),
            StatusCodes.Status415UnsupportedMediaType => UnsupportedMediaType(),
            StatusCodes.Status400BadRequest => BadRequest("The address, a query parameter or a header has the wrong form."),
            _ => Of(refused.StatusCode, "The request could not be read", "The request ended early or came too slowly."),
        };
    }

    public static ProblemHttpResult Of(int status, string title, string detail)
    {
        return TypedResults.Problem(new ProblemDetails { Status = status, Title = title, Detail = detail });
    }

    private static ProblemHttpResult WithErrors(int status, string title, string detail, FieldErrors errors)
    {
        return TypedResults.Problem(new HttpValidationProblemDetails(errors.ToDictionary()) { Status = status, Title = title, Detail = detail });
    }

    private sealed class RetryLater(ProblemHttpResult problem, TimeSpan after) : IResult
    {
        public Task ExecuteAsync(HttpContext httpContext)
        {
            var seconds = Math.Max(1, (int)Math.Ceiling(after.TotalSeconds));
            httpContext.Response.Headers.RetryAfter = seconds.ToString(CultureInfo.InvariantCulture);
            return problem.ExecuteAsync(httpContext);
        }
    }
}
