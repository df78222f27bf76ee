namespace Rocket.Admin.Providers;

/// <summary>The provider types, as they stand in <c>_email_providers.provider</c> and in the API.</summary>
internal static class ProviderKeys
{
    public const string Smtp = "smtp";
    public const string SendGrid = "sendgrid";
    public const string Postmark = "postmark";
    public const string Resend = "resend";
    public const string Mailgun = "mailgun";
    public const string Mailtrap = "mailtrap";
    public const string AwsSes = "aws-ses";

    /// <summary>Keeps mail inside the portal; no mail leaves.</summary>
    public const string Sandbox = "sandbox";
}
