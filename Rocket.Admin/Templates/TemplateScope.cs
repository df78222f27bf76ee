namespace Rocket.Admin.Templates;

/// <summary>For whom templates are read and written.</summary>
/// <param name="TenantId">Null: the system's own templates, which hold for every tenant.</param>
/// <param name="Confined">True for a caller bound to this tenant: it sees what holds for it, and changes only its own rows.</param>
internal readonly record struct TemplateScope(Guid? TenantId, bool Confined = false)
{
    public static TemplateScope System => default;

    public bool MaySee(Guid? owner) => !Confined || owner is null || owner == TenantId;

    public bool MayChange(Guid? owner) => !Confined || owner == TenantId;
}
