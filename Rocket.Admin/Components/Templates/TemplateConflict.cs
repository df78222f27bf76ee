using Rocket.Admin.Templates;

namespace Rocket.Admin.Components.Templates;

/// <summary>Somebody else changed the template while it was edited here.</summary>
/// <param name="Theirs">What it is now; null when they deleted it.</param>
internal sealed record TemplateConflict(TemplateView? Theirs);
