namespace Rocket.Admin.Identity;

/// <summary>An API key as lists show it: everything but the secret, which nobody has any more.</summary>
/// <param name="Id">Row id.</param>
/// <param name="Name">Who uses it.</param>
/// <param name="Prefix">Its first characters.</param>
/// <param name="Scopes">What it may do.</param>
/// <param name="Tenant">Name of the tenant it is bound to; null: all.</param>
/// <param name="CreatedAt">UTC.</param>
/// <param name="ExpiresAt">UTC; null: never.</param>
/// <param name="LastUsedAt">UTC, up to a minute late; null: never.</param>
internal sealed record ApiKeyRow(
    Guid Id, string Name, string Prefix, IReadOnlyList<string> Scopes, string? Tenant, DateTimeOffset CreatedAt, DateTimeOffset? ExpiresAt, DateTimeOffset? LastUsedAt);
