using System.Net;
using System.Text.Json.Nodes;
using Rocket.Admin.Tests.Delivery.Faults;

namespace Rocket.Admin.Tests.Api.Delivery;

/// <summary>Who may send and see what.</summary>
public sealed class SendAccessTests
{
    private static readonly (string Method, string Path)[] s_calls =
    [
        ("POST", DeliveryHost.Send),
        ("POST", DeliveryHost.Batch),
        ("GET", DeliveryHost.Messages),
        ("GET", DeliveryHost.Messages + "/0199d2a4-5b1c-7c3e-9f00-1a2b3c4d5e6f"),
        ("POST", DeliveryHost.Messages + "/0199d2a4-5b1c-7c3e-9f00-1a2b3c4d5e6f/retry"),
        ("POST", DeliveryHost.Messages + "/0199d2a4-5b1c-7c3e-9f00-1a2b3c4d5e6f/cancel"),
        ("GET", DeliveryHost.Logs),
        ("GET", DeliveryHost.Suppressions),
        ("POST", DeliveryHost.Suppressions),
    ];

    [Fact]
    public async Task Without_a_good_key_every_call_gets_the_same_401()
    {
        await using var bed = await DeliveryHost.StartAsync();
        using var anonymous = bed.Host.AnonymousClient();
        var answers = new HashSet<string>();
        foreach (var (method, path) in s_calls)
        {
            foreach (var key in new[] { null, "", "wrong", "rk_live_0123456789abcdef0123456789abcdef", Support.RocketHost.ApiKey + "x" })
            {
                using var request = new HttpRequestMessage(new HttpMethod(method), path);
                if (method == "POST")
                {
                    request.Content = new StringContent("not even JSON", System.Text.Encoding.UTF8, "application/json");
                }

                if (key is not null)
                {
                    request.Headers.TryAddWithoutValidation("Authorization", $"Bearer {key}");
                }

                var answer = (await Answer.OfAsync(await anonymous.SendAsync(request, TestContext.Current.CancellationToken), TestContext.Current.CancellationToken)).Is(HttpStatusCode.Unauthorized);
                answers.Add($"{answer.Body["title"]} {answer.Body["detail"]}");
            }
        }

        Assert.Single(answers);
    }

    [Fact]
    public async Task A_key_may_do_what_its_scopes_say()
    {
        await using var bed = await DeliveryHost.StartAsync();
        var reader = await bed.AddKeyAsync(["logs:read"]);
        var sender = await bed.AddKeyAsync(["send"]);

        (await bed.PostAsync(DeliveryHost.Send, DeliveryHost.Hello("jane@example.test"), reader)).Is(HttpStatusCode.Forbidden);
        (await bed.PostAsync(DeliveryHost.Batch, SendBatchTests.Body(DeliveryHost.Hello("jane@example.test")), reader)).Is(HttpStatusCode.Forbidden);
        var id = (await bed.PostAsync(DeliveryHost.Send, DeliveryHost.Hello("jane@example.test"), sender)).Is(HttpStatusCode.Accepted).Id;
        (await bed.GetAsync($"{DeliveryHost.Messages}/{id}", sender)).Is(HttpStatusCode.Forbidden);
        (await bed.GetAsync($"{DeliveryHost.Messages}/{id}", reader)).Is(HttpStatusCode.OK);
        (await bed.PostAsync($"{DeliveryHost.Messages}/{id}/cancel", key: reader)).Is(HttpStatusCode.Forbidden);
        Assert.Single(await bed.MessagesAsync());
    }

    [Fact]
    public async Task A_key_of_one_tenant_sends_for_that_tenant_and_sees_no_other()
    {
        await using var bed = await DeliveryHost.StartAsync();
        await bed.AddTenantAsync("acme");
        var key = await bed.AddKeyAsync(["send", "logs:read", "messages:write"], "acme");

        var own = (await bed.PostAsync(DeliveryHost.Send, DeliveryHost.Hello("jane@example.test"), key)).Is(HttpStatusCode.Accepted).Id;
        var other = await bed.SendHelloAsync("joe@example.test");
        await bed.UntilStatusAsync(own, "delivered");
        var foreign = (await bed.UntilStatusAsync(other, "delivered")).List("attempts").Single().Id("id");
        Assert.Equal("acme", (await bed.MessageAsync(own)).Str("tenant"));

        foreach (var tenant in new[] { "default", "no-such-tenant" })
        {
            var body = JsonNode.Parse(DeliveryHost.Hello("jane@example.test"))!;
            body["tenant"] = tenant;
            (await bed.PostAsync(DeliveryHost.Send, body.ToJsonString(), key)).Names("tenant");
            (await bed.GetAsync($"{DeliveryHost.Logs}?tenant={tenant}", key)).Names("tenant");
        }

        (await bed.GetAsync($"{DeliveryHost.Messages}/{own}", key)).Is(HttpStatusCode.OK);
        (await bed.GetAsync($"{DeliveryHost.Messages}/{other}", key)).Is(HttpStatusCode.NotFound);
        (await bed.GetAsync($"{DeliveryHost.Logs}/{foreign}", key)).Is(HttpStatusCode.NotFound);
        (await bed.PostAsync($"{DeliveryHost.Messages}/{other}/retry", key: key)).Is(HttpStatusCode.NotFound);
        (await bed.PostAsync($"{DeliveryHost.Messages}/{other}/cancel", key: key)).Is(HttpStatusCode.NotFound);
        Assert.Equal(own, (await bed.GetAsync(DeliveryHost.Messages, key)).Body.List("data").Single().Id("id"));
        Assert.Equal(own, (await bed.GetAsync(DeliveryHost.Logs, key)).Body.List("data").Single().Id("message_id"));
        Assert.Equal(2, (await bed.MessagesAsync()).Count);
        Assert.Equal(own, (await bed.MessagesAsync("tenant=acme")).Single().Id("id"));
    }
}
