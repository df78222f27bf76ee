namespace Rocket.Admin.Templates;

/// <summary>Where the shown content of a key comes from.</summary>
internal enum TemplateOrigin
{
    /// <summary>Comes with the product and nobody changed it.</summary>
    Default,

    /// <summary>Stands in the place of a built-in, or of a custom template of the system for one tenant.</summary>
    Override,

    /// <summary>A key of somebody's own.</summary>
    Custom,
}
