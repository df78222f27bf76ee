namespace Rocket.Admin.Providers.Http;

/// <summary>How a request ended.</summary>
internal abstract record HttpAnswer
{
    private HttpAnswer()
    {
    }

    /// <summary>The provider answered, with whatever status.</summary>
    internal sealed record Replied(HttpReply Reply) : HttpAnswer;

    /// <summary>No status line came.</summary>
    /// <param name="Phase"><see cref="SendPhase.BodySent"/> when the provider may have the whole request.</param>
    /// <param name="Failure">What it means.</param>
    internal sealed record Lost(SendPhase Phase, SendFailure Failure) : HttpAnswer;
}
