namespace Rocket.Admin.Templates;

/// <summary>The three sources of a template, each a Handlebars text. A null body means: this email has no such part.</summary>
internal sealed record TemplateContent(string Subject, string? Html, string? Text);
