namespace Rocket.Admin.Providers;

/// <summary>Collects what is wrong, by field.</summary>
internal sealed class DraftErrors
{
    private readonly Dictionary<string, List<string>> _errors = new(StringComparer.Ordinal);

    public bool Any => _errors.Count > 0;

    public void Add(string field, string error)
    {
        if (!_errors.TryGetValue(field, out var list))
        {
            _errors[field] = list = [];
        }

        list.Add(error);
    }

    public bool Has(string field)
    {
        return _errors.ContainsKey(field);
    }

    public IReadOnlyDictionary<string, string[]> ToDictionary()
    {
        return _errors.ToDictionary(e => e.Key, e => e.Value.ToArray(), StringComparer.Ordinal);
    }
}
