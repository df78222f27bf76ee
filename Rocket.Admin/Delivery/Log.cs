namespace Rocket.Admin.Delivery;

/// <summary>Event ids 4000–4099.</summary>
internal static partial class Log
{
    [LoggerMessage(4000, LogLevel.Error, "A listener of delivery changes failed and was dropped")]
    internal static partial void FeedHandlerFailed(this ILogger logger, Exception fault);

    [LoggerMessage(4001, LogLevel.Warning, "A batch of {Count} journal entries could not be written together; each is tried alone")]
    internal static partial void JournalBatchFailed(this ILogger logger, int count, Exception fault);

    [LoggerMessage(4002, LogLevel.Error, "A journal entry ({Entry}) could not be written")]
    internal static partial void JournalEntryFailed(this ILogger logger, string entry, Exception fault);

    [LoggerMessage(4003, LogLevel.Error, "A journal entry ({Entry}) could not be written and is tried again until it can")]
    internal static partial void JournalEntryWaits(this ILogger logger, string entry, Exception fault);

    [LoggerMessage(4004, LogLevel.Warning, "The journal's connection did not close cleanly")]
    internal static partial void JournalCloseFailed(this ILogger logger, Exception fault);

    [LoggerMessage(4005, LogLevel.Error, "The database is locked, full or away, so mail was not accepted; the caller was told to try again")]
    internal static partial void NotAccepted(this ILogger logger, Exception fault);

    [LoggerMessage(4010, LogLevel.Information, "Node {NodeId} started; {Released} messages of stopped nodes are back in the queue")]
    internal static partial void NodeStarted(this ILogger logger, Guid nodeId, int released);

    [LoggerMessage(4011, LogLevel.Warning, "{Released} messages of nodes that stopped answering are back in the queue")]
    internal static partial void OrphansReleased(this ILogger logger, int released);

    [LoggerMessage(4012, LogLevel.Error, "The queue's upkeep failed; it is tried again")]
    internal static partial void UpkeepFailed(this ILogger logger, Exception fault);

    [LoggerMessage(4020, LogLevel.Error, "Message {MessageId} met an unexpected fault and will be retried")]
    internal static partial void DeliveryFaulted(this ILogger logger, Guid messageId, Exception fault);

    [LoggerMessage(4021, LogLevel.Information, "Message {MessageId} failed at {Provider} (attempt {Attempt}, {Kind})")]
    internal static partial void AttemptFailed(this ILogger logger, Guid messageId, string provider, int attempt, Providers.FailureKind kind);

    [LoggerMessage(4022, LogLevel.Warning, "Message {MessageId} was settled by another node; this node's result is not recorded with it")]
    internal static partial void LeaseLost(this ILogger logger, Guid messageId);

    [LoggerMessage(4023, LogLevel.Warning, "Message {MessageId} was given up: {Reason}")]
    internal static partial void MessageFailed(this ILogger logger, Guid messageId, string reason);

    [LoggerMessage(4024, LogLevel.Information, "Stopping: {InFlight} sends are finishing")]
    internal static partial void Stopping(this ILogger logger, int inFlight);

    [LoggerMessage(4025, LogLevel.Warning, "{InFlight} sends did not finish in time; they will be tried again after the next start")]
    internal static partial void StopGraceOver(this ILogger logger, int inFlight);

    [LoggerMessage(4026, LogLevel.Warning, "The journal was closed before the leases were given back; the next start takes them over")]
    internal static partial void LeasesKept(this ILogger logger);

    [LoggerMessage(4027, LogLevel.Warning, "The undecided request of message {MessageId} could not be kept; a repeat is written anew")]
    internal static partial void SentRequestNotKept(this ILogger logger, Guid messageId, Exception fault);

    [LoggerMessage(4040, LogLevel.Information, "Sending is on: {Count} messages that were held are back in the queue")]
    internal static partial void PausedReleased(this ILogger logger, int count);
}
