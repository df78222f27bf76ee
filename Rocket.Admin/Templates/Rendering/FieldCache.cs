using System.Collections.Concurrent;

namespace Rocket.Admin.Templates.Rendering;

/// <summary>
/// Compiled fields by their source: a changed template is simply another key, so nothing needs invalidating. Bounded; when full, the quarter
/// that was not used for the longest time goes. Compiling takes milliseconds, a look-up less than a microsecond.
/// </summary>
internal sealed class FieldCache(Func<TemplateField, string, CompiledField> compile, int capacity)
{
    private readonly ConcurrentDictionary<(TemplateField Field, string Source), CompiledField> _fields = new();
    private readonly Lock _eviction = new();
    private long _tick;

    public int Count => _fields.Count;

    public CompiledField Get(TemplateField field, string source)
    {
        var key = (field, source);
        if (!_fields.TryGetValue(key, out var compiled))
        {
            compiled = _fields.GetOrAdd(key, compile(field, source));
            if (_fields.Count > capacity)
            {
                Evict();
            }
        }

        compiled.Touch(Interlocked.Increment(ref _tick));
        return compiled;
    }

    private void Evict()
    {
        lock (_eviction)
        {
            var excess = _fields.Count - (capacity * 3 / 4);
            foreach (var (key, _) in _fields.OrderBy(f => f.Value.LastUsed).Take(excess).ToList())
            {
                _fields.TryRemove(key, out _);
            }
        }
    }
}
