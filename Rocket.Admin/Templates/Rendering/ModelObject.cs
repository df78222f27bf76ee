namespace Rocket.Admin.Templates.Rendering;

/// <summary>An object of the variables. <see cref="Path"/> is its dotted name seen from the top, empty for the top itself.</summary>
internal sealed class ModelObject(RenderScope scope, string path) : Dictionary<string, object?>(StringComparer.Ordinal)
{
    public RenderScope Scope => scope;

    public string Path => path;

    public string PathOf(string member) => path.Length == 0 ? member : $"{path}.{member}";
}
