namespace Rocket.Admin.Delivery;

/// <summary>What is wrong with a request, by the field's JSON name.</summary>
internal sealed class RequestErrors
{
    private readonly Dictionary<string, List<string>> _byField = new(StringComparer.Ordinal);

    public bool Any => _byField.Count > 0;

    public void Add(string field, string message)
    {
        if (!_byField.TryGetValue(field, out var messages))
        {
            _byField.Add(field, messages = []);
        }

        messages.Add(message);
    }

    public IReadOnlyDictionary<string, string[]> ByField => _byField.ToDictionary(f => f.Key, f => f.Value.ToArray(), StringComparer.Ordinal);
}
