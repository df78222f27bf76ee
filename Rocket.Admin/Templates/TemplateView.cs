namespace Rocket.Admin.Templates;

/// <summary>A template as admins see it: a built-in default (then without id and times) or a row.</summary>
internal sealed record TemplateView
{
    /// <summary>Null for a built-in that nobody changed.</summary>
    public Guid? Id { get; init; }

    public required string Key { get; init; }

    /// <summary>Whose row it is; null: the system's.</summary>
    public Guid? TenantId { get; init; }

    public required TemplateOrigin Origin { get; init; }

    public required TemplateContent Content { get; init; }

    public bool Active { get; init; } = true;

    /// <summary>What it is for; null for a custom template.</summary>
    public string? Description { get; init; }

    /// <summary>The documented variables of a built-in; for a custom template those it uses.</summary>
    public IReadOnlyList<TemplateVariable> Variables { get; init; } = [];

    public DateTimeOffset? CreatedAt { get; init; }

    public DateTimeOffset? UpdatedAt { get; init; }

    /// <summary>Give it back when saving, to hear of a change made in between.</summary>
    public Guid? Version { get; init; }
}
