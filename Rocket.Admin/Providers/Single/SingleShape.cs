using System.Text.Json;
using System.Text.Json.Nodes;

namespace Rocket.Admin.Providers.Single;

/// <summary>
/// Design N's form of a config: camelCase, <c>senderEmail</c> and <c>senderName</c>, and SMTP where a type has more than one way. The one
/// place that knows both forms; the importer uses it too.
/// </summary>
internal static class SingleShape
{
    private const string Mode = "mode";
    private const string Smtp = "smtp";
    private const string Config = "config.";

    /// <summary>The region of the template, until the admin chooses another.</summary>
    private const string TemplateRegion = "us-east-1";

    private static readonly (string Ours, string Theirs)[] s_names =
    [
        ("from", "senderEmail"),
        ("from_name", "senderName"),
    ];

    private static readonly string[] s_formFields = ["host", "port", "username", "password", "from", "from_name", "region", "configuration_set"];

    // Other names under which exports of design N carry the sender.
    private static readonly Dictionary<string, string> s_aliases = new(StringComparer.Ordinal)
    {
        ["fromEmail"] = "from",
        ["fromName"] = "from_name",
        ["from"] = "from",
        ["user"] = "username",
        ["pass"] = "password",
    };

    /// <summary>The display names of design N, beside the types' own.</summary>
    public static string NameOf(IProviderType type) => type.Key == ProviderKeys.AwsSes ? "AWS SES" : type.DisplayName;

    /// <summary>The type of a name or key, in any letter case; null when there is none.</summary>
    public static IProviderType? Find(ProviderCatalog catalog, string? name) => catalog.All.FirstOrDefault(type =>
        string.Equals(type.Key, name?.Trim(), StringComparison.OrdinalIgnoreCase)
        || string.Equals(type.DisplayName, name?.Trim(), StringComparison.OrdinalIgnoreCase)
        || string.Equals(NameOf(type), name?.Trim(), StringComparison.OrdinalIgnoreCase));

    /// <summary>What the form of a type shows before anything was saved.</summary>
    public static JsonObject Template(string key) => key switch
    {
        ProviderKeys.Mailtrap => new JsonObject
        {
            ["host"] = "live.smtp.mailtrap.io",
            ["port"] = 587,
            ["username"] = "apismtp@mailtrap.io",
            ["password"] = "",
            ["senderEmail"] = "",
            ["senderName"] = "",
        },
        ProviderKeys.AwsSes => new JsonObject
        {
            ["host"] = $"email-smtp.{TemplateRegion}.amazonaws.com",
            ["port"] = 587,
            ["username"] = "",
            ["password"] = "",
            ["senderEmail"] = "",
            ["senderName"] = "",
            ["region"] = TemplateRegion,
            ["configurationSet"] = "",
        },
        _ => [],
    };

    /// <summary>Our config (masked) in design N's form. The way is said even where it is the type's default, or sending it back would mean SMTP.</summary>
    public static JsonObject ToTheirs(IProviderType type, JsonObject config)
    {
        var theirs = new JsonObject();
        if (!config.ContainsKey(Mode) && type.Fields.FirstOrDefault(f => f.Name == Mode)?.Default is { } way)
        {
            theirs[Mode] = JsonNode.Parse(way);
        }

        foreach (var (key, value) in config)
        {
            theirs[ToTheirs(key)] = value?.DeepClone();
        }

        return theirs;
    }

    /// <summary>A field's path in design N's form, for errors: <c>config.senderEmail</c>. A field that the type does not have is named as it was sent.</summary>
    public static string PathOf(IProviderType type, string path) =>
        path.StartsWith(Config, StringComparison.Ordinal) && path[Config.Length..] is var key && type.Fields.Any(f => f.Name == key) ? Config + ToTheirs(key) : path;

    private static string ToTheirs(string key) => Array.Find(s_names, n => n.Ours == key) is { Theirs: { } theirs } ? theirs : JsonNamingPolicy.CamelCase.ConvertName(Pascal(key));

    /// <summary>
    /// Design N's form in ours. Empty texts are left out, since its forms send every field; a port in quotes becomes a number. A field that the
    /// type does not have keeps its name, so that the type's rules name it.
    /// </summary>
    /// <param name="type">Whose config it is.</param>
    /// <param name="theirs">As it was sent.</param>
    public static JsonObject ToOurs(IProviderType type, JsonObject theirs)
    {
        var ours = new JsonObject();
        foreach (var (name, value) in theirs)
        {
            if (value is null || (value.GetValueKind() == JsonValueKind.String && value.GetValue<string>().Length == 0))
            {
                continue;
            }

            var key = OursOf(type, name);
            ours[key] = key == "port" && value.GetValueKind() == JsonValueKind.String && int.TryParse(value.GetValue<string>(), out var port) ? port : value.DeepClone();
        }

        if (!ours.ContainsKey(Mode) && type.Fields.FirstOrDefault(f => f.Name == Mode) is { } mode && mode.Choices.Any(c => c.Value == Smtp))
        {
            ours[Mode] = Smtp;
        }

        return ours;
    }

    /// <summary>
    /// What a config has beside the fields of design N's form and was not sent: its form does not know it, so it stays.
    /// </summary>
    public static void KeepOthers(JsonObject ours, JsonObject masked)
    {
        foreach (var (key, value) in masked)
        {
            if (!ours.ContainsKey(key) && Array.IndexOf(s_formFields, key) < 0)
            {
                ours[key] = value?.DeepClone();
            }
        }
    }

    private static string OursOf(IProviderType type, string name)
    {
        if (Array.Find(s_names, n => n.Theirs == name) is { Ours: { } known })
        {
            return known;
        }

        var snake = JsonNamingPolicy.SnakeCaseLower.ConvertName(name);
        return type.Fields.Any(f => f.Name == snake) ? snake : s_aliases.GetValueOrDefault(name, name);
    }

    private static string Pascal(string key) => string.Concat(key.Split('_').Where(part => part.Length > 0).Select(part => char.ToUpperInvariant(part[0]) + part[1..]));
}
