using System.Net;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Rocket.Admin.Api;

namespace Rocket.Admin.Tests.Api;

public sealed class PageQueryTests
{
    [Theory]
    [InlineData("", 50)]
    [InlineData("?limit=1", 1)]
    [InlineData("?limit=200", 200)]
    [InlineData("?limit=&cursor=", 50)]
    public async Task A_good_limit_is_taken(string query, int limit)
    {
        await using var api = await StartAsync();
        Assert.Equal(limit, (int?)JsonNode.Parse(await api.Client.GetStringAsync("/_admin/things" + query, TestContext.Current.CancellationToken))!["limit"]);
    }

    [Theory]
    [InlineData("?limit=0", "limit")]
    [InlineData("?limit=201", "limit")]
    [InlineData("?limit=-1", "limit")]
    [InlineData("?limit=ten", "limit")]
    [InlineData("?limit=1&limit=2", "limit")]
    [InlineData("?cursor=nonsense", "cursor")]
    [InlineData("?cursor=AAAAAAAAAAAAAAAAAAAAAA%3D%3D", "cursor")]
    [InlineData("?limit=0&cursor=x", "limit|cursor")]
    public async Task A_bad_value_is_422_and_named(string query, string fields)
    {
        await using var api = await StartAsync();
        using var answer = await api.Client.GetAsync("/_admin/things" + query, TestContext.Current.CancellationToken);
        var problem = JsonNode.Parse(await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken))!;

        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        Assert.Equal(fields, string.Join('|', problem["errors"]!.AsObject().Select(e => e.Key)));
    }

    [Fact]
    public void A_cursor_comes_back_as_it_went()
    {
        var id = Guid.Parse("0199d2a4-5b1c-7c3e-9f00-1a2b3c4d5e6f");
        Assert.True(Cursor.TryDecode(Cursor.Encode(id), out var back));
        Assert.Equal(id, back);
    }

    [Theory]
    [InlineData(2, 3, true)]
    [InlineData(3, 3, false)]
    public void A_page_has_a_cursor_only_when_there_is_more(int limit, int rows, bool more)
    {
        var ids = Enumerable.Range(1, rows).Select(i => new Guid(i, 0, 0, new byte[8])).ToList();
        var page = Page.Of(ids, PageQuery.First(limit), id => id);

        Assert.Equal(Math.Min(limit, rows), page.Data.Count);
        Assert.Equal(more ? Cursor.Encode(page.Data[^1]) : null, page.NextCursor);
    }

    private static Task<SmallApi> StartAsync()
    {
        return SmallApi.StartAsync(app => app.MapGet("/_admin/things", (PageQuery page) => TypedResults.Ok(new { page.Limit, page.After })));
    }
}
