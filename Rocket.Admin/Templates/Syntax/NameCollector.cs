namespace Rocket.Admin.Templates.Syntax;

/// <summary>The names a field uses, each once, in order of first use.</summary>
internal sealed class NameCollector
{
    private readonly HashSet<string> _seen = new(StringComparer.Ordinal);
    private readonly List<string> _paths = [];
    private readonly HashSet<string> _lists = new(StringComparer.Ordinal);
    private readonly HashSet<string> _parameters = new(StringComparer.Ordinal);

    public IReadOnlyList<string> Paths => _paths;

    public IReadOnlySet<string> Lists => _lists;

    public IReadOnlySet<string> BlockParameters => _parameters;

    public void Add(string path)
    {
        if (_seen.Add(path))
        {
            _paths.Add(path);
        }
    }

    public void AddList(string path) => _lists.Add(path);

    public void AddParameters(IEnumerable<string> names) => _parameters.UnionWith(names);
}
