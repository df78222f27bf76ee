namespace Rocket.Admin.Providers;

/// <summary>
/// One configured provider, ready to send: made by its <see cref="IProviderType"/> from a validated config, used by many
/// sends at once, disposed when the config changes (sends in flight finish first).
/// </summary>
internal interface IEmailProvider : IAsyncDisposable
{
    /// <summary>
    /// Tries once to hand the message over; never retries a send by itself, never throws for anything a provider or the network can do.
    /// </summary>
    /// <param name="email">The message.</param>
    /// <param name="trace">Told of each step as it happens, for Test Connection; null on the normal path.</param>
    /// <param name="ct">Cancelled only when the server stops and its grace time is over. Then <see cref="OperationCanceledException"/>
    /// is thrown, unless the body may have been sent: that is an <see cref="FailureKind.Ambiguous"/> outcome.</param>
    Task<SendOutcome> SendAsync(OutgoingEmail email, IProgress<ProviderStep>? trace, CancellationToken ct);

    /// <summary>Checks the credentials without sending.</summary>
    Task<VerifyOutcome> VerifyAsync(IProgress<ProviderStep>? trace, CancellationToken ct);

    /// <summary>True when a repeated send with the same message id is answered, not sent again.</summary>
    bool IsIdempotent => false;
}

/// <summary>One step of a send or check, as Test Connection shows it.</summary>
/// <param name="Name">dns, connect, greeting, tls, authenticate, noop, dkim, sender, recipients, body, answer.</param>
/// <param name="Succeeded">Whether it went well.</param>
/// <param name="Detail">Addresses, TLS version, the server's reply; no secrets.</param>
/// <param name="Duration">How long it took.</param>
internal sealed record ProviderStep(string Name, bool Succeeded, string Detail, TimeSpan Duration);

/// <summary>The result of a check without sending.</summary>
internal sealed record VerifyOutcome(SendPhase Phase, SendFailure? Failure, string Detail)
{
    public bool IsVerified => Failure is null;
}
