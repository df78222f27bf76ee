using Rocket.Admin.Templates;

namespace Rocket.Admin.Api.Templates;

/// <summary>A template in the API.</summary>
/// <param name="Id">The row's id; for a built-in that nobody changed, its key. Either works in the address.</param>
/// <param name="Key">What `send` names.</param>
/// <param name="Tenant">Whose it is; null: the system's, for every tenant.</param>
/// <param name="Origin">`default`: comes with the product; `override`: stands in the place of another; `custom`: a key of your own.</param>
/// <param name="Subject">Subject with `{{variables}}`.</param>
/// <param name="BodyHtml">HTML body; null: the email has none.</param>
/// <param name="BodyText">Text body; null: the email has none.</param>
/// <param name="Active">False: emails of this key are skipped.</param>
/// <param name="Description">What a built-in is for.</param>
/// <param name="Variables">What may be used in it.</param>
/// <param name="CreatedAt">Null for a built-in that nobody changed.</param>
/// <param name="UpdatedAt">Null for a built-in that nobody changed.</param>
/// <param name="Version">Send it back with PUT to be told (409) when somebody else saved in between.</param>
internal sealed record TemplateResponse(
    string Id,
    string Key,
    string? Tenant,
    TemplateOrigin Origin,
    string Subject,
    string? BodyHtml,
    string? BodyText,
    bool Active,
    string? Description,
    IReadOnlyList<TemplateVariableResponse> Variables,
    DateTimeOffset? CreatedAt,
    DateTimeOffset? UpdatedAt,
    Guid? Version)
{
    public static TemplateResponse From(TemplateView view, string? tenant) => new(
        view.Id?.ToString() ?? view.Key,
        view.Key,
        tenant,
        view.Origin,
        view.Content.Subject,
        view.Content.Html,
        view.Content.Text,
        view.Active,
        view.Description,
        [.. view.Variables.Select(v => new TemplateVariableResponse(v.Name, v.Description, v.Example, v.IsSecret))],
        view.CreatedAt,
        view.UpdatedAt,
        view.Version);
}

/// <summary>A variable of a template; a secret one is masked in logs.</summary>
internal sealed record TemplateVariableResponse(string Name, string Description, string Example, bool Secret);
