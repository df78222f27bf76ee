namespace Rocket.Admin.Providers;

/// <summary>A row made ready for its adapter, or the reason why it cannot be.</summary>
/// <param name="Type">Null when this build does not know the row's type.</param>
/// <param name="Settings">Null when <paramref name="Error"/> is set.</param>
/// <param name="Error">What is wrong and what to do, in an admin's words.</param>
internal sealed record PreparedProvider(IProviderType? Type, ProviderSettings? Settings, string? Error);
