namespace Rocket.Admin.Components.Sending;

/// <summary>What the email would look like.</summary>
internal sealed record Preview
{
    public string? Subject { get; init; }

    public string? Html { get; init; }

    public string? Text { get; init; }

    /// <summary>Variables that were asked for and not given: they show as nothing.</summary>
    public IReadOnlyList<string> Missing { get; init; } = [];

    public IReadOnlyList<string> Warnings { get; init; } = [];

    /// <summary>Why it cannot be rendered.</summary>
    public IReadOnlyList<string> Problems { get; init; } = [];

    public bool IsEmpty => string.IsNullOrEmpty(Subject) && string.IsNullOrEmpty(Html) && string.IsNullOrEmpty(Text) && Problems.Count == 0;
}
