using System.Net;
using System.Text.RegularExpressions;

namespace Rocket.Admin.Tests.Identity;

/// <summary>Fills in a page's form as a browser would: with its hidden fields.</summary>
internal static partial class PageForms
{
    public static async Task<HttpResponseMessage> SubmitAsync(this HttpClient client, string page, string email, string password)
    {
        var html = await client.GetStringAsync(page, TestContext.Current.CancellationToken);
        var fields = HiddenField.Matches(html).ToDictionary(m => m.Groups["name"].Value, m => WebUtility.HtmlDecode(m.Groups["value"].Value));
        Assert.Contains("__RequestVerificationToken", fields.Keys);
        fields["Form.Email"] = email;
        fields["Form.Password"] = password;
        using var content = new FormUrlEncodedContent(fields);
        return await client.PostAsync(page, content, TestContext.Current.CancellationToken);
    }

    public static Task<string> TextAsync(this HttpResponseMessage answer)
    {
        return answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
    }

    [GeneratedRegex("<input type=\"hidden\" name=\"(?<name>[^\"]+)\" value=\"(?<value>[^\"]*)\"")]
    private static partial Regex HiddenField { get; }
}
