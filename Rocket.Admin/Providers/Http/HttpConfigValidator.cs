using FluentValidation;
using Rocket.Admin.Providers.Config;

namespace Rocket.Admin.Providers.Http;

/// <summary>The rules that all HTTP providers share; a type's validator derives and adds its own.</summary>
internal abstract class HttpConfigValidator<TConfig> : AbstractValidator<TConfig>
    where TConfig : HttpConfig
{
    private const int LongestSecret = 1000;

    protected HttpConfigValidator(ProviderOptions options)
    {
        this.SenderAddress(config => config.From);
        this.SenderName(config => config.FromName);
        this.Between(config => config.TimeoutSeconds, HttpFields.TimeoutSeconds, 1, 300);
        RuleFor(config => config.BaseUrl)
            .Null().WithMessage("base_url is not allowed on this server: remove it, or have Rocket:Email:AllowCustomEndpoints set to true.")
            .When(_ => !options.CustomEndpointsAllowed).OverridePropertyName(HttpFields.BaseUrl);
    }

    /// <summary>A key or token: one word that can stand in a header.</summary>
    protected void Secret(System.Linq.Expressions.Expression<Func<TConfig, string?>> secret, string key, string missing) =>
        RuleFor(secret).Cascade(CascadeMode.Stop)
            .NotEmpty().WithMessage(missing)
            .Must(text => text!.Length <= LongestSecret && text.All(character => character is > ' ' and <= '~') || SecretReference.TryParse(text, out _))
            .WithMessage($"{key} must be one word of printable ASCII characters: it was probably copied with a space, a line break or quotes.")
            .OverridePropertyName(key);
}
