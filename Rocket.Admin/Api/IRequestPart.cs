using Microsoft.AspNetCore.Http.HttpResults;

namespace Rocket.Admin.Api;

/// <summary>A handler parameter read from the request that may be wrong; then its <see cref="Problem"/> is the answer and the handler is not called.</summary>
internal interface IRequestPart
{
    ProblemHttpResult? Problem { get; }
}

/// <summary>Answers with the first wrong part. <see cref="JsonBody{T}"/> and <see cref="PageQuery"/> add it to their endpoint themselves.</summary>
internal static class RequestPartFilter
{
    public static void AddTo(EndpointBuilder builder)
    {
        if (!builder.FilterFactories.Contains(s_factory))
        {
            builder.FilterFactories.Add(s_factory);
        }
    }

    private static readonly Func<EndpointFilterFactoryContext, EndpointFilterDelegate, EndpointFilterDelegate> s_factory = (_, next) => invocation =>
    {
        foreach (var argument in invocation.Arguments)
        {
            if (argument is IRequestPart { Problem: { } problem })
            {
                return ValueTask.FromResult<object?>(problem);
            }
        }

        return next(invocation);
    };
}
