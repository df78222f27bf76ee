namespace Rocket.Admin.Providers.FromEnvironment;

/// <summary>The variables that configure email, each with its legacy alias; the first name that is set anywhere wins.</summary>
internal static class EmailVariables
{
    /// <summary><c>false</c> pauses all sending.</summary>
    public const string Enable = "EMAIL_ENABLE";

    /// <summary>The type tried first: <c>smtp</c> or <c>resend</c>.</summary>
    public const string Provider = "EMAIL_PROVIDER";

    /// <summary>The type tried when the first one cannot take a message.</summary>
    public const string FallbackProvider = "EMAIL_FALLBACK_PROVIDER";

    public const string ResendDefaultDomain = "RESEND_DEFAULT_DOMAIN";

    public static readonly IReadOnlyList<string> Host = ["EMAIL_HOST", "SMTP_HOST"];
    public static readonly IReadOnlyList<string> Port = ["EMAIL_PORT", "SMTP_PORT"];
    public static readonly IReadOnlyList<string> Username = ["EMAIL_USERNAME", "SMTP_USER"];
    public static readonly IReadOnlyList<string> Password = ["EMAIL_PASSWORD", "SMTP_PASS"];
    public static readonly IReadOnlyList<string> From = ["EMAIL_FROM", "SMTP_FROM"];
    public static readonly IReadOnlyList<string> ResendApiKey = ["RESEND_API_KEY"];
}
