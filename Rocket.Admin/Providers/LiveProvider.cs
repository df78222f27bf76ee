namespace Rocket.Admin.Providers;

/// <summary>One provider of a <see cref="ProviderRoster"/>, ready to be sent through.</summary>
/// <param name="Id">Row id, or the fixed id of a provider from the environment.</param>
/// <param name="Name">The admin's name for it.</param>
/// <param name="Type">The type's key.</param>
/// <param name="Priority">Lower is tried first.</param>
/// <param name="Active">Whether routes may use it.</param>
/// <param name="Version">Of the row.</param>
/// <param name="ConfigError">Why it cannot send on this server; null when it can. Then every send fails with this text.</param>
/// <param name="Adapter">Null when <paramref name="ConfigError"/> is set.</param>
internal sealed record LiveProvider(Guid Id, string Name, string Type, int Priority, bool Active, Guid Version, string? ConfigError, ProviderAdapter? Adapter)
{
    /// <summary>True when variables of this server describe it: it has no row, and records keep its name only.</summary>
    public bool IsFromEnvironment { get; init; }

    /// <summary>True when a repeated send with the same message id is answered, not sent again.</summary>
    public bool IsIdempotent => Adapter?.IsIdempotent == true;

    /// <inheritdoc cref="IEmailProvider.SendAsync"/>
    public Task<SendOutcome> SendAsync(OutgoingEmail email, IProgress<ProviderStep>? trace, CancellationToken ct)
    {
        return Adapter is not null
            ? Adapter.SendAsync(email, trace, ct)
            : Task.FromResult(SendOutcome.Failed(SendPhase.Prepare, FailureKind.ProviderDown, ConfigError ?? "The provider is not ready."));
    }

    /// <inheritdoc cref="IEmailProvider.VerifyAsync"/>
    public Task<VerifyOutcome> VerifyAsync(IProgress<ProviderStep>? trace, CancellationToken ct)
    {
        return Adapter is not null
            ? Adapter.VerifyAsync(trace, ct)
            : Task.FromResult(Unready(ConfigError ?? "The provider is not ready."));
    }

    private static VerifyOutcome Unready(string reason)
    {
        return new VerifyOutcome(SendPhase.Prepare, new SendFailure(FailureKind.ProviderDown, reason), reason);
    }
}
