using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.WebUtilities;

namespace Rocket.Admin.Api;

/// <summary>Problem details for answers that the framework gives with a bare status. 401 and 404 say the same to everyone.</summary>
internal static class StatusProblems
{
    public static ProblemHttpResult For(int status)
    {
        return status switch
        {
            StatusCodes.Status401Unauthorized => Problems.Of(status, "Not signed in", "Send an API key as `Authorization: Bearer <key>`, or sign in to the portal."),
            StatusCodes.Status403Forbidden => Problems.Of(status, "Not allowed", "This key or account may not do that."),
            StatusCodes.Status404NotFound => Problems.Of(status, "Not found", "There is nothing at this address."),
            StatusCodes.Status405MethodNotAllowed => Problems.Of(status, "Method not allowed", "This address does not take this method; see the `Allow` header."),
            StatusCodes.Status415UnsupportedMediaType => Problems.UnsupportedMediaType(),
            _ => Problems.Of(status, ReasonPhrases.GetReasonPhrase(status) is { Length: > 0 } phrase ? phrase : "Failed", "The request was not carried out."),
        };
    }
}
