using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;
using Rocket.Admin.Tests.Support.Http;

namespace Rocket.Admin.Tests.Providers.AwsSes;

/// <summary>Checks a request's signature as AWS does: from what arrived, the secret and nothing else.</summary>
internal static partial class SignatureCheck
{
    /// <returns>When the request says it was signed.</returns>
    public static DateTimeOffset AssertSigned(RecordedRequest request, string secret)
    {
        var match = Pattern().Match(request.Header("Authorization") ?? "");
        Assert.True(match.Success, request.Header("Authorization"));
        var scope = match.Groups["scope"].Value;
        var date = request.Header("x-amz-date")!;
        var canonical = new StringBuilder().Append(request.Method).Append('\n').Append(request.Path.Replace("%", "%25", StringComparison.Ordinal)).Append("\n\n");
        foreach (var name in match.Groups["names"].Value.Split(';'))
        {
            canonical.Append(name).Append(':').Append(request.Header(name)).Append('\n');
        }

        canonical.Append('\n').Append(match.Groups["names"].Value).Append('\n').Append(Hex(SHA256.HashData(request.Body)));
        var key = Encoding.UTF8.GetBytes("AWS4" + secret);
        foreach (var part in scope.Split('/'))
        {
            key = HMACSHA256.HashData(key, Encoding.UTF8.GetBytes(part));
        }

        var text = $"AWS4-HMAC-SHA256\n{date}\n{scope}\n{Hex(SHA256.HashData(Encoding.UTF8.GetBytes(canonical.ToString())))}";
        Assert.Equal(Hex(HMACSHA256.HashData(key, Encoding.UTF8.GetBytes(text))), match.Groups["signature"].Value);
        Assert.StartsWith(date[..8], scope, StringComparison.Ordinal);
        return DateTimeOffset.ParseExact(date, "yyyyMMdd'T'HHmmss'Z'", CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal);
    }

    private static string Hex(byte[] bytes) => Convert.ToHexStringLower(bytes);

    [GeneratedRegex("^AWS4-HMAC-SHA256 Credential=[^/]+/(?<scope>[^,]+), SignedHeaders=(?<names>[^,]+), Signature=(?<signature>[0-9a-f]{64})$", RegexOptions.CultureInvariant)]
    private static partial Regex Pattern();
}
