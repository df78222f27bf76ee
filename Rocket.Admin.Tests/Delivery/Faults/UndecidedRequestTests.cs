using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Rocket.Admin.Delivery;
using Rocket.Admin.Tests.Providers.Resend;
using Rocket.Admin.Tests.Support;
using Rocket.Admin.Tests.Support.Http;

namespace Rocket.Admin.Tests.Delivery.Faults;

/// <summary>An idempotent provider may hold the message: it is asked again with the same bytes, and nobody else is before it answered.</summary>
public sealed class UndecidedRequestTests
{
    private static readonly (string, string) s_customEndpoints = ("Rocket:Email:AllowCustomEndpoints", "true");

    [Theory, EachDatabase]
    public async Task A_lost_answer_is_asked_for_again_even_after_a_changed_config(Database database)
    {
        var time = DeliveryHost.Clock();
        await using var recorder = new HttpRecorder(HttpScripts.Reset);
        await using var bed = await DeliveryHost.StartAsync(database, time, settings: s_customEndpoints);
        var provider = await bed.AddProviderAsync("resend", "resend", ResendContract.Contract.ConfigAt(recorder.Url));
        var id = await bed.SendHelloAsync();
        var waiting = await bed.UntilStatusAsync(id, "retrying");
        Assert.Equal(["resend", "resend"], waiting.List("attempts").Each("provider_name"));
        Assert.Empty(await bed.SandboxMailsAsync());

        recorder.Answer(ResendContract.Contract.Accepts);
        var config = ResendContract.Contract.ConfigAt(recorder.Url);
        config["from"] = "changed@myapp.com";
        (await bed.PutAsync($"{DeliveryHost.Providers}/{provider}", $$"""{"config":{{config.ToJsonString()}}}""")).Is(HttpStatusCode.OK);
        time.Advance(TimeSpan.FromSeconds(30));
        var delivered = await bed.UntilStatusAsync(id, "delivered");

        Assert.Equal("resend", delivered.Str("provider"));
        Assert.Equal(3, recorder.Requests.Count);
        Assert.All(recorder.Requests, request => Assert.Equal(recorder.Requests[0].Body, request.Body));
        Assert.All(recorder.Requests, request => Assert.Equal($"{id}", request.Header("Idempotency-Key")));
    }

    [Fact]
    public async Task In_the_next_round_the_provider_that_may_hold_it_is_asked_first()
    {
        var time = DeliveryHost.Clock();
        await using var recorder = new HttpRecorder(HttpScripts.Reset);
        await using var bed = await DeliveryHost.StartAsync(time: time, settings: s_customEndpoints);
        await bed.RemoveSandboxAsync();
        var first = await bed.AddProviderAsync("first", "sandbox", new() { ["simulate"] = "down" }, 1);
        await bed.AddProviderAsync("resend", "resend", ResendContract.Contract.ConfigAt(recorder.Url), 2);
        var id = await bed.SendHelloAsync();
        await bed.UntilStatusAsync(id, "retrying");

        (await bed.PutAsync($"{DeliveryHost.Providers}/{first}", """{"config":{}}""")).Is(HttpStatusCode.OK);
        recorder.Answer(ResendContract.Contract.Accepts);
        time.Advance(TimeSpan.FromSeconds(30));

        Assert.Equal("resend", (await bed.UntilStatusAsync(id, "delivered")).Str("provider"));
        Assert.Empty(await bed.SandboxMailsAsync());
    }

    [Theory, EachDatabase]
    public async Task What_is_kept_is_forgotten_when_the_provider_forgets_it(Database database)
    {
        var time = DeliveryHost.Clock();
        await using var recorder = new HttpRecorder(HttpScripts.Reset);
        await using var bed = await DeliveryHost.StartAsync(database, time, settings: s_customEndpoints);
        await bed.AddProviderAsync("resend", "resend", ResendContract.Contract.ConfigAt(recorder.Url));
        var id = await bed.SendHelloAsync();
        await bed.UntilStatusAsync(id, "retrying");
        (await bed.PostAsync($"{DeliveryHost.Messages}/{id}/cancel")).Is(HttpStatusCode.OK);
        var kept = bed.Host.Get<SentRequests>();
        Assert.NotNull(await kept.FindAsync(id, TestContext.Current.CancellationToken));

        // A clock put on by a day would fire every loop of the server a hundred thousand times.
        await using var db = await bed.OpenAsync();
        await db.Set<SentRequestRow>().ExecuteUpdateAsync(
            set => set.SetProperty(r => r.CreatedAt, time.GetUtcNow() - SentRequests.KeptFor - TimeSpan.FromMinutes(1)), TestContext.Current.CancellationToken);
        Assert.Null(await kept.FindAsync(id, TestContext.Current.CancellationToken));
        await bed.Host.Services.GetServices<IHostedService>().OfType<NodeUpkeep>().Single().BeatAsync(NodeUpkeep.DeadAfter, TestContext.Current.CancellationToken);
        Assert.False(await db.Set<SentRequestRow>().AnyAsync(TestContext.Current.CancellationToken));
    }
}
