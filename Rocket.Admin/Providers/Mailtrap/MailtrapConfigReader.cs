using System.Text.Json;
using Rocket.Admin.Providers.Config;
using Rocket.Admin.Providers.Http;
using Rocket.Admin.Providers.Smtp;

namespace Rocket.Admin.Providers.Mailtrap;

/// <summary>Reads the JSON config into <see cref="MailtrapConfig"/>: the SMTP host from the stream, the SMTP password from the token.</summary>
internal static class MailtrapConfigReader
{
    /// <summary>The user name that goes with an API token as password.</summary>
    public const string TokenUser = "api";

    /// <summary>An account may have 10 connections at once and send 100 messages on each.</summary>
    public static SmtpConfig SmtpDefaults { get; } = new() { MaxConnections = 5, MaxMessagesPerConnection = 100, TimeoutSeconds = 30 };

    public static MailtrapConfig Read(ConfigReader reader)
    {
        var stream = reader.Choice(MailtrapFields.Stream, MailtrapFields.Transactional, MailtrapFields.Bulk, MailtrapFields.Sandbox) switch
        {
            MailtrapFields.Bulk => MailtrapStream.Bulk,
            MailtrapFields.Sandbox => MailtrapStream.Sandbox,
            _ => MailtrapStream.Transactional,
        };
        var smtp = SmtpConfigReader.Read(reader, SmtpDefaults with { Host = SmtpHost(stream) });
        var token = reader.Text(MailtrapFields.ApiToken);
        return reader.Shared(new MailtrapConfig
        {
            Mode = reader.Choice(MailtrapFields.Mode, MailtrapFields.ApiMode, MailtrapFields.SmtpMode) == MailtrapFields.SmtpMode ? MailtrapMode.Smtp : MailtrapMode.Api,
            Stream = stream,
            InboxId = InboxId(reader),
            ApiToken = token,
            Smtp = stream == MailtrapStream.Sandbox ? smtp : WithToken(smtp, token),
        });
    }

    private static SmtpConfig WithToken(SmtpConfig smtp, string? token)
    {
        var password = smtp.Password ?? token;
        return smtp with { Password = password, Username = smtp.Username ?? (password is null ? null : TokenUser) };
    }

    private static string SmtpHost(MailtrapStream stream) => stream switch
    {
        MailtrapStream.Bulk => "bulk.smtp.mailtrap.io",
        MailtrapStream.Sandbox => "sandbox.smtp.mailtrap.io",
        _ => "live.smtp.mailtrap.io",
    };

    /// <summary>A number, or the same in quotes.</summary>
    private static string? InboxId(ConfigReader reader) =>
        reader[MailtrapFields.InboxId] is { } node && node.GetValueKind() == JsonValueKind.Number ? node.ToJsonString() : reader.Text(MailtrapFields.InboxId);
}
