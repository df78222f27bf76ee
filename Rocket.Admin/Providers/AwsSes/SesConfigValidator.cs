using FluentValidation;
using Rocket.Admin.Providers.Http;
using Rocket.Admin.Providers.Smtp;

namespace Rocket.Admin.Providers.AwsSes;

/// <summary>The rules for values; types were checked by <see cref="SesConfigReader"/>.</summary>
internal sealed class SesConfigValidator : HttpConfigValidator<SesConfig>
{
    private static readonly int[] s_ports = [25, 465, 587, 2465, 2587];

    public SesConfigValidator(ProviderOptions options)
        : base(options)
    {
        RuleFor(config => config.Region)
            .Must(region => SesRegions.IsName(region!)).WithMessage("That is not the name of an AWS region: write it as eu-west-1.")
            .When(config => config.Region is not null).OverridePropertyName(SesFields.Region);
        RuleFor(config => config.ConfigurationSet)
            .Matches("^[A-Za-z0-9_-]{1,64}$").WithMessage("The name of a configuration set has up to 64 letters, digits, underscores and hyphens.")
            .OverridePropertyName(SesFields.ConfigurationSet);
        RuleFor(config => config.AccessKeyId)
            .Matches("^[A-Za-z0-9_-]{1,128}$").WithMessage("An access key ID has letters and digits only, such as AKIAIOSFODNN7EXAMPLE.")
            .OverridePropertyName(SesFields.AccessKeyId);
        RuleFor(config => config.SecretAccessKey)
            .Must(secret => !SesSmtpPassword.IsDerived(secret!))
            .WithMessage("This is an SES SMTP password, not a secret access key: put it into password (mode smtp), with the SMTP username.")
            .When(config => config.SecretAccessKey is not null).OverridePropertyName(SesFields.SecretAccessKey);
        RuleFor(config => config.SessionToken)
            .Must(token => token!.All(character => character is > ' ' and <= '~') || SecretReference.TryParse(token!, out _))
            .WithMessage("The session token contains a space or another character that no token has: copy it again.")
            .When(config => config is { Mode: SesMode.Api, SessionToken: not null }).OverridePropertyName(SesFields.SessionToken);
        RuleFor(config => config.AccessKeyId)
            .NotEmpty().WithMessage("Enter the access key ID that belongs to the secret access key, or remove the secret.")
            .When(config => config is { SecretAccessKey: not null } && NeedsKeys(config)).OverridePropertyName(SesFields.AccessKeyId);
        RuleFor(config => config.SecretAccessKey)
            .NotEmpty().WithMessage("Enter the secret access key that belongs to the access key ID, or remove the ID.")
            .When(config => config is { AccessKeyId: not null } && NeedsKeys(config)).OverridePropertyName(SesFields.SecretAccessKey);
        When(config => config.Mode == SesMode.Smtp, ForSmtp).Otherwise(ForApi);
    }

    private void ForSmtp()
    {
        RuleFor(config => config.Smtp).SetValidator(new SmtpConfigValidator()).OverridePropertyName("");
        RuleFor(config => config.Region).Cascade(CascadeMode.Stop)
            .NotNull().WithMessage(config => config.HasOwnHost
                ? "Enter the region: the SMTP password is made from the secret access key for one region."
                : "Enter the region whose SES you use, such as eu-west-1, or the endpoint in host.")
            .When(config => !config.HasOwnHost || (HasKeys(config) && !HasLogin(config)), ApplyConditionTo.CurrentValidator)
            .Must((config, region) => region is null || !SesRegions.WithoutSmtp.Contains(region) || !IsAmazons(config))
            .WithMessage("SES has no SMTP endpoint in this region. Use mode api, or another region.")
            .Must((config, region) => config.HasOwnHost || !SesRegions.IsName(region!) || SesRegions.WithSmtp.Contains(region!))
            .WithMessage("This region is not known to have an SMTP endpoint. Use mode api, or enter its endpoint in host.")
            .OverridePropertyName(SesFields.Region);
        RuleFor(config => config.Smtp.Port)
            .Must(port => port is < 1 or > 65535 || s_ports.Contains(port))
            .WithMessage("SES listens on 587, 2587 and 25 (STARTTLS) and on 465 and 2465 (implicit TLS).")
            .When(IsAmazons).OverridePropertyName(SmtpFields.Port);
        RuleFor(config => config.Smtp.Password)
            .Must(password => !SesSmtpPassword.LooksLikeSecretAccessKey(password!))
            .WithMessage("This looks like an IAM secret access key (40 characters), which SES does not take as SMTP password. Put it into secret_access_key and "
                + "the access key ID into access_key_id, and leave username and password empty: the SMTP password is made from them.")
            .When(config => config.Smtp.Password is not null).OverridePropertyName(SmtpFields.Password);
        RuleFor(config => config.SessionToken)
            .Null().WithMessage("Temporary credentials do not work over SMTP. Use mode api, or the access key of an IAM user without session_token.")
            .When(config => HasKeys(config) && !HasLogin(config)).OverridePropertyName(SesFields.SessionToken);
        RuleFor(config => config.Smtp.Username)
            .NotEmpty().WithMessage("Enter username and password (SES SMTP credentials), or access_key_id and secret_access_key.")
            .When(config => !HasLogin(config) && !HasKeys(config)).OverridePropertyName(SmtpFields.Username);
    }

    private void ForApi()
    {
        RuleFor(config => config.Region)
            .NotNull().WithMessage("Enter the region whose SES you use, such as eu-west-1.").OverridePropertyName(SesFields.Region);
        RuleFor(config => config.AccessKeyId)
            .NotEmpty().WithMessage("Enter the access key ID of an IAM user that may send with SES.")
            .When(config => config.SecretAccessKey is null).OverridePropertyName(SesFields.AccessKeyId);
        RuleFor(config => config.SecretAccessKey)
            .NotEmpty().WithMessage("Enter the secret access key of that IAM user.")
            .When(config => config.AccessKeyId is null).OverridePropertyName(SesFields.SecretAccessKey);
    }

    /// <summary>The login was given, so that keys need not be complete.</summary>
    private static bool HasLogin(SesConfig config) => !config.IsLoginDerived && (config.Smtp.Username is not null || config.Smtp.Password is not null);

    private static bool HasKeys(SesConfig config) => config.AccessKeyId is not null || config.SecretAccessKey is not null;

    private static bool NeedsKeys(SesConfig config) => config.Mode == SesMode.Api || !HasLogin(config);

    private static bool IsAmazons(SesConfig config) => !config.HasOwnHost || SesRegions.OfSmtpHost(config.Smtp.Host) is not null;
}
