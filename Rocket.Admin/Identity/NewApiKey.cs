namespace Rocket.Admin.Identity;

/// <summary>An API key to make.</summary>
/// <param name="Name">Who will use it.</param>
/// <param name="Scopes">Permissions, or <c>admin</c> for all.</param>
/// <param name="Tenant">Bind it to this tenant; null: all tenants.</param>
/// <param name="ExpiresAt">Null: never.</param>
internal sealed record NewApiKey(string Name, IReadOnlyList<string> Scopes, string? Tenant = null, DateTimeOffset? ExpiresAt = null);
