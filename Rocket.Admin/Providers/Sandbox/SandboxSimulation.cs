namespace Rocket.Admin.Providers.Sandbox;

/// <summary>Outages that a sandbox provider can play, so that the fallback can be watched without a real one. The words of config field <c>simulate</c>.</summary>
internal enum SandboxSimulation
{
    /// <summary>Every mail is kept.</summary>
    None,

    /// <summary>The provider cannot be reached: the next one is tried, and its badge turns to Down.</summary>
    Down,

    /// <summary>Every recipient is refused for good: the message fails and the address is suppressed.</summary>
    RefuseRecipient,

    /// <summary>Every mail is kept, five seconds late.</summary>
    Slow,

    /// <summary>"Too many requests, try again in 30 s": the next provider is tried, later the whole route again.</summary>
    RateLimited,
}
