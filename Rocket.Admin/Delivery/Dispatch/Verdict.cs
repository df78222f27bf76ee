namespace Rocket.Admin.Delivery;

/// <summary>What follows from an attempt.</summary>
internal abstract record Verdict
{
    private Verdict()
    {
    }

    /// <summary>Another attempt in this round: <see cref="DeliveryRound.Current"/> says where.</summary>
    public sealed record TryAgain : Verdict
    {
        public static readonly TryAgain Instance = new();
    }

    /// <summary>The round is over.</summary>
    /// <param name="Status">The message's status from now on.</param>
    /// <param name="Reason">One of <see cref="MessageReason"/>, or null.</param>
    /// <param name="Error">What went wrong, in an admin's words.</param>
    /// <param name="Wait">When to start the next round; null when the message is finished.</param>
    public sealed record Over(MessageStatus Status, string? Reason, string? Error, TimeSpan? Wait) : Verdict;
}
