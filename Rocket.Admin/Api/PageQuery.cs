using System.Reflection;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Http.Metadata;

namespace Rocket.Admin.Api;

/// <summary>A handler parameter that holds <c>?limit=</c> (1–200, default 50) and <c>?cursor=</c>; bad values are answered with 422.</summary>
internal sealed class PageQuery : IRequestPart, IBindableFromHttpContext<PageQuery>, IEndpointParameterMetadataProvider
{
    public const int DefaultLimit = 50;
    public const int MaxLimit = 200;

    /// <summary>Rows to answer with. Read one more, so that <see cref="Page.Of"/> knows whether there is a next page.</summary>
    public int Limit { get; private init; } = DefaultLimit;

    /// <summary>The id of the last row of the page before; null on the first page.</summary>
    public Guid? After { get; private init; }

    public ProblemHttpResult? Problem { get; private init; }

    /// <summary>The first page.</summary>
    public static PageQuery First(int limit = DefaultLimit)
    {
        return new PageQuery { Limit = limit };
    }

    public static ValueTask<PageQuery?> BindAsync(HttpContext context, ParameterInfo parameter)
    {
        var query = new QueryReader(context.Request.Query);
        var limit = query.Number("limit", 1, MaxLimit) ?? DefaultLimit;
        var after = query.Cursor("cursor");
        return ValueTask.FromResult<PageQuery?>(new PageQuery { Limit = limit, After = after, Problem = query.Problem });
    }

    public static void PopulateMetadata(ParameterInfo parameter, EndpointBuilder builder)
    {
        builder.Metadata.Add(new QueryParameters(
            new QueryParameter("limit", $"Rows per page, 1 to {MaxLimit}; {DefaultLimit} when not given.", IsNumber: true),
            new QueryParameter("cursor", "The `next_cursor` of the page before.")));
        builder.Metadata.Add(new ProducesResponseTypeMetadata(StatusCodes.Status422UnprocessableEntity, typeof(HttpValidationProblemDetails), [Problems.ContentType]));
        RequestPartFilter.AddTo(builder);
    }
}
