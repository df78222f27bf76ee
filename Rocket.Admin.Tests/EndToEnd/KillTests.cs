using System.Text.Json.Nodes;
using Rocket.Admin.Tests.Support;

namespace Rocket.Admin.Tests.EndToEnd;

/// <summary>Accepted means kept: the server as a real process, ended in the middle of its work.</summary>
[Collection(nameof(ProcessTests))]
public sealed class KillTests
{
    private const int Total = 2000;
    private const int MaxInFlight = 16;
    private static readonly TimeSpan s_arrival = TimeSpan.FromMinutes(3);

    private static readonly Dictionary<string, string> s_environment = new()
    {
        ["Rocket__Email__MaxInFlight"] = $"{MaxInFlight}",
        ["Rocket__Email__TenantRateLimitPerMinute"] = "0",
    };

    [Theory, EachDatabase]
    public async Task Every_message_accepted_before_kill_9_arrives_after_a_restart(Database database)
    {
        await using var home = await ProcessHome.CreateAsync(database, s_environment);
        await using var mail = new RecordingMailServer(TimeSpan.FromMilliseconds(10));
        var crowd = new Crowd(Total);

        await using (var first = await home.StartAsync())
        {
            using var api = new RocketApi(first.Client());
            await api.AddSmtpProviderAsync("loopback", mail.Port, priority: 1, Connections(8));
            var sending = crowd.SendAsync(api);
            await Eventually.TrueAsync("some are accepted and some have arrived", () => crowd.Accepted.Count >= Total / 4 && mail.Received.Count >= 100, s_arrival);
            await first.Kill9Async();
            await sending;
        }

        var acceptedBefore = crowd.Accepted.Count;
        var arrivedBefore = mail.Received.Count;
        Assert.True(arrivedBefore < acceptedBefore, "The kill came too late to prove anything.");

        await using var second = await home.StartAsync();
        using var again = new RocketApi(second.Client());
        await crowd.SendAsync(again);
        Assert.Equal(Total, crowd.Accepted.Count);
        await Eventually.TrueAsync("every accepted message has arrived", () => !crowd.Accepted.Except(mail.Received.Select(m => m.MessageId)).Any(), s_arrival);
        await Eventually.TrueAsync("nothing is left to do", async () => await again.CountAsync("pending") + await again.CountAsync("retrying") == 0, s_arrival);

        var duplicates = mail.Received.CountBy(m => m.MessageId).Sum(message => message.Value - 1);
        TestContext.Current.TestOutputHelper?.WriteLine($"killed with {acceptedBefore} accepted and {arrivedBefore} arrived; {mail.Received.Count} arrivals in all, {duplicates} twice");
        Assert.InRange(duplicates, 0, MaxInFlight);
    }

    [Theory, EachDatabase]
    public async Task A_polite_stop_finishes_what_is_in_flight_and_keeps_the_rest_for_the_next_start(Database database)
    {
        const int Messages = 200;
        await using var home = await ProcessHome.CreateAsync(database, s_environment);
        await using var mail = new RecordingMailServer(TimeSpan.FromMilliseconds(50));
        var crowd = new Crowd(Messages);
        mail.Hold();

        await using (var first = await home.StartAsync())
        {
            using var api = new RocketApi(first.Client());
            await api.AddSmtpProviderAsync("loopback", mail.Port, priority: 1, Connections(4));
            await crowd.SendAsync(api);
            await Eventually.TrueAsync("every connection waits for an answer", () => mail.Held == 4);
            var stopping = first.StopGracefullyAsync();
            await Eventually.TrueAsync("it listens no more", first.RefusesConnectionsAsync);
            mail.LetGo();
            Assert.Equal(0, await stopping);
        }

        Assert.InRange(mail.Received.Count, 4, Messages - 1);
        await using var second = await home.StartAsync();
        await Eventually.TrueAsync("the rest has arrived", () => mail.Received.Count >= Messages, s_arrival);
        using var again = new RocketApi(second.Client());
        await Eventually.TrueAsync("nothing is left to do", async () => await again.CountAsync("pending") == 0);
        Assert.Equal(crowd.Accepted.Order(), mail.Received.Select(m => m.MessageId).Order());
    }

    private static JsonObject Connections(int count)
    {
        return new JsonObject { ["max_connections"] = count };
    }
}
