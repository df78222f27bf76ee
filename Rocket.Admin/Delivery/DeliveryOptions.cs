using System.ComponentModel.DataAnnotations;
using Microsoft.Extensions.Options;

namespace Rocket.Admin.Delivery;

/// <summary>What to do when a provider that is not idempotent may or may not have accepted a message.</summary>
internal enum AmbiguousAction
{
    /// <summary>Go on to the next provider: rather twice than never.</summary>
    FallBack,

    /// <summary>Wait, then start again with the same provider, which may recognise the Message-ID.</summary>
    RetryLater,

    /// <summary>Fail with reason <c>unknown</c>: rather never than twice; an admin can retry by hand.</summary>
    GiveUp,
}

/// <summary>Settings of the queue and of what it accepts, section <c>Rocket:Email</c>.</summary>
internal sealed class DeliveryOptions
{
    public const string Section = "Rocket:Email";

    /// <summary>Messages being handed to providers at the same time. Default 64.</summary>
    [Range(1, 1000)]
    public int MaxInFlight { get; set; } = 64;

    /// <summary>Messages kept in memory, ready to go; what exceeds it waits in the database. Default 2,000.</summary>
    [Range(10, 100_000)]
    public int QueueCapacity { get; set; } = 2000;

    /// <summary>Waits between rounds over the whole route; after the last one the message fails. Default 30 s, 2 min, 10 min, 1 h, 4 h.</summary>
    [Required, MinLength(1)]
    public TimeSpan[] RetrySchedule { get; set; } = [];

    /// <summary>Each wait is varied by up to this share, so that retries spread out. Default 0.2.</summary>
    [Range(0, 0.5)]
    public double RetryJitter { get; set; } = 0.2;

    public AmbiguousAction OnAmbiguous { get; set; } = AmbiguousAction.FallBack;

    /// <summary>Content and attachments of one message, in bytes. Default 25 MB (25 × 1024 × 1024).</summary>
    [Range(1024, 100 * 1024 * 1024)]
    public int MaxMessageBytes { get; set; } = 25 * 1024 * 1024;

    /// <summary>To, Cc and Bcc together. Default 50.</summary>
    [Range(1, 1000)]
    public int MaxRecipients { get; set; } = 50;

    /// <summary>Domain for Message-ID headers when the sender's is not known. Default <c>localhost</c>.</summary>
    [Required]
    public string MessageIdDomain { get; set; } = "localhost";

    /// <summary>How long answers under an <c>Idempotency-Key</c> are kept. Default 24 h.</summary>
    public TimeSpan IdempotencyRetention { get; set; } = TimeSpan.FromHours(24);

    /// <summary>How long in-flight sends may take to finish when the server stops. Default 20 s.</summary>
    public TimeSpan StopGrace { get; set; } = TimeSpan.FromSeconds(20);

    /// <summary>The schedule used when none is configured; binding an array appends, so it is not the property's own default.</summary>
    internal static TimeSpan[] DefaultSchedule { get; } =
        [TimeSpan.FromSeconds(30), TimeSpan.FromMinutes(2), TimeSpan.FromMinutes(10), TimeSpan.FromHours(1), TimeSpan.FromHours(4)];
}

[OptionsValidator]
internal sealed partial class DeliveryOptionsValidator : IValidateOptions<DeliveryOptions>;
