using System.Text.Json.Nodes;
using Microsoft.Extensions.Options;
using Rocket.Admin.Providers.Config;
using Rocket.Admin.Providers.Outbound;

namespace Rocket.Admin.Providers.Http;

/// <summary>What every type needs to make its providers.</summary>
internal sealed class HttpParts(HttpClients clients, OutboundGuard guard, IOptions<ProviderOptions> options, TimeProvider time, ILogger<HttpProvider> logger)
{
    public ProviderOptions Options => options.Value;

    public TimeProvider Time => time;

    public OutboundGuard Guard => guard;

    /// <param name="type">The type, for its key and its secret fields.</param>
    /// <param name="settings">The provider.</param>
    /// <param name="config">Its typed config.</param>
    /// <param name="dialect">How it speaks.</param>
    public HttpProvider Provider(IProviderType type, ProviderSettings settings, HttpConfig config, IHttpDialect dialect)
    {
        var secrets = type.Fields.Where(f => f.Kind == ConfigFieldKind.Secret).Select(f => settings.Config[f.Name]).OfType<JsonValue>().Select(v => v.ToString());
        var exchange = new HttpExchange(clients, type.Key, TimeSpan.FromSeconds(config.TimeoutSeconds), time);
        return new HttpProvider(settings, config.Sender, dialect, exchange, [.. secrets, .. dialect.EncodedSecrets], time, logger);
    }
}

/// <summary>A type that only speaks HTTP.</summary>
internal abstract class HttpProviderType<TConfig>(HttpConfigValidator<TConfig> validator, HttpParts parts) : ProviderType<TConfig>(validator)
    where TConfig : HttpConfig
{
    protected sealed override IEmailProvider Create(ProviderSettings settings, TConfig config) => parts.Provider(this, settings, config, Dialect(config));

    /// <summary>How a provider of this config speaks.</summary>
    protected abstract IHttpDialect Dialect(TConfig config);
}
