namespace Rocket.Admin.Components.Shared;

/// <summary>How a remark in the editor is underlined. The numbers are Monaco's.</summary>
public enum CodeMarkerSeverity
{
    Hint = 1,
    Info = 2,
    Warning = 4,
    Error = 8,
}
