using FluentValidation;

namespace Rocket.Admin.Templates;

internal static class TemplatesModule
{
    public static IServiceCollection AddTemplates(this IServiceCollection services)
    {
        return services
            .AddSingleton<TemplateEngine>()
            .AddSingleton<TemplateCatalog>()
            .AddSingleton<IValidator<TemplateDraft>, TemplateDraftValidator>()
            .AddScoped<TemplateService>();
    }
}
