using System.Runtime.Versioning;
using Rocket.Admin.Providers;
using Rocket.Admin.Tests.Support.Smtp;

namespace Rocket.Admin.Tests.Providers.Smtp;

[SupportedOSPlatform("linux")]
public sealed class SmtpSinkTests(SmtpSink sink) : IClassFixture<SmtpSink>
{
    [Fact]
    public async Task Two_hundred_at_once_arrive_each_once_and_without_bcc()
    {
        var ct = TestContext.Current.CancellationToken;
        await using var provider = SmtpTestBed.Provider(sink.Port, ("max_messages_per_connection", 7));
        var outcomes = await Task.WhenAll(Enumerable.Range(0, 200).Select(i => provider.SendAsync(
            SmtpTestBed.Email($"user{i}@example.test") with { Subject = $"Number {i}.", Bcc = [new Mailbox(null, "hidden@example.test")] }, null, ct)));
        Assert.All(outcomes, outcome => Assert.True(outcome.IsAccepted, outcome.Failure?.Reason));
        Assert.Equal(200, sink.Messages.Count);
        var subjects = sink.Messages.Select(message => message.Split('\n').Single(line => line.StartsWith("Subject: ", StringComparison.Ordinal)).TrimEnd()).ToHashSet();
        Assert.Equal(200, subjects.Count);
        Assert.All(sink.Messages, message => Assert.DoesNotContain("\nbcc:", message, StringComparison.OrdinalIgnoreCase));
        Assert.All(sink.Messages, message => Assert.Single(message.Split('\n'), line => line.Contains("hidden@example.test", StringComparison.Ordinal)));
    }
}
