namespace Rocket.Admin.Templates.Rendering;

/// <summary>What one render noticed. Rendering is synchronous, so the scope of the thread is the scope of the render.</summary>
internal sealed class RenderScope
{
    [ThreadStatic]
    private static RenderScope? s_current;

    private readonly List<string> _unresolved = [];
    private readonly List<string> _warnings = [];
    private CompiledField? _field;
    private int _steps;

    public static RenderScope? Current => s_current;

    public IReadOnlyList<string> Unresolved => _unresolved;

    public IReadOnlyList<string> Warnings => _warnings;

    public void Enter(CompiledField field)
    {
        _field = field;
        _steps = 0;
        s_current = this;
    }

    public static void Leave() => s_current = null;

    public bool IsBlockParameter(string name) => _field is not null && _field.Syntax.BlockParameters.Contains(name);

    /// <summary>Counts look-ups, so that loops inside loops end even when they print nothing.</summary>
    public void Step()
    {
        if (++_steps > TemplateLimits.Steps)
        {
            throw new RenderLimitException($"Rendering needs more than {TemplateLimits.Steps:N0} steps. Use fewer loops inside loops or smaller lists.");
        }
    }

    public void Miss(string path)
    {
        // A path through env has its own warning, found when the template was read.
        if (path != "env" && !path.StartsWith("env.", StringComparison.Ordinal) && !_unresolved.Contains(path))
        {
            _unresolved.Add(path);
        }
    }

    /// <summary>A field of something that has no fields (a text, null): only its last name is known here, the template knows the rest.</summary>
    public void MissMember(string name)
    {
        var paths = _field?.Syntax.Paths ?? [];
        Miss(paths.FirstOrDefault(p => p.EndsWith("." + name, StringComparison.Ordinal)) ?? name);
    }

    public void Warn(string warning)
    {
        if (!_warnings.Contains(warning))
        {
            _warnings.Add(warning);
        }
    }
}
