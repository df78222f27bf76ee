using System.Text.Json.Nodes;

namespace Rocket.Admin.Providers;

/// <summary>
/// Holds one adapter, counts what runs in it, and closes it only when nothing does: a send that began before its config changed
/// ends on the old one.
/// </summary>
internal sealed class ProviderAdapter(string type, ProviderSettings settings, IEmailProvider provider)
{
    private readonly Lock _gate = new();
    private int _running;
    private bool _closed;

    public bool IsIdempotent => provider.IsIdempotent;

    /// <summary>Whether it was made from the same type and settings, so that it can stay.</summary>
    public bool Fits(string otherType, ProviderSettings other)
    {
        return type == otherType && settings.Id == other.Id && settings.Name == other.Name && JsonNode.DeepEquals(settings.Config, other.Config);
    }

    public async Task<SendOutcome> SendAsync(OutgoingEmail email, IProgress<ProviderStep>? trace, CancellationToken ct)
    {
        if (!TryEnter())
        {
            return SendOutcome.Failed(SendPhase.Prepare, FailureKind.RetryLater, ChangedText);
        }

        try
        {
            return await provider.SendAsync(email, trace, ct);
        }
        finally
        {
            Leave();
        }
    }

    public async Task<VerifyOutcome> VerifyAsync(IProgress<ProviderStep>? trace, CancellationToken ct)
    {
        if (!TryEnter())
        {
            return new VerifyOutcome(SendPhase.Prepare, new SendFailure(FailureKind.RetryLater, ChangedText), ChangedText);
        }

        try
        {
            return await provider.VerifyAsync(trace, ct);
        }
        finally
        {
            Leave();
        }
    }

    /// <summary>Closes it unless something runs in it.</summary>
    /// <returns>True when it is closed.</returns>
    public async ValueTask<bool> TryCloseAsync()
    {
        lock (_gate)
        {
            if (_running > 0)
            {
                return false;
            }

            if (_closed)
            {
                return true;
            }

            _closed = true;
        }

        await provider.DisposeAsync();
        return true;
    }

    /// <summary>Closes it whatever runs in it: the server has stopped.</summary>
    public async ValueTask CloseAsync()
    {
        lock (_gate)
        {
            if (_closed)
            {
                return;
            }

            _closed = true;
        }

        await provider.DisposeAsync();
    }

    private string ChangedText => $"The settings of {settings.Name} were changed while this message was on its way to it.";

    private bool TryEnter()
    {
        lock (_gate)
        {
            if (_closed)
            {
                return false;
            }

            _running++;
            return true;
        }
    }

    private void Leave()
    {
        lock (_gate)
        {
            _running--;
        }
    }
}
