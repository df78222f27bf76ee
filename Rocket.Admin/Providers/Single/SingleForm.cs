using System.Text.Json.Nodes;
using Rocket.Admin.Providers.AwsSes;
using Rocket.Admin.Providers.Smtp;

namespace Rocket.Admin.Providers.Single;

/// <summary>Which fields the page of delivery mode <i>single</i> shows, and what they are called there.</summary>
internal static class SingleForm
{
    // Help where the type's own speaks of what this form does not have; null: the type's, empty: none.
    private static readonly (string Name, string Label, bool Required, string? Help)[] s_smtp =
    [
        (SmtpFields.Host, "SMTP host", true, ""),
        (SmtpFields.Port, "SMTP port", true, null),
        (SmtpFields.Username, "SMTP username", true, ""),
        (SmtpFields.Password, "SMTP password", true, null),
        (SmtpFields.From, "Sender email", true, null),
        (SmtpFields.FromName, "Sender name", false, null),
        (SesFields.Region, "AWS region", true, "Such as eu-west-1. SMTP credentials and verified senders belong to one region; its SMTP host goes along."),
        (SesFields.ConfigurationSet, "Configuration set", false, null),
    ];

    /// <summary>Design N's own for a type with more than one way that goes by SMTP; otherwise all of the type but the advanced ones.</summary>
    /// <param name="type">Whose.</param>
    /// <param name="saved">Its config; null when nothing was saved, and then it is to go by SMTP.</param>
    public static IReadOnlyList<ConfigField> Fields(IProviderType type, JsonObject? saved)
    {
        if (type.Fields.FirstOrDefault(f => f.Name == SesFields.Mode) is not { } mode || !GoesBySmtp(mode, saved))
        {
            return [.. type.Fields.Where(f => f.Group != SmtpFields.Advanced)];
        }

        return [.. from named in s_smtp
                   let field = type.Fields.FirstOrDefault(f => f.Name == named.Name)
                   where field is not null
                   select field with { Label = named.Label, Required = named.Required, Help = named.Help is "" ? null : named.Help ?? field.Help, When = null }];
    }

    private static bool GoesBySmtp(ConfigField mode, JsonObject? saved)
    {
        var way = saved is null ? SesFields.SmtpMode : saved[SesFields.Mode]?.ToString() ?? JsonNode.Parse(mode.Default ?? "null")?.ToString();
        return string.Equals(way, SesFields.SmtpMode, StringComparison.OrdinalIgnoreCase);
    }
}
