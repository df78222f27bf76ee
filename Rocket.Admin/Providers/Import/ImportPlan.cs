using System.Text.Json.Nodes;

namespace Rocket.Admin.Providers.Import;

/// <summary>What an import does, or would do, with everything its source describes.</summary>
public sealed record ImportPlan(IReadOnlyList<ImportItem> Items)
{
    public int Creates => Items.Count(item => item.Action == ImportAction.Create);

    /// <summary>One error keeps all of it from being done: no half import.</summary>
    public bool HasErrors => Items.Any(item => item.Action == ImportAction.Error);
}

/// <summary>What becomes of one thing that the source describes.</summary>
public sealed record ImportItem
{
    public required ImportAction Action { get; init; }

    public required string Name { get; init; }

    /// <summary>The type's key; null when the source has none.</summary>
    public string? Provider { get; init; }

    public int? Priority { get; init; }

    public bool? Active { get; init; }

    /// <summary>As it would be shown: secrets masked, references as written.</summary>
    public JsonObject? Config { get; init; }

    /// <summary>Why it is skipped or wrong; null when it is created.</summary>
    public string? Reason { get; init; }

    /// <summary>True when it is wrong only because another provider has its name.</summary>
    public bool IsNameTaken { get; init; }

    /// <summary>The new row's id once it is created; null before.</summary>
    public Guid? Id { get; init; }
}

/// <summary>The three fates of an <see cref="ImportItem"/>.</summary>
public enum ImportAction
{
    Create,
    Skip,
    Error,
}
