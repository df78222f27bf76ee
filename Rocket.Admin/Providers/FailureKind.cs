namespace Rocket.Admin.Providers;

/// <summary>What a failed send means for the message: every adapter sorts every failure into one of these six.</summary>
public enum FailureKind
{
    /// <summary>A passing refusal (rate, greylisting, server busy): next provider now, the whole route again later.</summary>
    RetryLater,

    /// <summary>This provider will not take this message (policy, sender not allowed): next provider now.</summary>
    NextProvider,

    /// <summary>The provider or its account is broken (unreachable, wrong credentials, certificate): next provider now, and its badge shows it.</summary>
    ProviderDown,

    /// <summary>The recipient does not exist or must not be mailed: stop, suppress, never another provider.</summary>
    PermanentRecipient,

    /// <summary>Our message is wrong (syntax, too large): stop, never another provider.</summary>
    PermanentMessage,

    /// <summary>It may have been accepted: the connection was lost after the body was sent.</summary>
    Ambiguous,
}
