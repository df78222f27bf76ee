namespace Rocket.Admin.Templates;

/// <summary>A variable an author may use.</summary>
/// <param name="Name">As written between the braces.</param>
/// <param name="Description">What it holds, for the reference panel.</param>
/// <param name="Example">A value as it may look; used in previews.</param>
/// <param name="IsSecret">Its value gives access to something, so logs and message detail show it masked.</param>
internal sealed record TemplateVariable(string Name, string Description, string Example, bool IsSecret = false);
