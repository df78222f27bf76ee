namespace Rocket.Admin.Components.Shared;

/// <summary>One filter in force. <see cref="Key"/> comes back when it is removed.</summary>
public sealed record FilterChip(string Key, string Label, string Value);
