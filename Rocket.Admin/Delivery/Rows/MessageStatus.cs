namespace Rocket.Admin.Delivery;

/// <summary>Public status of a message and of an attempt.</summary>
public enum MessageStatus
{
    /// <summary>Accepted and waiting, or on its way.</summary>
    Pending,

    /// <summary>Every recipient was accepted by a provider.</summary>
    Delivered,

    /// <summary>It was given up; the reason says why.</summary>
    Failed,

    /// <summary>The last try failed and another follows.</summary>
    Retrying,
}
