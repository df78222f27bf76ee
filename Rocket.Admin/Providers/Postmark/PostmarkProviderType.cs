using Rocket.Admin.Providers.Config;
using Rocket.Admin.Providers.Http;

namespace Rocket.Admin.Providers.Postmark;

/// <summary>Postmark's email API.</summary>
internal sealed class PostmarkProviderType(HttpParts parts) : HttpProviderType<PostmarkConfig>(new PostmarkConfigValidator(parts.Options), parts)
{
    public const string ServerToken = "server_token";
    public const string MessageStream = "message_stream";

    public override string Key => ProviderKeys.Postmark;

    public override string DisplayName => "Postmark";

    public override string Description => "Postmark over its HTTP API. Refuses inactive recipients at once.";

    public override Uri Docs { get; } = new("https://postmarkapp.com/developer/api/overview");

    public override IReadOnlyList<ConfigField> Fields { get; } = HttpFields.With(
        new ConfigField(ServerToken, ConfigFieldKind.Secret, "Server API token")
        {
            Required = true,
            Example = "{{env.POSTMARK_TOKEN}}",
            Group = "Account",
            Help = "The server's API Tokens tab, not the account token. POSTMARK_API_TEST checks messages and delivers nothing.",
            Docs = new Uri("https://postmarkapp.com/developer/api/overview"),
        },
        new ConfigField(MessageStream, ConfigFieldKind.Text, "Message stream")
        {
            Group = "Account",
            Example = "outbound",
            Help = "The ID of the stream to send through. Empty means the default transactional stream.",
        });

    protected override PostmarkConfig Read(ConfigReader reader) => reader.Shared(new PostmarkConfig
    {
        ServerToken = reader.Literal(ServerToken),
        MessageStream = reader.Text(MessageStream),
    });

    protected override IHttpDialect Dialect(PostmarkConfig config) => new PostmarkDialect(config);
}
