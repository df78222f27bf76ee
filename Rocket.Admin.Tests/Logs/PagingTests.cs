using System.Net;
using System.Text.Json.Nodes;
using Rocket.Admin.Tests.Delivery.Faults;
using Rocket.Admin.Tests.Support;

namespace Rocket.Admin.Tests.Logs;

/// <summary>Pages by cursor: every row once, whatever arrives meanwhile.</summary>
public sealed class PagingTests
{
    [Theory, EachDatabase]
    public async Task Every_row_comes_once_while_new_ones_arrive(Database database)
    {
        await using var bed = await DeliveryHost.StartAsync(database);
        var sent = await SendAsync(bed, 57);
        foreach (var id in sent)
        {
            await bed.UntilStatusAsync(id, "delivered");
        }

        foreach (var (list, key) in new[] { (DeliveryHost.Messages, "id"), (DeliveryHost.Logs, "message_id") })
        {
            var seen = new List<Guid>();
            string? cursor = null;
            do
            {
                var page = (await bed.GetAsync($"{list}?limit=10{(cursor is null ? "" : $"&cursor={cursor}")}")).Is(HttpStatusCode.OK).Body;
                var rows = page.List("data");
                seen.AddRange(rows.Select(r => r.Id(key)));
                cursor = page.Str("next_cursor");
                Assert.True(cursor is null ? rows.Count <= 10 : rows.Count == 10);
                await SendAsync(bed, 3);
            }
            while (cursor is not null);

            Assert.Equal(seen.Count, seen.Distinct().Count());
            Assert.Empty(sent.Except(seen));
        }
    }

    [Fact]
    public async Task Pages_keep_to_the_filter_and_end_exactly()
    {
        await using var bed = await DeliveryHost.StartAsync();
        var sent = await SendAsync(bed, 4);
        await bed.SendHelloAsync("joe@example.test");
        var first = (await bed.GetAsync($"{DeliveryHost.Messages}?limit=2&q=u")).Body;
        var second = (await bed.GetAsync($"{DeliveryHost.Messages}?limit=2&q=u&cursor={first.Str("next_cursor")}")).Body;
        // Messages of one millisecond have no order among themselves, but always the same one.
        Assert.Equal(sent.OrderDescending(), first.List("data").Concat(second.List("data")).Select(m => m.Id("id")));
        Assert.Null(second["next_cursor"]);
    }

    private static async Task<IReadOnlyList<Guid>> SendAsync(DeliveryHost bed, int count)
    {
        var messages = string.Join(",", Enumerable.Range(0, count).Select(i => DeliveryHost.Hello($"u{i}@example.test").Replace("Hello", "Hi", StringComparison.Ordinal)));
        return [.. (await bed.PostAsync(DeliveryHost.Batch, $$"""{"messages":[{{messages}}]}""")).Is(HttpStatusCode.Accepted).Body.List("data").Select((JsonNode e) => e.Id("id"))];
    }
}
