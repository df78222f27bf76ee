using System.Text.Json.Nodes;
using Rocket.Admin.Templates;

namespace Rocket.Admin.Tests.Templates;

/// <summary>Short ways to render in tests. One engine for all: it is made for that.</summary>
internal static class Rendered
{
    public static TemplateEngine Engine { get; } = new();

    public static RenderedEmail Email(TemplateContent content, string variables = "{}") =>
        Assert.IsType<RenderOutcome.Rendered>(Engine.Render(content, JsonNode.Parse(variables)!.AsObject())).Email;

    public static RenderedEmail Subject(string source, string variables = "{}") => Email(new TemplateContent(source, null, null), variables);

    public static RenderedEmail HtmlEmail(string source, string variables = "{}") => Email(new TemplateContent("", source, null), variables);

    public static RenderedEmail TextEmail(string source, string variables = "{}") => Email(new TemplateContent("", null, source), variables);

    public static string Text(string source, string variables = "{}") => TextEmail(source, variables).Text!;

    public static string Html(string source, string variables = "{}") => HtmlEmail(source, variables).Html!;
}
