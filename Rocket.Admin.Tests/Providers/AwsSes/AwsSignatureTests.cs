using System.Text;
using Rocket.Admin.Providers.AwsSes;

namespace Rocket.Admin.Tests.Providers.AwsSes;

public sealed class AwsSignatureTests
{
    private const string Body = """{"FromEmailAddress":"noreply@myapp.com","Destination":{"ToAddresses":["jane@co.com"]},"Content":{"Simple":{"Subject":{"Data":"Hi"},"Body":{"Text":{"Data":"hello"}}}}}""";

    private static readonly DateTimeOffset s_now = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);
    private static readonly AwsKey s_key = new(SesBed.AccessKeyId, SesBed.Secret, null, "eu-west-1");

    [Theory]
    [InlineData("GET", "/v2/email/identities/user%2Bx%40acme.com", null, "host;x-amz-date", "8acb8c9bfabf54fe214996e8b68fc9565ffcf94615fc45e997286dc637b080b4")]
    [InlineData("GET", "/v2/email/account", null, "host;x-amz-date", "5819eada5928888a48dd6b1c18b18ac1576dd37c6c9f59a702a2181614d07862")]
    [InlineData("POST", "/v2/email/outbound-emails", Body, "content-type;host;x-amz-date", "cbcbd426502bc3d82449eff7a634d5c6223cbca14fdd8b5455437e313b933361")]
    public void Signs_as_the_official_signer_does(string method, string path, string? body, string names, string signature)
    {
        var headers = Sign(s_key, method, $"https://email.eu-west-1.amazonaws.com{path}", body);
        Assert.Equal("20260101T000000Z", headers["x-amz-date"]);
        Assert.Equal(
            $"AWS4-HMAC-SHA256 Credential=AKIDEXAMPLE/20260101/eu-west-1/ses/aws4_request, SignedHeaders={names}, Signature={signature}", headers["Authorization"]);
        Assert.Equal(2, headers.Count);
    }

    [Fact]
    public void A_session_token_is_sent_and_signed()
    {
        var headers = Sign(s_key with { SessionToken = "t0ken/+=" }, "GET", "https://email.eu-west-1.amazonaws.com/v2/email/account", null);
        Assert.Equal("t0ken/+=", headers["x-amz-security-token"]);
        Assert.Contains("SignedHeaders=host;x-amz-date;x-amz-security-token,", headers["Authorization"], StringComparison.Ordinal);
    }

    [Fact]
    public void The_local_time_of_the_server_does_not_matter() =>
        Assert.Equal(
            Sign(s_key, "GET", "https://email.eu-west-1.amazonaws.com/v2/email/account", null)["Authorization"],
            AwsSignature.Sign(s_key, "GET", new Uri("https://email.eu-west-1.amazonaws.com/v2/email/account"), [], null, s_now.ToOffset(TimeSpan.FromHours(9)))[^1].Value);

    private static Dictionary<string, string> Sign(AwsKey key, string method, string uri, string? body) =>
        AwsSignature.Sign(key, method, new Uri(uri), Encoding.UTF8.GetBytes(body ?? ""), body is null ? null : "application/json", s_now).ToDictionary();
}
