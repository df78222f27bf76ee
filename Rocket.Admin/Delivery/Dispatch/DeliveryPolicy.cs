namespace Rocket.Admin.Delivery;

/// <summary>The settings a round follows.</summary>
/// <param name="Waits">Waits between rounds.</param>
/// <param name="Jitter">Largest variation of a wait, as a share of it.</param>
/// <param name="OnAmbiguous">What to do when a message may have been accepted.</param>
internal sealed record DeliveryPolicy(IReadOnlyList<TimeSpan> Waits, double Jitter, AmbiguousAction OnAmbiguous)
{
    /// <summary>Wait while no provider can be used at all: that is not the message's fault and uses up no round.</summary>
    public static readonly TimeSpan NoProviderWait = TimeSpan.FromSeconds(30);

    public static DeliveryPolicy From(DeliveryOptions options)
    {
        return new DeliveryPolicy(options.RetrySchedule, options.RetryJitter, options.OnAmbiguous);
    }
}
