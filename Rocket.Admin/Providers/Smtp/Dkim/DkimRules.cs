using System.Text.RegularExpressions;
using FluentValidation;
using MimeKit;

namespace Rocket.Admin.Providers.Smtp.Dkim;

/// <summary>The DKIM fields of the config and their rules.</summary>
internal static partial class DkimRules
{
    public const string Domain = "dkim_domain";
    public const string Selector = "dkim_selector";
    public const string PrivateKey = "dkim_private_key";

    private const string Group = "DKIM";

    public static IReadOnlyList<ConfigField> Fields { get; } =
    [
        new(Domain, ConfigFieldKind.Text, "Domain (d=)")
        {
            Group = Group, Example = "example.com", Help = "Signs each message for this domain, that of the From address. Leave empty where the provider signs (Amazon SES, Resend, Microsoft 365).",
        },
        new(Selector, ConfigFieldKind.Text, "Selector (s=)") { Group = Group, Example = "rocket", Help = "The public key stands in DNS at selector._domainkey.domain; Verify shows the record." },
        new(PrivateKey, ConfigFieldKind.Secret, "Private key")
        {
            Group = Group, Example = "{{env.DKIM_PRIVATE_KEY}}", Multiline = true, Help = "RSA, in PEM form; 2048 bits are usual.",
        },
    ];

    public static void Dkim(this AbstractValidator<SmtpConfig> validator)
    {
        AllOrNone(validator.RuleFor(config => config.DkimDomain), Domain);
        AllOrNone(validator.RuleFor(config => config.DkimSelector), Selector);
        AllOrNone(validator.RuleFor(config => config.DkimPrivateKey), PrivateKey);
        validator.RuleFor(config => config.DkimDomain).Cascade(CascadeMode.Stop)
            .Must(domain => domain!.Length <= 253 && DomainName().IsMatch(domain))
            .WithMessage("The domain is a DNS name such as example.com, in its xn-- form where it has other letters than ASCII.")
            .Must((config, domain) => IsAligned(domain!, config.From))
            .WithMessage(config => $"{Domain} must be the domain of the From address ({DomainOf(config.From)}), or one above or below it: otherwise DMARC does not count the signature.")
            .When(config => config.DkimDomain is not null).OverridePropertyName(Domain);
        validator.RuleFor(config => config.DkimSelector)
            .Must(selector => selector!.Length <= 200 && SelectorName().IsMatch(selector))
            .WithMessage("The selector has letters, digits, - and _, such as rocket or s2026; it is what stands before ._domainkey in DNS.")
            .When(config => config.DkimSelector is not null).OverridePropertyName(Selector);
        validator.RuleFor(config => config.DkimPrivateKey).Custom((text, context) =>
        {
            if (text is null || SecretReference.IsMeantAsReference(text))
            {
                return;
            }

            using var key = DkimKey.Parse(text, out var error);
            if (error is not null)
            {
                context.AddFailure(PrivateKey, error);
            }
        });
    }

    private static void AllOrNone(IRuleBuilderInitial<SmtpConfig, string?> rule, string name) =>
        rule.NotNull().WithMessage($"A signature needs {Domain}, {Selector} and {PrivateKey}: enter {name}, or leave all three empty.")
            .When(config => config.DkimDomain is not null || config.DkimSelector is not null || config.DkimPrivateKey is not null).OverridePropertyName(name);

    /// <summary>Relaxed alignment without a list of public suffixes: the same name, or one of them is below the other.</summary>
    private static bool IsAligned(string domain, string from)
    {
        // A From address that is wrong or has no domain has a failure of its own.
        var sender = DomainOf(from);
        return sender.Length == 0
            || sender.Equals(domain, StringComparison.OrdinalIgnoreCase)
            || sender.EndsWith($".{domain}", StringComparison.OrdinalIgnoreCase)
            || domain.EndsWith($".{sender}", StringComparison.OrdinalIgnoreCase);
    }

    private static string DomainOf(string address) => MailboxAddress.TryParse(address, out var mailbox) ? MailboxAddress.EncodeAddrspec(mailbox.Address).Split('@')[^1] : "";

    [GeneratedRegex(@"^(?:[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?\.)+[A-Za-z](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])$", RegexOptions.CultureInvariant)]
    private static partial Regex DomainName();

    [GeneratedRegex(@"^[A-Za-z0-9_](?:[A-Za-z0-9_-]{0,62})(?:\.[A-Za-z0-9_](?:[A-Za-z0-9_-]{0,62}))*$", RegexOptions.CultureInvariant)]
    private static partial Regex SelectorName();
}
