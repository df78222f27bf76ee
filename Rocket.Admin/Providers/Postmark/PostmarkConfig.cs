using FluentValidation;
using Rocket.Admin.Providers.Http;

namespace Rocket.Admin.Providers.Postmark;

/// <summary>The typed config of a Postmark provider.</summary>
internal sealed record PostmarkConfig : HttpConfig
{
    /// <summary>With it Postmark checks messages without an account and delivers nothing (contract sheet 2.6).</summary>
    public const string TestToken = "POSTMARK_API_TEST";

    public string? ServerToken { get; init; }

    /// <summary>Null leaves the choice to Postmark: its default transactional stream.</summary>
    public string? MessageStream { get; init; }

    public bool IsTest => ServerToken == TestToken;

    /// <summary>There is one host and no regions (contract sheet 2.1).</summary>
    public Uri Endpoint => BaseUrl ?? new Uri("https://api.postmarkapp.com");
}

internal sealed class PostmarkConfigValidator : HttpConfigValidator<PostmarkConfig>
{
    private const int LongestStream = 100;

    public PostmarkConfigValidator(ProviderOptions options)
        : base(options)
    {
        Secret(config => config.ServerToken, PostmarkProviderType.ServerToken, "Enter the server API token, or a reference such as {{env.POSTMARK_TOKEN}}.");
        RuleFor(config => config.MessageStream)
            .Must(stream => stream is null || (stream.Length <= LongestStream && stream.All(character => character is > ' ' and <= '~')))
            .WithMessage("message_stream must be the stream's ID, one word such as outbound: Postmark shows it on the stream's settings page.")
            .OverridePropertyName(PostmarkProviderType.MessageStream);
    }
}
