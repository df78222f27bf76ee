namespace Rocket.Admin.Api;

/// <summary>A query parameter that OpenAPI cannot see by itself, since a <see cref="QueryReader"/> reads it.</summary>
internal sealed record QueryParameter(string Name, string Description, bool IsNumber = false);

/// <summary>Endpoint metadata: documents query parameters (<c>.WithMetadata(new QueryParameters(…))</c>).</summary>
internal sealed class QueryParameters(params QueryParameter[] parameters)
{
    public IReadOnlyList<QueryParameter> All { get; } = parameters;
}
