using System.Text.Json;
using System.Text.Json.Nodes;
using FluentValidation.Results;
using Rocket.Admin.Data;
using Rocket.Admin.Providers.Mime;

namespace Rocket.Admin.Providers.Sandbox;

/// <summary>Keeps mail inside the portal: a mailbox page shows it as it would have arrived.</summary>
internal sealed class SandboxProviderType(SandboxStore store, TimeProvider time) : IProviderType
{
    public const int DefaultKeep = 1000;
    public const int MaxKeep = 100_000;
    public const string DefaultFrom = "rocket@localhost";

    private const string From = "from";
    private const string FromName = "from_name";
    private const string Simulate = "simulate";
    private const string Keep = "keep";

    public string Key => ProviderKeys.Sandbox;

    public string DisplayName => "Sandbox";

    public string Description => "Keeps mail inside this portal to look at. No mail leaves.";

    public IReadOnlyList<ConfigField> Fields { get; } =
    [
        new(From, ConfigFieldKind.Email, "From address") { Group = "Sender", Help = "Used when a message names no sender.", Example = "noreply@example.com", Default = $"\"{DefaultFrom}\"" },
        new(FromName, ConfigFieldKind.Text, "From name") { Group = "Sender", Example = "Acme" },
        new(Simulate, ConfigFieldKind.Choice, "Simulate")
        {
            Group = "Try the fallback",
            Help = "Plays an outage, so that you can watch the fallback in the log without a real one.",
            Default = "\"none\"",
            Choices =
            [
                ("none", "Nothing: keep every mail"),
                ("down", "Provider is down"),
                ("refuse_recipient", "Recipient is refused for good"),
                ("slow", "Answers after 5 seconds"),
                ("rate_limited", "Too many requests, try again in 30 seconds"),
            ],
        },
        new(Keep, ConfigFieldKind.Number, "Mails to keep") { Group = "Advanced", Help = "Older mails in the sandbox mailbox are deleted.", Default = "1000" },
    ];

    public ValidationResult Validate(JsonObject config)
    {
        var result = new ValidationResult();
        if (config[From] is { } from && (Text(from) is not { } address || MailboxParser.CheckAddress(address, allowDotless: true) is not null))
        {
            result.Errors.Add(new ValidationFailure(From, "Must be an email address, such as noreply@example.com."));
        }

        if (config[FromName] is { } name && (Text(name) is not { Length: <= 200 } text || text.Any(char.IsControl)))
        {
            result.Errors.Add(new ValidationFailure(FromName, "Must be text of at most 200 characters without line breaks."));
        }

        if (config[Simulate] is { } simulate && (Text(simulate) is not { } word || !EnumText<SandboxSimulation>.TryParse(word, out _)))
        {
            result.Errors.Add(new ValidationFailure(Simulate, $"Must be one of {string.Join(", ", EnumText<SandboxSimulation>.Words)}."));
        }

        if (config[Keep] is { } keep && Number(keep) is not (>= 1 and <= MaxKeep))
        {
            result.Errors.Add(new ValidationFailure(Keep, $"Must be a whole number from 1 to {MaxKeep}."));
        }

        return result;
    }

    public IEmailProvider Create(ProviderSettings settings)
    {
        var config = settings.Config;
        var from = new Mailbox(Text(config[FromName]) is { Length: > 0 } name ? name : null, Text(config[From]) ?? DefaultFrom);
        var simulation = Text(config[Simulate]) is { } word ? EnumText<SandboxSimulation>.Parse(word) : SandboxSimulation.None;
        return new SandboxProvider(store, time, from, simulation, Number(config[Keep]) ?? DefaultKeep);
    }

    private static string? Text(JsonNode? value)
    {
        return value is JsonValue text && text.GetValueKind() == JsonValueKind.String ? text.GetValue<string>() : null;
    }

    private static int? Number(JsonNode? value)
    {
        return value is JsonValue number && number.GetValueKind() == JsonValueKind.Number && int.TryParse(number.ToJsonString(), out var parsed) ? parsed : null;
    }
}
