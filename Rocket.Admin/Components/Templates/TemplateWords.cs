using Rocket.Admin.Components.Shared;
using Rocket.Admin.Templates;

namespace Rocket.Admin.Components.Templates;

/// <summary>What pages say of a template.</summary>
internal static class TemplateWords
{
    public const string Path = "/settings/email/templates";

    public const string NotSaved = "The database did not answer, so nothing was saved. Your text is still here; try again.";

    public static TemplateState StateOf(TemplateView template) =>
        !template.Active ? TemplateState.Inactive : template.Origin == TemplateOrigin.Default ? TemplateState.Default : TemplateState.Custom;

    public static string AddressOf(string key) => $"{Path}/{Uri.EscapeDataString(key)}";

    public static bool Matches(TemplateView template, string? query) =>
        string.IsNullOrWhiteSpace(query)
        || new[] { template.Key, template.Content.Subject, template.Description }.Any(text => text?.Contains(query.Trim(), StringComparison.OrdinalIgnoreCase) == true);
}
