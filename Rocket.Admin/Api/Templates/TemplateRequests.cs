using System.Text.Json.Nodes;

namespace Rocket.Admin.Api.Templates;

/// <summary>A new template.</summary>
/// <param name="Key">2 to 64 small letters, digits, `.`, `-`, `_`. A built-in's key makes an override of it.</param>
/// <param name="Subject">Handlebars; rendered to one line.</param>
/// <param name="BodyHtml">Handlebars; values are escaped.</param>
/// <param name="BodyText">Handlebars. At least one body is needed.</param>
/// <param name="Active">False: emails of this key are skipped.</param>
/// <param name="Tenant">Name of a tenant: it holds for that one only.</param>
internal sealed record CreateTemplateRequest(string Key, string Subject, string? BodyHtml = null, string? BodyText = null, bool Active = true, string? Tenant = null);

/// <summary>What to change; fields left out stay as they are.</summary>
/// <param name="Key">May be repeated, can't be changed.</param>
/// <param name="Subject">New subject.</param>
/// <param name="BodyHtml">New HTML body; empty removes it.</param>
/// <param name="BodyText">New text body; empty removes it.</param>
/// <param name="Active">False: emails of this key are skipped.</param>
/// <param name="Version">The version you read; 409 when it is no longer the current one.</param>
internal sealed record UpdateTemplateRequest(string? Key = null, string? Subject = null, string? BodyHtml = null, string? BodyText = null, bool? Active = null, Guid? Version = null);

/// <summary>What to preview.</summary>
/// <param name="Variables">Left out: sample data.</param>
/// <param name="Subject">Shown instead of the saved subject.</param>
/// <param name="BodyHtml">Shown instead of the saved HTML body.</param>
/// <param name="BodyText">Shown instead of the saved text body.</param>
/// <param name="Tenant">Preview what holds for this tenant.</param>
internal sealed record PreviewRequest(JsonObject? Variables = null, string? Subject = null, string? BodyHtml = null, string? BodyText = null, string? Tenant = null);

/// <summary>A rendered email.</summary>
/// <param name="Subject">One line.</param>
/// <param name="Html">Null: the template has no HTML body.</param>
/// <param name="Text">Null: the template has no text body.</param>
/// <param name="Unresolved">Variables that were asked for and not given; they rendered as nothing.</param>
/// <param name="Warnings">What deserves a second look.</param>
internal sealed record PreviewResponse(string Subject, string? Html, string? Text, IReadOnlyList<string> Unresolved, IReadOnlyList<string> Warnings);
