namespace Rocket.Admin.Components.Logs;

/// <summary>One moment in a message's life, in an admin's words.</summary>
/// <param name="At">When; in the future for what is still to come; null when nobody knows.</param>
/// <param name="Title">What happened.</param>
/// <param name="Shape">One of <c>Glyphs</c>.</param>
/// <param name="Tone">As badges have it.</param>
internal sealed record StoryStep(DateTimeOffset? At, string Title, string Shape, string Tone)
{
    /// <summary>Why, in words.</summary>
    public string? Text { get; init; }

    /// <summary>Small facts: which try, how long, how far.</summary>
    public IReadOnlyList<string> Facts { get; init; } = [];

    /// <summary>The provider's answer as it came.</summary>
    public string? Raw { get; init; }

    /// <summary>Answers per recipient, where they differ.</summary>
    public IReadOnlyList<string> Recipients { get; init; } = [];
}
