using System.Collections.Frozen;

namespace Rocket.Admin.Templates;

/// <summary>The templates the product brings along. Keys are part of the API.</summary>
internal static partial class BuiltInTemplates
{
    public const string InviteKey = "invite";
    public const string WelcomeKey = "welcome";
    public const string PasswordResetKey = "password_reset";
    public const string TestKey = "test";
    public const string DomainDnsInstructionsKey = "domain_dns_instructions";
    public const string DomainVerifiedKey = "domain_verified";

    private static readonly TemplateVariable s_appName = new("app_name", "Application display name", "MyApp");

    private static readonly FrozenDictionary<string, BuiltInTemplate> s_byKey =
        new[] { Invite(), Welcome(), PasswordReset(), Test(), DomainDnsInstructions(), DomainVerified() }.ToFrozenDictionary(t => t.Key, StringComparer.Ordinal);

    /// <summary>In the order they are shown.</summary>
    public static IReadOnlyList<BuiltInTemplate> All { get; } =
        [.. new[] { InviteKey, WelcomeKey, PasswordResetKey, TestKey, DomainDnsInstructionsKey, DomainVerifiedKey }.Select(key => s_byKey[key])];

    /// <summary>Names of values that are secret in any template, whoever wrote it.</summary>
    public static IReadOnlyList<string> SecretNames { get; } = [.. All.SelectMany(t => t.SecretNames).Distinct(StringComparer.Ordinal)];

    public static BuiltInTemplate? Find(string key) => s_byKey.GetValueOrDefault(key);
}
