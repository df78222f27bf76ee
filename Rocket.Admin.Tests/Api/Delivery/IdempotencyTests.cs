using System.Net;
using System.Text.Json.Nodes;
using Rocket.Admin.Tests.Delivery.Faults;
using Rocket.Admin.Tests.Support;

namespace Rocket.Admin.Tests.Api.Delivery;

/// <summary>A request with an <c>Idempotency-Key</c> may be repeated: it is carried out once.</summary>
public sealed class IdempotencyTests
{
    private static readonly string s_hello = DeliveryHost.Hello("jane@example.test");

    [Theory, EachDatabase]
    public async Task The_same_request_gets_the_same_answer_and_another_body_a_409(Database database)
    {
        await using var bed = await DeliveryHost.StartAsync(database);
        var first = (await bed.PostAsync(DeliveryHost.Send, s_hello, idempotencyKey: "order-1")).Is(HttpStatusCode.Accepted);
        await bed.UntilStatusAsync(first.Id, "delivered");
        var second = (await bed.PostAsync(DeliveryHost.Send, s_hello, idempotencyKey: "order-1")).Is(HttpStatusCode.Accepted);
        Assert.Equal(first.Text, second.Text);
        (await bed.PostAsync(DeliveryHost.Send, DeliveryHost.Hello("joe@example.test"), idempotencyKey: "order-1")).Names("idempotency_key", HttpStatusCode.Conflict);
        Assert.NotEqual(first.Id, (await bed.PostAsync(DeliveryHost.Send, s_hello, idempotencyKey: "order-2")).Is(HttpStatusCode.Accepted).Id);
        Assert.Equal(2, (await bed.MessagesAsync()).Count);
    }

    [Theory, EachDatabase]
    public async Task Twenty_at_once_make_one_message(Database database)
    {
        await using var bed = await DeliveryHost.StartAsync(database);
        var answers = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => bed.PostAsync(DeliveryHost.Send, s_hello, idempotencyKey: "order-1")));
        var id = Assert.Single(answers.Select(a => a.Is(HttpStatusCode.Accepted).Id).Distinct());
        await bed.UntilStatusAsync(id, "delivered");
        Assert.Single(await bed.MessagesAsync());
        Assert.Single(await bed.SandboxMailsAsync());
    }

    [Fact]
    public async Task A_batch_is_repeated_as_a_whole_with_its_errors()
    {
        await using var bed = await DeliveryHost.StartAsync();
        var body = SendBatchTests.Body(s_hello, """{"to":"a@","subject":"x","text":"x"}""", DeliveryHost.Hello("joe@example.test"));
        var answers = await Task.WhenAll(Enumerable.Range(0, 5).Select(_ => bed.PostAsync(DeliveryHost.Batch, body, idempotencyKey: "batch-1")));
        Assert.Single(answers.Select(a => a.Is(HttpStatusCode.Accepted).Text).Distinct());
        Assert.Equal(2, (await bed.MessagesAsync()).Count);
        (await bed.PostAsync(DeliveryHost.Batch, SendBatchTests.Body(s_hello), idempotencyKey: "batch-1")).Names("idempotency_key", HttpStatusCode.Conflict);

        // The two calls do not share keys.
        (await bed.PostAsync(DeliveryHost.Send, s_hello, idempotencyKey: "batch-1")).Is(HttpStatusCode.Accepted);
    }

    [Fact]
    public async Task The_same_key_text_of_another_API_key_is_another_key()
    {
        await using var bed = await DeliveryHost.StartAsync();
        var other = await bed.AddKeyAsync(["send"]);
        var mine = (await bed.PostAsync(DeliveryHost.Send, s_hello, idempotencyKey: "order-1")).Is(HttpStatusCode.Accepted).Id;
        var theirs = (await bed.PostAsync(DeliveryHost.Send, DeliveryHost.Hello("joe@example.test"), other, "order-1")).Is(HttpStatusCode.Accepted).Id;
        Assert.NotEqual(mine, theirs);
    }

    [Fact]
    public async Task A_refused_request_does_not_use_the_key_up()
    {
        await using var bed = await DeliveryHost.StartAsync();
        (await bed.PostAsync(DeliveryHost.Send, DeliveryHost.Hello("a@"), idempotencyKey: "order-1")).Names("to");
        (await bed.PostAsync(DeliveryHost.Send, s_hello, idempotencyKey: "order-1")).Is(HttpStatusCode.Accepted);
        (await bed.PostAsync(DeliveryHost.Send, s_hello, idempotencyKey: new string('k', 256))).Names("idempotency_key");
    }

    [Fact]
    public async Task A_repeat_gets_its_answer_even_when_the_request_would_be_refused_by_now()
    {
        var time = DeliveryHost.Clock();
        await using var bed = await DeliveryHost.StartAsync(time: time);
        var body = JsonNode.Parse(s_hello)!;
        body["expires_at"] = time.GetUtcNow().AddMinutes(5).ToString("O");
        var first = (await bed.PostAsync(DeliveryHost.Send, body.ToJsonString(), idempotencyKey: "order-1")).Is(HttpStatusCode.Accepted);
        var batch = (await bed.PostAsync(DeliveryHost.Batch, SendBatchTests.Body(s_hello), idempotencyKey: "batch-1")).Is(HttpStatusCode.Accepted);
        await bed.UntilStatusAsync(first.Id, "delivered");

        time.Advance(TimeSpan.FromMinutes(6));
        Assert.Equal(first.Text, (await bed.PostAsync(DeliveryHost.Send, body.ToJsonString(), idempotencyKey: "order-1")).Is(HttpStatusCode.Accepted).Text);
        await bed.RemoveSandboxAsync();
        Assert.Equal(batch.Text, (await bed.PostAsync(DeliveryHost.Batch, SendBatchTests.Body(s_hello), idempotencyKey: "batch-1")).Is(HttpStatusCode.Accepted).Text);
        (await bed.PostAsync(DeliveryHost.Send, s_hello, idempotencyKey: "order-1")).Names("idempotency_key", HttpStatusCode.Conflict);
        (await bed.PostAsync(DeliveryHost.Send, s_hello, idempotencyKey: "order-9")).Is(HttpStatusCode.Conflict);
    }
}
