using Rocket.Admin.Identity;

namespace Rocket.Admin.Api.Identity;

/// <summary>The answer to a new API key; <see cref="Key"/> is the whole key, shown this once.</summary>
internal sealed record CreatedApiKey(Guid Id, string Name, string Prefix, string Key, IReadOnlyList<string> Scopes, string? Tenant, DateTimeOffset CreatedAt, DateTimeOffset? ExpiresAt)
{
    public static CreatedApiKey From(ApiKeyCreation.Created created)
    {
        var row = created.Key;
        return new CreatedApiKey(row.Id, row.Name, row.Prefix, created.Secret, row.Scopes, row.Tenant, row.CreatedAt, row.ExpiresAt);
    }
}
