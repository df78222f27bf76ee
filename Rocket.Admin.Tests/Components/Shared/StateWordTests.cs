using Rocket.Admin.Components.Shared;

namespace Rocket.Admin.Tests.Components.Shared;

public sealed class StateWordTests
{
    [Theory]
    [InlineData("delivered", null, "Delivered", "good")]
    [InlineData("pending", null, "Pending", "calm")]
    [InlineData("retrying", null, "Retrying", "warn")]
    [InlineData("failed", null, "Failed", "bad")]
    [InlineData("failed", "550 no such user", "Failed", "bad")]
    [InlineData("pending", "throttled", "Throttled", "calm")]
    [InlineData("pending", "scheduled", "Scheduled", "calm")]
    [InlineData("failed", "suppressed", "Suppressed", "calm")]
    [InlineData("failed", "skipped-inactive-template", "Skipped", "calm")]
    [InlineData("failed", "cancelled", "Cancelled", "calm")]
    [InlineData("failed", "Unknown", "Unknown", "odd")]
    [InlineData("delivered", "unknown", "Delivered", "good")]
    [InlineData("on-the-moon", null, "on-the-moon", "odd")]
    public void Status_and_reason_become_one_word(string status, string? reason, string word, string tone)
    {
        var said = StateWord.Of(status, reason);

        Assert.Equal(word, said.Word);
        Assert.Equal(tone, said.Tone);
        Assert.StartsWith("<g ", said.Shape, StringComparison.Ordinal);
    }
}
