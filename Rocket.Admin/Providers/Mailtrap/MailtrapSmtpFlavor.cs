using System.Text.Json.Nodes;
using Rocket.Admin.Providers.Http;
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
        var variables = (VariablesHeader, Variables(email, logger));
        return MailtrapMessage.Category(email) is { } category ? [(CategoryHeader, category), variables] : [variables];
    }

    /// <summary>JSON in ASCII, with a space after each comma and colon, where a header may be folded. Mailtrap ignores a longer one without a word.</summary>
    private static string Variables(OutgoingEmail email, ILogger logger)
    {
        var fitting = HttpMetadata.Within(HttpMail.MetadataOf(email), MailtrapMessage.LongestVariables,
            entry => Text(entry).Length + 2, note => logger.VariablesAdjusted(email.MessageId, note));
        return $"{{{string.Join(", ", fitting.Select(Text))}}}";
    }

    private static string Text(KeyValuePair<string, string> entry) => $"{Quoted(entry.Key)}: {Quoted(entry.Value)}";

    private static string Quoted(string text) => JsonValue.Create(text).ToJsonString();
}
