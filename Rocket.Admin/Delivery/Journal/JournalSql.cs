using Rocket.Admin.Data;

namespace Rocket.Admin.Delivery.Journal;

/// <summary>The journal's SQL, the same for both databases but for the places named.</summary>
internal sealed class JournalSql(RocketDatabase database)
{
    private const string ClaimColumns = "id, tenant_id, template_key, to_email, subject, content, recipients, attempts, rounds, only_provider_id, expires_at, created_at, attachment_count, secrets";

    private static readonly string[] s_attemptParameters =
    [
        "@id", "@message_id", "@tenant_id", "@provider_id", "@provider_name", "@template_key", "@to_email", "@subject", "@status", "@provider_response", "@error",
        "@attempt", "@duration_ms", "@created_at",
    ];

    public Statement InsertIdempotency { get; } = new(
        "INSERT INTO _idempotency_keys (scope, key, body_hash, response, created_at) VALUES (@scope, @key, @body_hash, @response, @created_at) ON CONFLICT DO NOTHING",
        "@scope", "@key", "@body_hash", "@response", "@created_at");

    public Statement ReadIdempotency { get; } = new(
        "SELECT body_hash, response FROM _idempotency_keys WHERE scope = @scope AND key = @key",
        "@scope", "@key");

    public Statement InsertMessage { get; } = new(
        """
        INSERT INTO _email_messages (id, tenant_id, status, reason, error, template_key, to_email, from_email, subject, email_type, content, secrets, route,
            attempts, rounds, next_attempt_at, send_at, expires_at, lease_owner, user_id, size, attachment_count, created_at, updated_at, completed_at)
        VALUES (@id, @tenant_id, @status, @reason, @error, @template_key, @to_email, @from_email, @subject, @email_type, @content, @secrets, NULL,
            0, 0, @next_attempt_at, @send_at, @expires_at, @lease_owner, @user_id, @size, @attachment_count, @created_at, @created_at, @completed_at)
        """,
        "@id", "@tenant_id", "@status", "@reason", "@error", "@template_key", "@to_email", "@from_email", "@subject", "@email_type", "@content", "@secrets",
        "@next_attempt_at", "@send_at", "@expires_at", "@lease_owner", "@user_id", "@size", "@attachment_count", "@created_at", "@completed_at");

    public Statement InsertAttachment { get; } = new(
        """
        INSERT INTO _email_attachments (message_id, position, file_name, content_type, content_id, content)
        VALUES (@message_id, @position, @file_name, @content_type, @content_id, @content)
        """,
        "@message_id", "@position", "@file_name", "@content_type", "@content_id", "@content");

    /// <summary>
    /// The lease is the fence: a node that lost it changes nothing. A provider deleted meanwhile, or one from the environment, leaves only
    /// its name. A message that nobody was asked about this time keeps its last route and provider.
    /// </summary>
    public Statement Settle { get; } = new(
        """
        UPDATE _email_messages SET status = @status, reason = @reason, error = @error, recipients = @recipients, route = COALESCE(@route, route), attempts = @attempts, rounds = @rounds,
            provider_id = CASE WHEN COALESCE(@provider_name, '') = '' THEN provider_id ELSE (SELECT id FROM _email_providers WHERE id = @provider_id) END,
            provider_name = COALESCE(@provider_name, provider_name), provider_message_id = @provider_message_id,
            next_attempt_at = @next_attempt_at, lease_owner = NULL, updated_at = @now, completed_at = @completed_at
        WHERE id = @id AND lease_owner = @lease_owner
        """,
        "@status", "@reason", "@error", "@recipients", "@route", "@attempts", "@rounds", "@provider_id", "@provider_name", "@provider_message_id",
        "@next_attempt_at", "@now", "@completed_at", "@id", "@lease_owner");

    /// <summary>An attempt that lasts is shown while on its way; when its result was faster, nothing changes.</summary>
    public Statement OpenAttempt { get; } = new(InsertAttempt(database) + " ON CONFLICT (id) DO NOTHING", s_attemptParameters);

    public Statement CloseAttempt { get; } = new(
        InsertAttempt(database) +
        " ON CONFLICT (id) DO UPDATE SET status = excluded.status, provider_response = excluded.provider_response, error = excluded.error, duration_ms = excluded.duration_ms",
        s_attemptParameters);

    public Statement InsertEvent { get; } = new(
        $"""
        INSERT INTO _email_events (id, message_id, tenant_id, kind, recipient, detail, created_at)
        VALUES (@id, @message_id, @tenant_id, @kind, @recipient, {database.Json("@detail")}, @created_at)
        """,
        "@id", "@message_id", "@tenant_id", "@kind", "@recipient", "@detail", "@created_at");

    public Statement InsertSuppression { get; } = new(
        """
        INSERT INTO _email_suppressions (id, tenant_id, address, reason, detail, message_id, created_at)
        VALUES (@id, @tenant_id, @address, @reason, @detail, @message_id, @created_at) ON CONFLICT (tenant_id, address) DO NOTHING
        """,
        "@id", "@tenant_id", "@address", "@reason", "@detail", "@message_id", "@created_at");

