using HandlebarsDotNet;
using Rocket.Admin.Templates.Syntax;

namespace Rocket.Admin.Templates.Rendering;

/// <summary>A field that was read and compiled; <see cref="Run"/> is null when there are problems. Used by many threads at once.</summary>
internal sealed record CompiledField(
    TemplateField Field,
    TemplateSyntax Syntax,
    IReadOnlyList<TemplateProblem> Problems,
    HandlebarsTemplate<TextWriter, object, object>? Run)
{
    private long _lastUsed;

    /// <summary>A tick of the cache's own counter, not a time.</summary>
    public long LastUsed => Volatile.Read(ref _lastUsed);

    public void Touch(long tick) => Volatile.Write(ref _lastUsed, tick);
}
