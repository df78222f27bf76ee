namespace Rocket.Admin.Templates;

/// <summary>What a template became with the given variables.</summary>
/// <param name="Subject">One line: it never carries a line break or another control character.</param>
/// <param name="Html">HTML in which every <c>{{value}}</c> is escaped; null when the template has no HTML body.</param>
/// <param name="Text">Plain text, nothing escaped; null when the template has no text body.</param>
/// <param name="Unresolved">Names the render asked for and nobody provided (<c>user.name</c>), each once. They rendered as nothing.</param>
/// <param name="Warnings">What an author should know: <c>{{env.X}}</c> used, <c>{{{raw}}}</c> in HTML, an object printed as text.</param>
internal sealed record RenderedEmail(string Subject, string? Html, string? Text, IReadOnlyList<string> Unresolved, IReadOnlyList<string> Warnings);
