using System.Text.RegularExpressions;

namespace Rocket.Admin.Providers.Http;

/// <summary>One row of a provider's error table: an answer that fits every given condition means <paramref name="Kind"/>. The first row that fits decides.</summary>
/// <param name="Kind">What it means for the message.</param>
/// <param name="Reason">For the admin: what happened and what to do; <c>{reply}</c> and <c>{to}</c> are filled in.</param>
internal sealed record HttpErrorRule(FailureKind Kind, string Reason)
{
    /// <summary>HTTP statuses; empty means any.</summary>
    public int[] Statuses { get; init; } = [];

    /// <summary>The provider's own codes; empty means any or none.</summary>
    public string[] Codes { get; init; } = [];

    /// <summary>Must match the field that the provider names.</summary>
    public Regex? Field { get; init; }

    /// <summary>Must match the provider's words.</summary>
    public Regex? Words { get; init; }

    /// <summary>How long to wait when the provider names no time itself.</summary>
    public TimeSpan? RetryAfter { get; init; }

    public bool Fits(int status, HttpProblem problem) =>
        (Statuses.Length == 0 || Array.IndexOf(Statuses, status) >= 0)
        && (Codes.Length == 0 || (problem.Code is { } code && Array.IndexOf(Codes, code) >= 0))
        && (Field is null || (problem.Field is { } field && Field.IsMatch(field)))
        && (Words is null || Words.IsMatch(problem.Message));
}
