using System.Threading.Channels;
using Microsoft.EntityFrameworkCore;
using Rocket.Admin.Data;

namespace Rocket.Admin.Providers.Sandbox;

/// <summary>
/// Writes mails to the sandbox mailbox. Sends that come while a transaction runs share the next one (group commit); the first of
/// them starts the writer, which ends when nobody waits. After a batch the mailbox is cut to its size, oldest first.
/// </summary>
internal sealed class SandboxStore(IDbContextFactory<RocketDbContext> contexts, ILogger<SandboxStore> logger)
{
    private const int MaxBatch = 200;
    private const int MaxBatchBytes = 16 * 1024 * 1024;

    private readonly Channel<Waiting> _waiting = Channel.CreateUnbounded<Waiting>(new UnboundedChannelOptions { SingleReader = false });
    private int _writing;
    private int _sinceTrim = int.MaxValue / 2;

    /// <summary>Raised after mails were added or removed; the mailbox page listens.</summary>
    public event Action? Changed;

    /// <summary>Returns when the mail is committed.</summary>
    /// <param name="mail">What to store.</param>
    /// <param name="keep">How many of the newest mails stay; of providers that share the mailbox, the most generous counts.</param>
    /// <param name="ct">Stops waiting; the mail may be stored all the same.</param>
    public Task AddAsync(SandboxMail mail, int keep, CancellationToken ct)
    {
        var waiting = new Waiting(mail, keep, new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously));
        _waiting.Writer.TryWrite(waiting);
        if (Interlocked.CompareExchange(ref _writing, 1, 0) == 0)
        {
            // Not the caller's task: it serves the others too, whatever becomes of this one.
            _ = Task.Run(WriteAllAsync, CancellationToken.None);
        }

        return waiting.Done.Task.WaitAsync(ct);
    }

    /// <summary>Tells open mailboxes that something changed.</summary>
    public void Tell()
    {
        foreach (var handler in Changed?.GetInvocationList().Cast<Action>() ?? [])
        {
            try
            {
                handler();
            }
#pragma warning disable CA1031 // A page's fault must not stop a send; it is logged.
            catch (Exception fault)
#pragma warning restore CA1031
            {
                logger.MailboxHandlerFailed(fault);
            }
        }
    }

    private async Task WriteAllAsync()
    {
        do
        {
            while (TakeBatch() is { Count: > 0 } batch)
            {
                await WriteAsync(batch);
            }

            Volatile.Write(ref _writing, 0);

            // One that came between the last look and the line above found a writer and started none.
        }
        while (_waiting.Reader.TryPeek(out _) && Interlocked.CompareExchange(ref _writing, 1, 0) == 0);
    }

    private List<Waiting> TakeBatch()
    {
        var batch = new List<Waiting>();
        var bytes = 0;
        while (batch.Count < MaxBatch && bytes < MaxBatchBytes && _waiting.Reader.TryRead(out var waiting))
        {
            batch.Add(waiting);
            bytes += waiting.Mail.Size;
        }

        return batch;
    }

    private async Task WriteAsync(List<Waiting> batch)
    {
        try
        {
            await using var db = await contexts.CreateDbContextAsync(CancellationToken.None);
            db.SandboxMails.AddRange(batch.Select(w => w.Mail));
            await db.SaveChangesAsync(CancellationToken.None);
        }
#pragma warning disable CA1031 // The fault goes to every waiting send, which makes an outcome of it.
        catch (Exception fault)
#pragma warning restore CA1031
        {
            logger.MailsNotStored(fault, batch.Count);
            batch.ForEach(w => w.Done.SetException(fault));
            return;
        }

        batch.ForEach(w => w.Done.SetResult());
        await TrimAsync(batch.Max(w => w.Keep), batch.Count);
        Tell();
    }

    private async Task TrimAsync(int keep, int added)
    {
        // Not at every mail: a tenth over the size is allowed, at most a hundred mails. The first batch after a start trims.
        _sinceTrim += added;
        if (_sinceTrim < Math.Clamp(keep / 10, 1, 100))
        {
            return;
        }

        _sinceTrim = 0;
        try
        {
            await using var db = await contexts.CreateDbContextAsync(CancellationToken.None);
            var oldest = await db.SandboxMails.OrderByDescending(m => m.Id).Skip(keep).Select(m => (Guid?)m.Id).FirstOrDefaultAsync(CancellationToken.None);
            if (oldest is { } last)
            {
                await db.SandboxMails.Where(m => m.Id <= last).ExecuteDeleteAsync(CancellationToken.None);
            }
        }
#pragma warning disable CA1031 // The mails are stored; the next batch trims again.
        catch (Exception fault)
#pragma warning restore CA1031
        {
            logger.MailboxNotTrimmed(fault);
        }
    }

    private sealed record Waiting(SandboxMail Mail, int Keep, TaskCompletionSource Done);
}
