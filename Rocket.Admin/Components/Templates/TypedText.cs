namespace Rocket.Admin.Components.Templates;

/// <summary>The three texts of a template as they stand in the editor.</summary>
internal sealed record TypedText(string Subject, string Html, string Text);
