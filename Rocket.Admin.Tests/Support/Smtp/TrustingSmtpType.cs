using System.Text.Json.Nodes;
using FluentValidation.Results;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Rocket.Admin.Providers;
using Rocket.Admin.Providers.Outbound;
using Rocket.Admin.Providers.Smtp;

namespace Rocket.Admin.Tests.Support.Smtp;

/// <summary>The real SMTP type, except that it trusts <see cref="TestCertificate"/>: environment variables have no name for a thumbprint.</summary>
internal sealed class TrustingSmtpType(OutboundGuard guard, TimeProvider time, ILoggerFactory loggers) : IProviderType
{
    private readonly SmtpProviderType _real = new(guard, time, loggers);

    public string Key => _real.Key;

    public string DisplayName => _real.DisplayName;

    public string Description => _real.Description;

    public IReadOnlyList<ConfigField> Fields => _real.Fields;

    /// <summary>Puts it in the place of the real one.</summary>
    public static void Use(IServiceCollection services)
    {
        services.Remove(services.Single(service => service.ImplementationType == typeof(SmtpProviderType)));
        services.AddSingleton<IProviderType, TrustingSmtpType>();
    }

    public ValidationResult Validate(JsonObject config) => _real.Validate(config);

    public IEmailProvider Create(ProviderSettings settings)
    {
        var config = settings.Config.DeepClone().AsObject();
        config["certificate_thumbprint"] = TestCertificate.Thumbprint;
        return _real.Create(settings with { Config = config });
    }
}
