using System.Net;
using Rocket.Admin.Tests.Delivery.Faults;
using Rocket.Admin.Tests.Support;

namespace Rocket.Admin.Tests.Api.Delivery;

public sealed class SendBatchTests
{
    [Theory, EachDatabase]
    public async Task Good_and_bad_ones_are_answered_each_in_its_place(Database database)
    {
        await using var bed = await DeliveryHost.StartAsync(database);
        var entries = (await bed.PostAsync(DeliveryHost.Batch, Body(
            DeliveryHost.Hello("first@example.test"),
            """{"to":"a@","subject":"Hello","text":"Hello"}""",
            """{"to":"jane@example.test","template":"no-such-template"}""",
            DeliveryHost.Hello("last@example.test"),
            "null"))).Is(HttpStatusCode.Accepted).Body.List("data");

        Assert.Equal(5, entries.Count);
        Assert.Equal("pending", entries[0].Str("status"));
        Assert.NotNull(entries[1]["error"]!["errors"]!["to"]);
        Assert.NotNull(entries[2]["error"]!["errors"]!["template"]);
        Assert.NotNull(entries[4]["error"]);
        Assert.Null(entries[1]["id"]);
        Assert.Equal("first@example.test", (await bed.UntilStatusAsync(entries[0].Id("id"), "delivered"))["to"]![0]!.GetValue<string>());
        Assert.Equal("last@example.test", (await bed.UntilStatusAsync(entries[3].Id("id"), "delivered"))["to"]![0]!.GetValue<string>());
        Assert.Equal(2, (await bed.MessagesAsync()).Count);
    }

    [Fact]
    public async Task None_and_more_than_a_thousand_are_refused_and_a_thousand_are_taken()
    {
        await using var bed = await DeliveryHost.StartAsync();
        (await bed.PostAsync(DeliveryHost.Batch, Body())).Names("messages");
        (await bed.PostAsync(DeliveryHost.Batch, Body([.. Enumerable.Repeat(DeliveryHost.Hello("jane@example.test"), 1001)]))).Names("messages");
        (await bed.PostAsync(DeliveryHost.Batch, "{}")).Names("messages");
        (await bed.PostAsync(DeliveryHost.Batch, """{"messages":{}}""")).Names("messages");
        Assert.Empty(await bed.MessagesAsync());

        var thousand = (await bed.PostAsync(DeliveryHost.Batch, Body([.. Enumerable.Range(0, 1000).Select(i => DeliveryHost.Hello($"u{i}@example.test"))]))).Is(HttpStatusCode.Accepted).Body.List("data");
        Assert.Equal(1000, thousand.Select(e => e.Id("id")).Distinct().Count());
        Assert.Equal("u999@example.test", (await bed.MessageAsync(thousand[999].Id("id")))["to"]![0]!.GetValue<string>());
    }

    [Fact]
    public async Task A_wrong_type_in_one_message_refuses_the_request_and_names_the_place()
    {
        await using var bed = await DeliveryHost.StartAsync();
        (await bed.PostAsync(DeliveryHost.Batch, Body(DeliveryHost.Hello("jane@example.test"), """{"to":5}""", """{"subjet":"x"}"""))).Names("messages[1].to").Names("messages[2].subjet");
        Assert.Empty(await bed.MessagesAsync());
    }

    [Fact]
    public async Task A_batch_of_only_bad_ones_accepts_nothing_and_tells_each()
    {
        await using var bed = await DeliveryHost.StartAsync();
        var entries = (await bed.PostAsync(DeliveryHost.Batch, Body("""{"to":"a@"}""", """{"to":"b@"}"""))).Is(HttpStatusCode.Accepted).Body.List("data");
        Assert.All(entries, e => Assert.NotNull(e["error"]!["errors"]!["to"]));
        Assert.Empty(await bed.MessagesAsync());
    }

    internal static string Body(params string[] messages) => $$"""{"messages":[{{string.Join(",", messages)}}]}""";
}