    /// <summary>Takes due messages under this node's lease. On PostgreSQL several nodes may ask at once without waiting for each other.</summary>
    public Statement Claim { get; } = new(
        $"""
        UPDATE _email_messages SET lease_owner = @lease_owner, updated_at = @now
        WHERE id IN (
            SELECT id FROM _email_messages WHERE next_attempt_at IS NOT NULL AND lease_owner IS NULL AND next_attempt_at <= @now
            ORDER BY next_attempt_at LIMIT @limit {(database.Kind == DatabaseKind.Npgsql ? "FOR UPDATE SKIP LOCKED" : "")})
        RETURNING {ClaimColumns}
        """,
        "@lease_owner", "@now", "@limit");

    /// <summary>Messages that waited for sending to be switched on are due again, in the order in which they were accepted.</summary>
    public Statement ReleasePaused { get; } = new(
        $"""
        UPDATE _email_messages SET reason = NULL, error = NULL, next_attempt_at = created_at, updated_at = @now
        WHERE id IN (
            SELECT id FROM _email_messages WHERE status = 'pending' AND reason = '{MessageReason.Paused}' AND next_attempt_at IS NOT NULL AND lease_owner IS NULL
            ORDER BY id LIMIT @limit {(database.Kind == DatabaseKind.Npgsql ? "FOR UPDATE SKIP LOCKED" : "")})
        """,
        "@now", "@limit");

    public Statement Cancel { get; } = new(
        """
        UPDATE _email_messages SET status = 'failed', reason = 'cancelled', next_attempt_at = NULL, lease_owner = NULL, updated_at = @now, completed_at = @now
        WHERE id = @id AND status IN ('pending', 'retrying') AND (lease_owner IS NULL OR lease_owner = @lease_owner)
        """,
        "@now", "@id", "@lease_owner");

    /// <summary>A person's retry starts the schedule anew; what was delivered stays delivered.</summary>
    public Statement Retry { get; } = new(
        """
        UPDATE _email_messages SET status = 'pending', reason = NULL, rounds = 0, only_provider_id = @only_provider_id, next_attempt_at = @now, expires_at = NULL,
            recipients = @recipients, updated_at = @now, completed_at = NULL
        WHERE id = @id AND status IN ('failed', 'retrying') AND lease_owner IS NULL
        """,
        "@only_provider_id", "@now", "@recipients", "@id");

    public Statement Heartbeat { get; } = new(
        """
        INSERT INTO _nodes (id, name, started_at, heartbeat_at) VALUES (@id, @name, @now, @now)
        ON CONFLICT (id) DO UPDATE SET heartbeat_at = excluded.heartbeat_at
        """,
        "@id", "@name", "@now");

    public Statement ForgetNode { get; } = new("DELETE FROM _nodes WHERE id = @id", "@id");

    public Statement ForgetSilentNodes { get; } = new("DELETE FROM _nodes WHERE heartbeat_at < @cutoff AND id <> @id", "@cutoff", "@id");

    /// <summary>Attempts that were on their way when their node died: nobody knows how they ended.</summary>
    public Statement CloseOrphanedAttempts { get; } = new(
        """
        UPDATE _email_logs SET status = 'retrying', error = @error
        WHERE status = 'pending' AND message_id IN (SELECT id FROM _email_messages WHERE lease_owner IS NOT NULL AND lease_owner NOT IN (SELECT id FROM _nodes))
        """,
        "@error");

    /// <summary>Messages of dead nodes go back to the queue; their <c>next_attempt_at</c> still stands.</summary>
    public Statement ReleaseOrphans { get; } = new(
        "UPDATE _email_messages SET lease_owner = NULL, updated_at = @now WHERE lease_owner IS NOT NULL AND lease_owner NOT IN (SELECT id FROM _nodes)",
        "@now");

    /// <summary>At a clean stop: what this node did not get to goes back.</summary>
    public Statement ReleaseOwn { get; } = new(
        "UPDATE _email_messages SET lease_owner = NULL, updated_at = @now WHERE lease_owner = @id",
        "@now", "@id");

    public Statement ForgetSentRequests { get; } = new("DELETE FROM _email_sent_requests WHERE created_at < @cutoff", "@cutoff");

    public Statement ForgetIdempotency { get; } = new("DELETE FROM _idempotency_keys WHERE created_at < @cutoff", "@cutoff");

    private static string InsertAttempt(RocketDatabase database)
    {
        return $"""
            INSERT INTO _email_logs (id, message_id, tenant_id, provider_id, provider_name, template_key, to_email, subject, status, provider_response, error, attempt, duration_ms, created_at)
            VALUES (@id, @message_id, @tenant_id, (SELECT id FROM _email_providers WHERE id = @provider_id), @provider_name, @template_key, @to_email, @subject, @status,
                {database.Json("@provider_response")}, @error, @attempt, @duration_ms, @created_at)
            """;
    }
}
