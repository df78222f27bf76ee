using FluentValidation.Results;

namespace Rocket.Admin.Templates;

/// <summary>What became of a template that was to be saved.</summary>
internal abstract record SaveOutcome
{
    private SaveOutcome()
    {
    }

    internal sealed record Saved(TemplateView Template) : SaveOutcome;

    internal sealed record NotFound : SaveOutcome;

    /// <summary>There is already a template of this key (for this tenant).</summary>
    internal sealed record KeyTaken(string Key) : SaveOutcome;

    internal sealed record Invalid(ValidationResult Errors) : SaveOutcome;

    /// <summary>Somebody else saved in between; <paramref name="Current"/> is what it is now, null when it was deleted.</summary>
    internal sealed record Changed(TemplateView? Current) : SaveOutcome;
}
