namespace Rocket.Admin.Templates.Rendering;

/// <summary>A list of the variables. Printed as it stands it becomes <c>a, b, c</c>.</summary>
internal sealed class ModelList : List<object?>;
