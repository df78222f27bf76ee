using System.Text.Json.Nodes;
using FluentValidation.Results;

namespace Rocket.Admin.Providers;

/// <summary>A kind of provider: its fields, its rules, and how to make one. Adding a type is one folder and one registration.</summary>
internal interface IProviderType
{
    /// <summary>One of <see cref="ProviderKeys"/>.</summary>
    string Key { get; }

    string DisplayName { get; }

    /// <summary>One line for the provider chooser.</summary>
    string Description { get; }

    /// <summary>The provider's own page about keys and limits, for the form; null when there is none.</summary>
    Uri? Docs => null;

    /// <summary>The config's fields in form order; a config key that is none of them is refused by name.</summary>
    IReadOnlyList<ConfigField> Fields { get; }

    /// <summary>
    /// Checks values and their types. Secrets may be literals or <c>{{env.VAR}}</c> references; property names of the failures are
    /// the config's own keys (<c>host</c>), so that API and form can show each at its field.
    /// </summary>
    ValidationResult Validate(JsonObject config);

    /// <summary>Makes the provider. Secrets in <paramref name="settings"/> are already resolved to their values.</summary>
    IEmailProvider Create(ProviderSettings settings);
}

/// <summary>A configured provider with its secrets resolved: never stored, logged or returned.</summary>
/// <param name="Id">The provider's row id.</param>
/// <param name="Name">The admin's name for it.</param>
/// <param name="Config">The validated config, secrets resolved.</param>
internal sealed record ProviderSettings(Guid Id, string Name, JsonObject Config);

/// <summary>What a form or a JSON schema needs to know of one config field.</summary>
internal sealed record ConfigField(string Name, ConfigFieldKind Kind, string Label)
{
    public string? Help { get; init; }

    public bool Required { get; init; }

    public string? Example { get; init; }

    /// <summary>What is used when the field is absent, as JSON text (<c>587</c>, <c>"starttls"</c>, <c>true</c>).</summary>
    public string? Default { get; init; }

    /// <summary>Allowed values for <see cref="ConfigFieldKind.Choice"/>, with their labels.</summary>
    public IReadOnlyList<(string Value, string Label)> Choices { get; init; } = [];

    /// <summary>Whether a value has line breaks, so that the form gives it a field of several lines.</summary>
    public bool Multiline { get; init; }

    /// <summary>Heading under which the form groups it: Connection, Sign-in, Sender, Advanced.</summary>
    public string Group { get; init; } = "Connection";

    /// <summary>A <see cref="ConfigFieldKind.Choice"/> that may also be written as true or false.</summary>
    public bool TakesBoolean { get; init; }

    /// <summary>The provider's page that says where to find the value.</summary>
    public Uri? Docs { get; init; }

    /// <summary>The form shows the field only while another field has one of these values (or, absent, its default is one); null means always.</summary>
    public ConfigCondition? When { get; init; }
}

/// <param name="Field">The field that decides.</param>
/// <param name="Values">The values with which the other one applies.</param>
internal sealed record ConfigCondition(string Field, params IReadOnlyList<string> Values);

internal enum ConfigFieldKind
{
    Text,
    Secret,
    Number,
    Boolean,
    Choice,
    Email,
}
