namespace Rocket.Admin.Identity;

/// <summary>What a caller may do. An API key's scopes are these words, or <see cref="Admin"/> for all of them.</summary>
internal static class Permissions
{
    public const string Send = "send";
    public const string LogsRead = "logs:read";

    /// <summary>Retry and cancel messages.</summary>
    public const string MessagesWrite = "messages:write";
    public const string ProvidersRead = "providers:read";
    public const string ProvidersWrite = "providers:write";
    public const string TemplatesRead = "templates:read";
    public const string TemplatesWrite = "templates:write";
    public const string SuppressionsRead = "suppressions:read";
    public const string SuppressionsWrite = "suppressions:write";

    /// <summary>Create, list and revoke API keys: whoever has it can make a key with every scope.</summary>
    public const string KeysWrite = "keys:write";
    public const string MetricsRead = "metrics:read";

    /// <summary>The scope that holds every permission.</summary>
    public const string Admin = "admin";

    public static readonly IReadOnlyList<string> All =
    [
        Send, LogsRead, MessagesWrite, ProvidersRead, ProvidersWrite, TemplatesRead, TemplatesWrite, SuppressionsRead, SuppressionsWrite, KeysWrite, MetricsRead,
    ];

    /// <summary>For attributes, which need a constant: <c>[Authorize(Policy = Permissions.PolicyPrefix + Permissions.KeysWrite)]</c>.</summary>
    public const string PolicyPrefix = "permission:";

    /// <summary>The authorization policy of a permission.</summary>
    public static string Policy(string permission)
    {
        return PolicyPrefix + permission;
    }

    /// <summary>The permission that a policy asks for; null when it asks for something else.</summary>
    public static string? FromPolicy(string? policy)
    {
        return policy is not null && policy.StartsWith(PolicyPrefix, StringComparison.Ordinal) ? policy[PolicyPrefix.Length..] : null;
    }
}
