using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Rocket.Admin.Providers.Mime;

namespace Rocket.Admin.Providers.Sandbox;

/// <summary>Stores the mail as it would have arrived, or plays the outage it is set to.</summary>
internal sealed class SandboxProvider(SandboxStore store, TimeProvider time, Mailbox defaultFrom, SandboxSimulation simulation, int keep) : IEmailProvider
{
    internal static readonly TimeSpan SlowFor = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan s_retryAfter = TimeSpan.FromSeconds(30);

    private const string DownText = "The sandbox plays an outage (simulate = down). Set Simulate to Nothing to end it.";

    public async Task<SendOutcome> SendAsync(OutgoingEmail email, IProgress<ProviderStep>? trace, CancellationToken ct)
    {
        var started = time.GetTimestamp();
        if (simulation == SandboxSimulation.Slow)
        {
            await Task.Delay(SlowFor, time, ct);
        }

        var recipients = email.OnlyRecipients ?? [.. email.To.Concat(email.Cc).Concat(email.Bcc).Select(m => m.Address)];
        if (Simulated(recipients) is { } failed)
        {
            trace?.Report(new ProviderStep(failed.Phase == SendPhase.Connect ? "connect" : "recipients", false, failed.Failure!.Reason, time.GetElapsedTime(started)));
            return failed;
        }

        byte[] raw;
        try
        {
            raw = MimeComposer.ToBytes(email, defaultFrom);
        }
        catch (FormatException fault)
        {
            return SendOutcome.Failed(SendPhase.Prepare, FailureKind.PermanentMessage, fault.Message);
        }

        var now = time.GetUtcNow();
        var mail = new SandboxMail
        {
            Id = Guid.CreateVersion7(now),
            MessageId = email.MessageId,
            FromEmail = (email.From ?? defaultFrom).Address,
            ToEmail = string.Join(", ", recipients),
            Subject = email.Subject,
            Raw = raw,
            Size = raw.Length,
            AttachmentCount = email.Attachments.Count,
            CreatedAt = now,
        };
        return await StoreAsync(mail, trace, started, ct);
    }

    public Task<VerifyOutcome> VerifyAsync(IProgress<ProviderStep>? trace, CancellationToken ct)
    {
        var detail = simulation == SandboxSimulation.Down ? DownText : "Ready. Mail is kept in the sandbox mailbox; none leaves.";
        var failure = simulation == SandboxSimulation.Down ? new SendFailure(FailureKind.ProviderDown, DownText) : null;
        trace?.Report(new ProviderStep("connect", failure is null, detail, TimeSpan.Zero));
        return Task.FromResult(new VerifyOutcome(failure is null ? SendPhase.Answered : SendPhase.Connect, failure, detail));
    }

    public ValueTask DisposeAsync()
    {
        return ValueTask.CompletedTask;
    }

    private async Task<SendOutcome> StoreAsync(SandboxMail mail, IProgress<ProviderStep>? trace, long started, CancellationToken ct)
    {
        try
        {
            await store.AddAsync(mail, keep, ct);
        }
        catch (Exception fault) when (fault is DbUpdateException or DbException or InvalidOperationException or TimeoutException)
        {
            trace?.Report(new ProviderStep("body", false, "The mail could not be stored.", time.GetElapsedTime(started)));
            return SendOutcome.Failed(SendPhase.Envelope, FailureKind.RetryLater, "The sandbox could not store the mail: the database did not take it. The server's log says why.");
        }

        var answer = $"Kept in the sandbox as {mail.Id}";
        trace?.Report(new ProviderStep("answer", true, answer, time.GetElapsedTime(started)));
        return SendOutcome.Accepted(mail.Id.ToString(), answer);
    }

    private SendOutcome? Simulated(IReadOnlyList<string> recipients)
    {
        switch (simulation)
        {
            case SandboxSimulation.Down:
                return SendOutcome.Failed(SendPhase.Connect, FailureKind.ProviderDown, DownText);
            case SandboxSimulation.RateLimited:
                return SendOutcome.Failed(
                    SendPhase.Envelope, FailureKind.RetryLater, "The sandbox plays a rate limit (simulate = rate_limited).", "450 too many messages, try again in 30 s", s_retryAfter);
            case SandboxSimulation.RefuseRecipient:
                var refused = new SendFailure(FailureKind.PermanentRecipient, "The sandbox plays an unknown recipient (simulate = refuse_recipient).");
                const string Reply = "550 5.1.1 no such user";
                return new SendOutcome(SendPhase.Envelope, refused, null, Reply, [.. recipients.Select(r => new RecipientOutcome(r, refused, Reply))]);
            default:
                return null;
        }
    }
}
