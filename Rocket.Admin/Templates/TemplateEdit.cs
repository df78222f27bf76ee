namespace Rocket.Admin.Templates;

/// <summary>What to change of a template; what is null stays as it is. An empty body removes that part.</summary>
/// <param name="Subject">New subject.</param>
/// <param name="BodyHtml">New HTML body.</param>
/// <param name="BodyText">New text body.</param>
/// <param name="Active">False: emails of this key are not sent.</param>
/// <param name="ExpectedVersion">The <see cref="TemplateView.Version"/> that was edited; null: change it whatever it is by now.</param>
internal sealed record TemplateEdit(string? Subject = null, string? BodyHtml = null, string? BodyText = null, bool? Active = null, Guid? ExpectedVersion = null);
