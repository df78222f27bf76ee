using FluentValidation;
using Rocket.Admin.Providers.Http;
using Rocket.Admin.Providers.Smtp;

namespace Rocket.Admin.Providers.Mailtrap;

/// <summary>The rules for values; types were checked by <see cref="MailtrapConfigReader"/>.</summary>
internal sealed class MailtrapConfigValidator : HttpConfigValidator<MailtrapConfig>
{
    public MailtrapConfigValidator(ProviderOptions options)
        : base(options)
    {
        RuleFor(config => config.InboxId)
            .Matches("^[0-9]{1,18}$").WithMessage("The inbox ID is the number in the address of the testing inbox, such as 1234567.")
            .OverridePropertyName(MailtrapFields.InboxId);
        RuleFor(config => config.ApiToken)
            .Must(token => token!.All(character => character is > ' ' and <= '~') || SecretReference.TryParse(token!, out _))
            .WithMessage("The API token contains a space or another character that no token has: copy it again.")
            .When(config => config.ApiToken is not null).OverridePropertyName(MailtrapFields.ApiToken);
        When(config => config.Mode == MailtrapMode.Smtp, ForSmtp).Otherwise(ForApi);
    }

    private void ForSmtp()
    {
        RuleFor(config => config.Smtp).SetValidator(new SmtpConfigValidator()).OverridePropertyName("");
        RuleFor(config => config.Smtp.MaxConnections)
            .LessThanOrEqualTo(10).WithMessage("A Mailtrap account may have 10 connections at once.").OverridePropertyName(SmtpFields.MaxConnections);
        RuleFor(config => config.Smtp.MaxMessagesPerConnection)
            .LessThanOrEqualTo(100).WithMessage("Mailtrap takes 100 messages on one connection.").OverridePropertyName(SmtpFields.MaxMessagesPerConnection);
        RuleFor(config => config.Smtp.Username)
            .NotEmpty().WithMessage("Enter username and password of the sandbox, shown beside its inbox: an API token does not work there.")
            .When(config => config.Stream == MailtrapStream.Sandbox && HasNoLogin(config)).OverridePropertyName(SmtpFields.Username);
        RuleFor(config => config.Smtp.Password)
            .NotEmpty().WithMessage("Enter an API token, or the SMTP password that belongs to the username.")
            .When(config => config.Stream != MailtrapStream.Sandbox && HasNoLogin(config)).OverridePropertyName(MailtrapFields.ApiToken);
    }

    private void ForApi()
    {
        RuleFor(config => config.ApiToken)
            .NotEmpty().WithMessage("Enter an API token, from Settings, API Tokens in Mailtrap.").OverridePropertyName(MailtrapFields.ApiToken);
        RuleFor(config => config.InboxId)
            .NotEmpty().WithMessage("Enter the ID of the testing inbox that catches the mail, or choose another stream.")
            .When(config => config.Stream == MailtrapStream.Sandbox).OverridePropertyName(MailtrapFields.InboxId);
    }

    /// <summary>Neither of the two; where one is missing the general rules say it.</summary>
    private static bool HasNoLogin(MailtrapConfig config) => config.Smtp is { Username: null, Password: null };
}
