using System.Net.Http.Json;
using System.Text.Json.Nodes;

namespace Rocket.Admin.Tests.Identity;

internal static class CsrfTokens
{
    /// <summary>What a page of ours would send as <c>X-CSRF-TOKEN</c>.</summary>
    public static async Task<string> CsrfTokenAsync(this HttpClient client)
    {
        var reply = await client.GetFromJsonAsync<JsonNode>("/_admin/antiforgery", TestContext.Current.CancellationToken);
        return (string)reply!["token"]!;
    }
}
