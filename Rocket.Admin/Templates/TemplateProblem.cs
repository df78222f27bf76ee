namespace Rocket.Admin.Templates;

/// <summary>One mistake in a template, in words for its author.</summary>
/// <param name="Field"><c>subject</c>, <c>body_html</c> or <c>body_text</c>.</param>
/// <param name="Line">1-based; 0 when the problem concerns the whole field (too long, too much output).</param>
/// <param name="Column">1-based, in UTF-16 characters like an editor counts; 0 together with <paramref name="Line"/>.</param>
/// <param name="Message">What is wrong and what to write instead.</param>
internal sealed record TemplateProblem(string Field, int Line, int Column, string Message)
{
    public override string ToString() => Line == 0 ? Message : $"Line {Line}, column {Column}: {Message}";
}
