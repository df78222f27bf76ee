using Rocket.Admin.Providers.Smtp;

namespace Rocket.Admin.Providers.Mailtrap;

/// <summary>What Mailtrap's SMTP endpoints do otherwise than a plain server.</summary>
internal static class MailtrapSmtpFlavor
{
    private const string CategoryHeader = "X-MT-Category";
    private const string VariablesHeader = "X-MT-Custom-Variables";

    /// <param name="logger">Told of metadata that did not fit.</param>
    public static SmtpFlavor For(ILogger logger) => new()
    {
        Replies = MailtrapSmtpReplies.All,
        Headers = email => Headers(email, logger),
    };

    private static IReadOnlyList<(string Name, string Value)> Headers(OutgoingEmail email, ILogger logger)
    {
        var variables = (VariablesHeader, MailtrapVariables.Text(MailtrapVariables.Of(email, logger)));
        return MailtrapVariables.Category(email) is { } category ? [(CategoryHeader, category), variables] : [variables];
    }
}
