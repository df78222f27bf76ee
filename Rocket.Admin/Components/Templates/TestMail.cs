using Rocket.Admin.Delivery;

namespace Rocket.Admin.Components.Templates;

/// <summary>What became of a test email, in words.</summary>
/// <param name="Good">Accepted for delivery.</param>
/// <param name="Text">What happened and what to do.</param>
/// <param name="MessageId">Where the log tells the rest; null when nothing was accepted.</param>
public sealed record TestMail(bool Good, string Text, Guid? MessageId = null)
{
    internal static TestMail Of(SendResult result, string address) => result switch
    {
        SendResult.Accepted { Receipt: { Status: MessageStatus.Failed } receipt } => new TestMail(false, $"Not sent to {address}: {receipt.Reason?.Replace('_', ' ') ?? "it failed at once"}.", receipt.Id),
        SendResult.Accepted accepted => new TestMail(true, $"The test to {address} is on its way.", accepted.Receipt.Id),
        SendResult.Invalid invalid => new TestMail(false, string.Join(" ", invalid.Errors.SelectMany(e => e.Value))),
        SendResult.NoProvider none => new TestMail(false, none.Reason),
        _ => throw new InvalidOperationException($"Unmapped result {result}."),
    };
}
