using Microsoft.AspNetCore.Http.HttpResults;

namespace Rocket.Admin.Api.Providers;

/// <summary>Puts the two words that design N's callers look for, <c>success</c> and <c>error</c>, into every problem that an endpoint answers with.</summary>
internal sealed class SingleRefusals : IEndpointFilter
{
    public async ValueTask<object?> InvokeAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        var result = await next(context);
        if ((result is INestedHttpResult nested ? nested.Result : result) is ProblemHttpResult { ProblemDetails: var problem })
        {
            problem.Extensions["success"] = false;
            problem.Extensions["error"] = problem is HttpValidationProblemDetails { Errors: { Count: > 0 } errors }
                ? string.Join(" ", errors.Select(e => $"{e.Key}: {string.Join(" ", e.Value)}"))
                : problem.Detail;
        }

        return result;
    }
}
