namespace Rocket.Admin.Providers.Http;

/// <summary>What statuses mean where a provider's own table says nothing: asked after it.</summary>
internal static class HttpErrorTable
{
    public static IReadOnlyList<HttpErrorRule> Common { get; } =
    [
        new(FailureKind.RetryLater, "{provider} limits the rate ({reply}). It is tried again later; if it lasts, ask the provider for a higher limit.") { Statuses = [425, 429] },
        new(FailureKind.RetryLater, "{provider} waited too long for the request ({reply}). It is tried again later.") { Statuses = [408] },
        new(FailureKind.ProviderDown, "{provider} refused the key ({reply}). Enter a valid one, then Verify again.") { Statuses = [401, 407] },
        new(FailureKind.ProviderDown, "{provider} does not let this account or key send ({reply}). Check the key's rights and the account, then Verify again.") { Statuses = [402, 403] },
        new(FailureKind.ProviderDown, "{provider} has no such address ({reply}). Check region and base_url, then Verify again.") { Statuses = [404, 405, 410] },
        new(FailureKind.PermanentMessage, "{provider} finds the message too large ({reply}). Send it with smaller attachments.") { Statuses = [413] },
    ];

    /// <summary>What is left, by the status alone.</summary>
    public static HttpErrorRule Of(int status) => status switch
    {
        >= 500 => new(FailureKind.RetryLater, "{provider} has trouble of its own ({reply}). It is tried again later."),
        >= 400 => new(FailureKind.PermanentMessage, "{provider} refused the message as it is ({reply}). Correct what it names; sending it again unchanged does not help."),
        >= 300 => new(FailureKind.ProviderDown, "{provider} answered with a redirect, which is not followed ({reply}). Check base_url and any proxy on the way, then Verify again."),
        _ => new(FailureKind.NextProvider, "What answered is not {provider} ({reply}). Check region and base_url, then Verify again."),
    };
}
