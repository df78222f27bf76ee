namespace Rocket.Admin.Components.Shared;

/// <summary>What a template's badge can say.</summary>
public enum TemplateState
{
    Default,
    Custom,
    Draft,
    Inactive,
}
