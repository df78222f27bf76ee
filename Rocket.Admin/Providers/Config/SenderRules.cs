using FluentValidation;
using Rocket.Admin.Providers.Mime;

namespace Rocket.Admin.Providers.Config;

/// <summary>The sender fields that every type has, and their rules.</summary>
internal static class SenderRules
{
    public const string From = "from";
    public const string FromName = "from_name";

    public static ConfigField FromField { get; } =
        new(From, ConfigFieldKind.Email, "From address") { Required = true, Example = "noreply@example.com", Group = "Sender", Help = "Used when a message names no sender." };

    public static ConfigField FromNameField { get; } = new(FromName, ConfigFieldKind.Text, "From name") { Example = "Acme", Group = "Sender" };

    public static void SenderAddress<T>(this AbstractValidator<T> validator, System.Linq.Expressions.Expression<Func<T, string>> from) =>
        validator.RuleFor(from).Cascade(CascadeMode.Stop)
            .NotEmpty().WithMessage("Enter the address mail is sent from, such as noreply@example.com.")
            .Must(address => MailboxParser.CheckAddress(address, allowDotless: true) is null)
            .WithMessage((_, address) => MailboxParser.CheckAddress(address, allowDotless: true))
            .OverridePropertyName(From);

    public static void SenderName<T>(this AbstractValidator<T> validator, System.Linq.Expressions.Expression<Func<T, string?>> name) =>
        validator.RuleFor(name)
            .Must(text => text is null || (HeaderRules.IsAllowedValue(text) && !text.Contains("=?", StringComparison.Ordinal)))
            .WithMessage("The name must be plain text on one line, without \"=?\".")
            .OverridePropertyName(FromName);

    public static void Between<T>(this AbstractValidator<T> validator, System.Linq.Expressions.Expression<Func<T, int>> property, string key, int from, int to) =>
        validator.RuleFor(property).InclusiveBetween(from, to).WithMessage($"{key} must be between {from} and {to}.").OverridePropertyName(key);
}
