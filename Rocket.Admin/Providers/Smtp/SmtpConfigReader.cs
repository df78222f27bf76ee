using System.Text.Json;
using System.Text.Json.Nodes;
using FluentValidation.Results;

namespace Rocket.Admin.Providers.Smtp;

/// <summary>Reads the JSON config into <see cref="SmtpConfig"/>; every wrong type and unknown key becomes a failure of its own field.</summary>
internal sealed class SmtpConfigReader(JsonObject config)
{
    public List<ValidationFailure> Failures { get; } = [];

    public SmtpConfig Read()
    {
        foreach (var (key, _) in config)
        {
            if (!SmtpFields.All.Any(field => field.Name == key))
            {
                Fail(key, $"\"{key}\" is not a setting of an SMTP provider: remove it. Settings are {string.Join(", ", SmtpFields.All.Select(field => field.Name))}.");
            }
        }

        var defaults = new SmtpConfig();
        return new SmtpConfig
        {
            Host = Text(SmtpFields.Host)?.Trim() ?? "",
            Port = Number(SmtpFields.Port, defaults.Port),
            Tls = Tls(),
            Username = Text(SmtpFields.Username) is { Length: > 0 } username ? username : null,
            Password = Text(SmtpFields.Password) is { Length: > 0 } password ? password : null,
            From = Text(SmtpFields.From)?.Trim() ?? "",
            FromName = Text(SmtpFields.FromName)?.Trim() is { Length: > 0 } fromName ? fromName : null,
            EhloName = Text(SmtpFields.EhloName)?.Trim() is { Length: > 0 } ehloName ? ehloName : null,
            MaxConnections = Number(SmtpFields.MaxConnections, defaults.MaxConnections),
            MaxMessagesPerConnection = Number(SmtpFields.MaxMessagesPerConnection, defaults.MaxMessagesPerConnection),
            IdleSeconds = Number(SmtpFields.IdleSeconds, defaults.IdleSeconds),
            TimeoutSeconds = Number(SmtpFields.TimeoutSeconds, defaults.TimeoutSeconds),
            DataTimeoutSeconds = Number(SmtpFields.DataTimeoutSeconds, defaults.DataTimeoutSeconds),
            Revocation = Choice(SmtpFields.CertificateRevocation, "soft", "strict", "off") switch
            {
                "strict" => SmtpRevocation.Strict,
                "off" => SmtpRevocation.Off,
                _ => SmtpRevocation.Soft,
            },
            CertificateThumbprint = Text(SmtpFields.CertificateThumbprint) is { Length: > 0 } thumbprint
                ? thumbprint.Replace(":", "", StringComparison.Ordinal).Replace(" ", "", StringComparison.Ordinal).ToUpperInvariant()
                : null,
            AuthMechanism = Choice(SmtpFields.AuthMechanism, [.. SmtpMechanisms.Keys]),
            AllowPlaintextAuth = Flag(SmtpFields.AllowPlaintextAuth),
        };
    }

    private SmtpTls Tls()
    {
        if (config[SmtpFields.Tls] is JsonValue value && value.GetValueKind() is JsonValueKind.True or JsonValueKind.False)
        {
            return config[SmtpFields.Tls]!.GetValue<bool>() ? SmtpTls.Required : SmtpTls.None;
        }

        return config[SmtpFields.Tls] is { } node && node.GetValueKind() != JsonValueKind.String
            ? Fail(SmtpFields.Tls, "tls is true, false, \"starttls\", \"implicit\", \"opportunistic\" or \"none\".", SmtpTls.Required)
            : Choice(SmtpFields.Tls, "required", "starttls", "implicit", "opportunistic", "none") switch
            {
                "starttls" => SmtpTls.StartTls,
                "implicit" => SmtpTls.Implicit,
                "opportunistic" => SmtpTls.Opportunistic,
                "none" => SmtpTls.None,
                _ => SmtpTls.Required,
            };
    }

    private string? Text(string key) => config[key] switch
    {
        null => null,
        JsonValue value when value.TryGetValue<string>(out var text) => text,
        _ => Fail<string?>(key, $"{key} must be text in quotes.", null),
    };

    private int Number(string key, int fallback)
    {
        if (config[key] is not { } node)
        {
            return fallback;
        }

        return node.GetValueKind() == JsonValueKind.Number && int.TryParse(node.ToJsonString(), out var number)
            ? number
            : Fail(key, $"{key} must be a whole number without quotes.", fallback);
    }

    private bool Flag(string key) => config[key] switch
    {
        null => false,
        JsonValue value when value.GetValueKind() is JsonValueKind.True or JsonValueKind.False => value.GetValue<bool>(),
        _ => Fail(key, $"{key} must be true or false.", false),
    };

    private string Choice(string key, params string[] values)
    {
        if (Text(key)?.ToLowerInvariant() is not { Length: > 0 } text)
        {
            return values[0];
        }

        return values.Contains(text) ? text : Fail(key, $"{key} must be one of {string.Join(", ", values)}.", values[0]);
    }

    private void Fail(string key, string message) => Failures.Add(new ValidationFailure(key, message));

    private T Fail<T>(string key, string message, T value)
    {
        Fail(key, message);
        return value;
    }
}
