namespace Rocket.Admin.Providers.FromEnvironment;

/// <summary>What pages and API tell of this server's environment: names and places of variables, never the value of a secret.</summary>
/// <param name="IsUsed">Whether sends may go through <paramref name="Providers"/>.</param>
/// <param name="InsteadOf">The active provider of the database that keeps them out of use; null when none does.</param>
/// <param name="PausedBecause">Why nothing is sent; null when sending is on.</param>
/// <param name="Providers">In the order in which they are tried.</param>
/// <param name="Problems">What is wrong besides the providers' own mistakes.</param>
public sealed record EnvironmentReport(
    bool IsUsed, string? InsteadOf, string? PausedBecause, IReadOnlyList<EnvironmentProviderView> Providers, IReadOnlyList<string> Problems);

/// <summary>A provider from the environment, and the variables it is made from.</summary>
/// <param name="Provider">As a row would be shown; its id works for verify and test, and for nothing that changes a row.</param>
/// <param name="Variables">Those that are set, and those that it would need.</param>
public sealed record EnvironmentProviderView(ProviderView Provider, IReadOnlyList<EnvironmentVariableView> Variables);

/// <summary>One variable, without its value.</summary>
/// <param name="Name">Its name.</param>
/// <param name="IsSet">Whether it has a value.</param>
/// <param name="Source"><c>process</c>, <c>file</c>, <c>env_file</c> or <c>secrets_folder</c>; null when it has none.</param>
/// <param name="Problem">Why it is named somewhere and still has no value.</param>
public sealed record EnvironmentVariableView(string Name, bool IsSet, string? Source, string? Problem);
