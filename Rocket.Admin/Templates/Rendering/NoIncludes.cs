using HandlebarsDotNet;

namespace Rocket.Admin.Templates.Rendering;

/// <summary>Takes the place of Handlebars' own resolver, which would look for included templates in files.</summary>
internal sealed class NoIncludes : IPartialTemplateResolver
{
    public bool TryRegisterPartial(IHandlebars env, string? partialName, string? templatePath) => false;
}
