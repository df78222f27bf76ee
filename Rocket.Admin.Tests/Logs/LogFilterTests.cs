using System.Net;
using System.Text.Json.Nodes;
using Rocket.Admin.Tests.Delivery.Faults;
using Rocket.Admin.Tests.Support;

namespace Rocket.Admin.Tests.Logs;

/// <summary>Every filter of messages and of logs, on both databases.</summary>
public sealed class LogFilterTests
{
    private static readonly string[] s_lists = [DeliveryHost.Messages, DeliveryHost.Logs];

    [Theory, EachDatabase]
    public async Task Each_filter_finds_its_own(Database database)
    {
        var time = DeliveryHost.Clock();
        await using var bed = await DeliveryHost.StartAsync(database, time);
        await bed.AddTenantAsync("acme");
        var refuser = await bed.AddProviderAsync("refuser", "sandbox", new() { ["simulate"] = "refuse_recipient" }, 2000);
        var start = time.GetUtcNow();

        var plain = await SendAsync(bed, """{"to":"jane@example.test","subject":"Plain 100% sure","text":"x"}""", "delivered");
        time.Advance(TimeSpan.FromMinutes(1));
        var welcome = await SendAsync(bed, """{"to":"joe@example.test","template":"welcome","variables":{"name":"Joe"},"tenant":"acme"}""", "delivered");
        time.Advance(TimeSpan.FromMinutes(1));
        (await bed.PutAsync($"{DeliveryHost.Providers}/{refuser}", """{"priority":1}""")).Is(HttpStatusCode.OK);
        var refused = await SendAsync(bed, """{"to":"gone_for_good@example.test","subject":"GRÜSSE under_score","text":"x"}""", "failed");

        await FindsAsync(bed, "", refused, welcome, plain);
        await FindsAsync(bed, "status=delivered", welcome, plain);
        await FindsAsync(bed, "status=failed", refused);
        await FindsAsync(bed, "status=retrying");
        await FindsAsync(bed, "template_key=welcome", welcome);
        await FindsAsync(bed, "to_email=jane@example.test", plain);
        await FindsAsync(bed, "to_email=jane@example");
        await FindsAsync(bed, $"provider_id={refuser}", refused);
        await FindsAsync(bed, "tenant=acme", welcome);
        await FindsAsync(bed, "tenant=default&status=delivered", plain);
        await FindsAsync(bed, $"from={At(start.AddMinutes(1))}", refused, welcome);
        await FindsAsync(bed, $"to={At(start.AddMinutes(1))}", plain);
        await FindsAsync(bed, $"from={At(start.AddMinutes(1))}&to={At(start.AddMinutes(2))}", welcome);
        await FindsAsync(bed, $"from={At(start.AddDays(1))}");
        await FindsAsync(bed, "from=1960-01-01", refused, welcome, plain);
        await FindsAsync(bed, "to=1960-01-01");
        await FindsAsync(bed, "q=JANE", plain);
        await FindsAsync(bed, "q=sure", plain);
        await FindsAsync(bed, "q=" + Uri.EscapeDataString("100%"), plain);
        await FindsAsync(bed, "q=" + Uri.EscapeDataString("%"), plain);
        await FindsAsync(bed, "q=_", refused);
        await FindsAsync(bed, "q=r_s", refused);
        await FindsAsync(bed, "q=" + Uri.EscapeDataString("\\"));
        await FindsAsync(bed, "q=no-such-text");
    }

    [Theory, EachDatabase]
    public async Task Letters_of_any_language_are_found_in_any_case(Database database)
    {
        await using var bed = await DeliveryHost.StartAsync(database);
        var id = await SendAsync(bed, """{"to":"jane@example.test","subject":"GRÜSSE AUS KÖLN","text":"x"}""", "delivered");
        await FindsAsync(bed, "q=" + Uri.EscapeDataString("KÖLN"), id);
        await FindsAsync(bed, "q=" + Uri.EscapeDataString("köln"), id);
    }

    [Theory]
    [InlineData("status=gone", "status")]
    [InlineData("status=Delivered", "status")]
    [InlineData("provider_id=5", "provider_id")]
    [InlineData("from=yesterday", "from")]
    [InlineData("to=31.12.2026x", "to")]
    [InlineData("tenant=no-such-tenant", "tenant")]
    [InlineData("limit=0", "limit")]
    [InlineData("limit=201", "limit")]
    [InlineData("limit=x", "limit")]
    [InlineData("cursor=garbage", "cursor")]
    [InlineData("cursor=AAAAAAAAAAAAAAAAAAAAA%2B", "cursor")]
    [InlineData("q=a&q=b", "q")]
    [InlineData("q=a%00b", "q")]
    [InlineData("to_email=a%00b", "to_email")]
    public async Task A_bad_filter_is_named(string query, string field)
    {
        await using var bed = await DeliveryHost.StartAsync();
        foreach (var list in s_lists)
        {
            (await bed.GetAsync($"{list}?{query}")).Names(field);
        }
    }

    [Fact]
    public async Task An_unknown_id_is_answered_with_404()
    {
        await using var bed = await DeliveryHost.StartAsync();
        foreach (var list in s_lists)
        {
            (await bed.GetAsync($"{list}/0199d2a4-5b1c-7c3e-9f00-1a2b3c4d5e6f")).Is(HttpStatusCode.NotFound);
            (await bed.GetAsync($"{list}/no-id")).Is(HttpStatusCode.NotFound);
        }
    }

    private static async Task<Guid> SendAsync(DeliveryHost bed, string json, string status)
    {
        var id = await bed.SendAsync(json);
        await bed.UntilStatusAsync(id, status);
        return id;
    }

    /// <summary>Both lists show these messages, newest first.</summary>
    private static async Task FindsAsync(DeliveryHost bed, string query, params Guid[] expected)
    {
        foreach (var list in s_lists)
        {
            var found = (await bed.GetAsync($"{list}?{query}")).Is(HttpStatusCode.OK).Body.List("data").Select((JsonNode row) => row.Id(list == DeliveryHost.Logs ? "message_id" : "id"));
            Assert.Equal((query, string.Join(" ", expected)), (query, string.Join(" ", found)));
        }
    }

    private static string At(DateTimeOffset time) => Uri.EscapeDataString(time.ToString("O"));
}
