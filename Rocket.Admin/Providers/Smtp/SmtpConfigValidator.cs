using System.Net;
using FluentValidation;
using Rocket.Admin.Providers.Config;
using Rocket.Admin.Providers.Smtp.Dkim;

namespace Rocket.Admin.Providers.Smtp;

/// <summary>The rules for values; types were checked by <see cref="SmtpConfigReader"/>.</summary>
internal sealed class SmtpConfigValidator : AbstractValidator<SmtpConfig>
{
    public SmtpConfigValidator()
    {
        RuleFor(config => config.Host).Cascade(CascadeMode.Stop)
            .NotEmpty().WithMessage("Enter the server's name, such as smtp.example.com.")
            .Must(IsHost).WithMessage("The host is a DNS name or IP address only, such as smtp.example.com: no smtp://, port, path or spaces.")
            .OverridePropertyName(SmtpFields.Host);
        this.Between(config => config.Port, SmtpFields.Port, 1, 65535);
        this.Between(config => config.MaxConnections, SmtpFields.MaxConnections, 1, 50);
        this.Between(config => config.MaxMessagesPerConnection, SmtpFields.MaxMessagesPerConnection, 1, 10_000);
        this.Between(config => config.IdleSeconds, SmtpFields.IdleSeconds, 1, 300);
        this.Between(config => config.TimeoutSeconds, SmtpFields.TimeoutSeconds, 1, 300);
        this.Between(config => config.DataTimeoutSeconds, SmtpFields.DataTimeoutSeconds, 1, 900);
        this.SenderAddress(config => config.From);
        this.SenderName(config => config.FromName);
        RuleFor(config => config.EhloName)
            .Must(name => IsHost(name!)).WithMessage("The EHLO name is this server's full DNS name, such as rocket.example.com.")
            .When(config => config.EhloName is not null).OverridePropertyName(SmtpFields.EhloName);
        RuleFor(config => config.CertificateThumbprint)
            .Must(thumbprint => thumbprint!.Length == 64 && thumbprint.All(char.IsAsciiHexDigit))
            .WithMessage("A SHA-256 thumbprint has 64 hexadecimal digits; Verify shows the one of the server.")
            .When(config => config.CertificateThumbprint is not null).OverridePropertyName(SmtpFields.CertificateThumbprint);
        Credentials();
        this.Dkim();
    }

    private void Credentials()
    {
        RuleFor(config => config.Username)
            .NotEmpty().WithMessage("Enter the username that belongs to the password, or remove the password.")
            .When(config => config.Password is not null && !config.UsesOAuth2).OverridePropertyName(SmtpFields.Username);
        RuleFor(config => config.Password)
            .NotEmpty().WithMessage("Enter the password that belongs to the username, or remove the username.")
            .When(config => config is { HasCredentials: true, UsesOAuth2: false, OAuth2Token: null }).OverridePropertyName(SmtpFields.Password);
        RuleFor(config => config.Username)
            .Must(username => !username!.Any(char.IsControl)).WithMessage("The username contains a line break or control character: remove it.")
            .When(config => config.HasCredentials).OverridePropertyName(SmtpFields.Username);
        RuleFor(config => config.Tls)
            .Must(tls => tls is not (SmtpTls.None or SmtpTls.Opportunistic))
            .WithMessage(config => config.UsesOAuth2
                ? "A login with an access token needs TLS: set tls to true."
                : "A login needs TLS: set tls to true, or set allow_plaintext_auth to true if the password may be read on the network.")
            .When(config => config.HasCredentials && !config.MayAuthenticateInPlaintext).OverridePropertyName(SmtpFields.Tls);
        OAuth2();
    }

    private void OAuth2()
    {
        RuleFor(config => config.Username)
            .NotEmpty().WithMessage("Enter the mailbox that the access token was issued for, such as noreply@example.com.")
            .When(config => config.UsesOAuth2).OverridePropertyName(SmtpFields.Username);
        RuleFor(config => config.OAuth2Token).Cascade(CascadeMode.Stop)
            .NotEmpty().WithMessage(config => $"Enter the access token, or a reference such as {{{{env.SMTP_TOKEN}}}}: auth_mechanism {config.AuthMechanism} signs in with it.")
            .Must(token => SecretReference.IsMeantAsReference(token!) || token!.All(character => character is > ' ' and <= '~'))
            .WithMessage("An access token is one word of ASCII characters: it has a space or another character in it.")
            .When(config => config.UsesOAuth2).OverridePropertyName(SmtpFields.OAuth2Token);
        RuleFor(config => config.AuthMechanism)
            .Must(_ => false).WithMessage("Only xoauth2 and oauthbearer sign in with an access token: choose one of them, or enter a password instead of oauth2_token.")
            .When(config => config is { OAuth2Token: not null, Password: null, UsesOAuth2: false }).OverridePropertyName(SmtpFields.AuthMechanism);
    }

    private static bool IsHost(string host) =>
        host.Length <= 253
        && (IPAddress.TryParse(host, out _) || (Uri.CheckHostName(host) == UriHostNameType.Dns && !host.Contains('_')));
}
