using System.Text.Json.Nodes;
using FluentValidation.Results;

namespace Rocket.Admin.Providers.Smtp;

/// <summary>Any SMTP server that relays for us.</summary>
internal sealed class SmtpProviderType(TimeProvider time, ILoggerFactory loggers) : IProviderType
{
    private static readonly SmtpConfigValidator s_validator = new();

    public string Key => ProviderKeys.Smtp;

    public string DisplayName => "SMTP";

    public string Description => "Any mail server: your own relay, Gmail, Microsoft 365, or a provider's SMTP endpoint.";

    public IReadOnlyList<ConfigField> Fields => SmtpFields.All;

    public ValidationResult Validate(JsonObject config)
    {
        var reader = new SmtpConfigReader(config);
        var result = s_validator.Validate(reader.Read());

        // A field of the wrong type was read as its default: what the rules say of that would only confuse.
        var wrong = reader.Failures.Select(failure => failure.PropertyName).ToHashSet(StringComparer.Ordinal);
        return new ValidationResult([.. reader.Failures, .. result.Errors.Where(failure => !wrong.Contains(failure.PropertyName))]);
    }

    public IEmailProvider Create(ProviderSettings settings) =>
        new SmtpProvider(settings, new SmtpConfigReader(settings.Config).Read(), time, loggers.CreateLogger<SmtpProvider>());
}
