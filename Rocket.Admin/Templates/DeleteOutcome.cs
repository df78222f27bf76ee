namespace Rocket.Admin.Templates;

/// <summary>What became of a template that was to be deleted.</summary>
internal abstract record DeleteOutcome
{
    private DeleteOutcome()
    {
    }

    /// <summary>It is gone and nothing takes its place.</summary>
    internal sealed record Deleted : DeleteOutcome;

    /// <summary>The override is gone; <paramref name="Template"/> counts again.</summary>
    internal sealed record Reset(TemplateView Template) : DeleteOutcome;

    /// <summary>A built-in without an override can't be deleted, only switched off.</summary>
    internal sealed record BuiltIn(string Key) : DeleteOutcome;

    internal sealed record NotFound : DeleteOutcome;
}
