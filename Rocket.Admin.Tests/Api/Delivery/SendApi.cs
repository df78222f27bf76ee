using Rocket.Admin.Tests.Delivery.Faults;

namespace Rocket.Admin.Tests.Api.Delivery;

/// <summary>One host for the many tests of a class that only ask and change nothing.</summary>
public sealed class SendApi : IAsyncLifetime
{
    /// <summary>A message of its own keeps to this limit, so that tests of it stay small.</summary>
    public const int MaxMessageBytes = 100_000;

    internal DeliveryHost Bed { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        Bed = await DeliveryHost.StartAsync(settings: ("Rocket:Email:MaxMessageBytes", $"{MaxMessageBytes}"));
    }

    public ValueTask DisposeAsync() => Bed.DisposeAsync();
}
