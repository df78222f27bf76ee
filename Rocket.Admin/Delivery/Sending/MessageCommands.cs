using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Rocket.Admin.Data;
using Rocket.Admin.Delivery.Journal;
using Rocket.Admin.Providers;

namespace Rocket.Admin.Delivery;

/// <summary>What came of a person's wish for a message.</summary>
internal abstract record CommandResult
{
    private CommandResult()
    {
    }

    public sealed record Done : CommandResult;

    public sealed record NotFound : CommandResult;

    /// <summary>The message's state does not allow it.</summary>
    public sealed record Refused(string Why) : CommandResult;
}

/// <summary>Retry and cancel, for one message.</summary>
internal sealed class MessageCommands(IDbContextFactory<RocketDbContext> contexts, ProviderRegistry providers, DeliveryJournal journal, TimeProvider time)
{
    /// <summary>Puts a failed or waiting message back into the queue, now, with a fresh schedule. Recipients already served are not mailed again.</summary>
    /// <param name="id">The message.</param>
    /// <param name="providerId">Only this provider may be used, even if inactive; null: the normal route.</param>
    /// <param name="actor">Who asks, for the message's story.</param>
    /// <param name="ct">Cancels the wait, not a retry already committed.</param>
    public async Task<CommandResult> RetryAsync(Guid id, Guid? providerId, string actor, CancellationToken ct)
    {
        var roster = await providers.CurrentAsync(ct);
        var provider = providerId is { } wanted ? roster.Find(wanted) : null;
        if (providerId is not null && provider is null)
        {
            return new CommandResult.Refused("There is no such provider any more. Choose another one.");
        }

        await using var db = await contexts.CreateDbContextAsync(ct);
        var row = await db.Set<EmailMessage>().Where(m => m.Id == id).Select(m => new { m.TenantId, m.Status, m.Reason, m.Recipients }).SingleOrDefaultAsync(ct);
        if (row is null)
        {
            return new CommandResult.NotFound();
        }

        if (row.Reason == MessageReason.SkippedInactiveTemplate)
        {
            return new CommandResult.Refused("It was skipped because its template is inactive, so it was never rendered. Activate the template and send it again.");
        }

        // A person asks again, so recipients who were refused get another chance; those served do not.
        var served = row.Recipients is null ? [] : JsonSerializer.Deserialize(row.Recipients, DeliveryJson.Default.IReadOnlyListRecipientState)!.Where(r => r.Delivered).ToList();
        var recipients = served.Count == 0 ? null : JsonSerializer.Serialize(served, DeliveryJson.Default.IReadOnlyListRecipientState);
        var affected = await journal.RunAsync(
            ct,
            (journal.Sql.Retry, [providerId, journal.Database.Time(time.GetUtcNow()), recipients, id]));
        if (affected[0] == 0)
        {
            return new CommandResult.Refused(row switch
            {
                { Status: MessageStatus.Delivered } => "It was delivered already.",
                { Reason: MessageReason.Paused } => "Sending is paused (EMAIL_ENABLE). It goes out by itself when sending is on again.",
                _ => "It is already on its way.",
            });
        }

        await NoteAsync(id, row.TenantId, "retry_requested", new JsonObject { ["by"] = actor, ["provider"] = provider?.Name }, ct);
        journal.Queue.SignalIntake();
        return new CommandResult.Done();
    }

    /// <summary>Takes a message out of the queue unless it is being sent at this moment.</summary>
    public async Task<CommandResult> CancelAsync(Guid id, string actor, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        var row = await db.Set<EmailMessage>().Where(m => m.Id == id).Select(m => new { m.TenantId, m.Status }).SingleOrDefaultAsync(ct);
        if (row is null)
        {
            return new CommandResult.NotFound();
        }

        // In memory it is withdrawn first, so that no worker can start it between here and the commit.
        var held = journal.Queue.Find(id);
        if (held is not null && !held.TryWithdraw())
        {
            return new CommandResult.Refused("It is being handed to a provider right now.");
        }

        var affected = await journal.RunUntilWrittenAsync(ct, (journal.Sql.Cancel, [journal.Database.Time(time.GetUtcNow()), id, held is null ? Guid.Empty : journal.Queue.NodeId]));
        if (held is not null)
        {
            journal.Queue.Release(held);
        }

        if (affected[0] == 0)
        {
            return new CommandResult.Refused(row.Status is MessageStatus.Delivered or MessageStatus.Failed ? $"It is finished already ({EnumText<MessageStatus>.Of(row.Status)})." : "It is being handed to a provider right now.");
        }

        await NoteAsync(id, row.TenantId, "cancelled", new JsonObject { ["by"] = actor }, ct);
        return new CommandResult.Done();
    }

    private async Task NoteAsync(Guid id, Guid tenantId, string kind, JsonObject detail, CancellationToken ct)
    {
        var now = time.GetUtcNow();
        await journal.RunAsync(ct, (journal.Sql.InsertEvent, [Guid.CreateVersion7(now), id, tenantId, kind, null, detail.ToJsonString(), journal.Database.Time(now)]));
        journal.Feed.Publish([id]);
    }
}
