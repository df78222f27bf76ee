namespace Rocket.Admin.Templates;

/// <summary>The content to render for a key.</summary>
/// <param name="Key">The key that was asked for.</param>
/// <param name="Content">What to render.</param>
/// <param name="SecretNames">Variables whose values must be masked wherever they are shown: see <see cref="SecretMask"/>.</param>
/// <param name="TemplateId">The row; null for a built-in default.</param>
/// <param name="Origin">Where the content comes from.</param>
internal sealed record ResolvedTemplate(string Key, TemplateContent Content, IReadOnlyList<string> SecretNames, Guid? TemplateId, TemplateOrigin Origin);
