using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Components;
using Rocket.Admin.Providers;

namespace Rocket.Admin.Components.Providers;

/// <summary>One input of a provider's form.</summary>
public sealed partial class ProviderField
{
    private const string TrueText = "true";
    private const string FalseText = "false";

    /// <summary>The config's key.</summary>
    [Parameter, EditorRequired]
    public string Name { get; set; } = "";

    [Parameter, EditorRequired]
    public ProviderForm Form { get; set; } = null!;

    /// <summary>Raised after every keystroke.</summary>
    [Parameter]
    public EventCallback OnChanged { get; set; }

    [Inject]
    private ProviderSecrets Secrets { get; init; } = null!;

    private ConfigField Field => Form.Fields.First(f => f.Name == Name);

    private string Id => $"config-{Field.Name}";

    private string HelpId => $"help-{Field.Name}";

    private string? Error => Form.Error($"config.{Field.Name}");

    private string? Invalid => Error is null ? null : TrueText;

    private string Text => Form.Text(Field) is { Length: > 0 } text ? text : Field.Kind == ConfigFieldKind.Boolean ? Default : "";

    private string Default => Field.Default is { } json ? JsonNode.Parse(json)?.ToString() ?? "" : "";

    private string Placeholder => Field.Example ?? Default;

    private string? Variable => Field.Kind == ConfigFieldKind.Secret && SecretReference.TryParse(Text, out var variable) ? variable : null;

    // Shown while it is a reference or the beginning of one; a literal stays covered.
    private string InputType => Field.Kind == ConfigFieldKind.Secret && !Text.StartsWith('{') ? "password" : "text";

    private string Selected => Text.Length > 0 ? Text : Default;

    // A stored value that is no choice (tls: true) stays selectable, so that opening and saving the form changes nothing.
    private IEnumerable<(string Value, string Label)> Choices =>
        Field.Choices.Any(c => c.Value == Selected) ? Field.Choices : [(Selected, Selected), .. Field.Choices];

    private Task Changed(string text)
    {
        Form.Set(Field, text);
        return OnChanged.InvokeAsync();
    }
}
