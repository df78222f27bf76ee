using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Rocket.Admin.Providers.AwsSes;

/// <summary>An access key and where it is used.</summary>
/// <param name="AccessKeyId">Public part.</param>
/// <param name="SecretAccessKey">Secret part.</param>
/// <param name="SessionToken">Of temporary credentials; null for lasting ones.</param>
/// <param name="Region">The region of the endpoint, which is part of the signature.</param>
internal sealed record AwsKey(string AccessKeyId, string SecretAccessKey, string? SessionToken, string Region);

/// <summary>
/// AWS Signature Version 4 for the service <c>ses</c> and requests without a query, of which SES needs no other. Source: AWS General
/// Reference, "Signing AWS API requests"; checked against the official signer's results.
/// </summary>
internal static class AwsSignature
{
    private const string Algorithm = "AWS4-HMAC-SHA256";
    private const string Service = "ses";

    /// <summary>The headers that make the request a signed one.</summary>
    /// <param name="key">Who signs.</param>
    /// <param name="method">The method, upper case.</param>
    /// <param name="uri">The URL, its path encoded as it goes over the wire.</param>
    /// <param name="body">The exact body.</param>
    /// <param name="contentType">The exact content type; null without a body.</param>
    /// <param name="now">AWS refuses signatures that are more than about five minutes off.</param>
    public static IReadOnlyList<KeyValuePair<string, string>> Sign(
        AwsKey key, string method, Uri uri, ReadOnlySpan<byte> body, string? contentType, DateTimeOffset now)
    {
        var date = now.UtcDateTime.ToString("yyyyMMdd'T'HHmmss'Z'", CultureInfo.InvariantCulture);
        var scope = $"{date[..8]}/{key.Region}/{Service}/aws4_request";

        // Already in the order of the names, which the signature wants.
        var signed = new List<KeyValuePair<string, string>>(4);
        Add("content-type", contentType);
        Add("host", uri.IsDefaultPort ? uri.IdnHost : $"{uri.IdnHost}:{uri.Port.ToString(CultureInfo.InvariantCulture)}");
        Add("x-amz-date", date);
        Add("x-amz-security-token", key.SessionToken);
        var names = string.Join(';', signed.Select(header => header.Key));

        var canonical = $"{method}\n{Path(uri)}\n\n{string.Concat(signed.Select(header => $"{header.Key}:{header.Value}\n"))}\n{names}\n{Hex(SHA256.HashData(body))}";
        var toSign = $"{Algorithm}\n{date}\n{scope}\n{Hex(SHA256.HashData(Encoding.UTF8.GetBytes(canonical)))}";
        var signature = Hex(Hmac(SigningKey(key, date[..8]), toSign));

        // The library writes host and content type itself.
        return
        [
            .. signed.Where(header => header.Key.StartsWith("x-amz-", StringComparison.Ordinal)),
            new("Authorization", $"{Algorithm} Credential={key.AccessKeyId}/{scope}, SignedHeaders={names}, Signature={signature}"),
        ];

        void Add(string name, string? value)
        {
            if (value is not null)
            {
                signed.Add(new(name, value));
            }
        }
    }

    /// <summary>Each segment of the path is encoded once more than it is on the wire.</summary>
    private static string Path(Uri uri) => string.Join('/', uri.AbsolutePath.Split('/').Select(Uri.EscapeDataString));

    private static byte[] SigningKey(AwsKey key, string day)
    {
        var derived = Encoding.UTF8.GetBytes("AWS4" + key.SecretAccessKey);
        foreach (var part in (ReadOnlySpan<string>)[day, key.Region, Service, "aws4_request"])
        {
            derived = Hmac(derived, part);
        }

        return derived;
    }

    private static byte[] Hmac(byte[] key, string text) => HMACSHA256.HashData(key, Encoding.UTF8.GetBytes(text));

    private static string Hex(byte[] bytes) => Convert.ToHexStringLower(bytes);
}
