namespace Rocket.Admin.Templates;

/// <summary>What a tenant's key stands for at this moment.</summary>
internal abstract record TemplateResolution
{
    private TemplateResolution()
    {
    }

    internal sealed record Found(ResolvedTemplate Template) : TemplateResolution;

    /// <summary>An admin switched it off: the email is not sent. <paramref name="Reason"/> says which template did that.</summary>
    internal sealed record Inactive(string Reason) : TemplateResolution;

    internal sealed record Unknown : TemplateResolution;
}
