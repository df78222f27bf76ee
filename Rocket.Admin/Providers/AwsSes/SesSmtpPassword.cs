using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;

namespace Rocket.Admin.Providers.AwsSes;

/// <summary>
/// The SMTP password that belongs to an IAM secret access key: another one for each region. The user name is the access key id.
/// Source: Amazon SES Developer Guide, "Obtaining SES SMTP credentials by converting existing AWS credentials".
/// </summary>
internal static partial class SesSmtpPassword
{
    private const byte Version = 0x04;

    public static string Derive(string secretAccessKey, string region)
    {
        var key = Encoding.UTF8.GetBytes("AWS4" + secretAccessKey);
        foreach (var part in (ReadOnlySpan<string>)["11111111", region, "ses", "aws4_request", "SendRawEmail"])
        {
            key = HMACSHA256.HashData(key, Encoding.UTF8.GetBytes(part));
        }

        return Convert.ToBase64String([Version, .. key]);
    }

    /// <summary>Whether a text has the form of a derived password: 33 bytes in Base64, the first one the version.</summary>
    public static bool IsDerived(string text)
    {
        Span<byte> bytes = stackalloc byte[33];
        return text.Length == 44 && Convert.TryFromBase64String(text, bytes, out var count) && count == 33 && bytes[0] == Version;
    }

    /// <summary>Whether a text has the form of an IAM secret access key: 40 characters of Base64.</summary>
    public static bool LooksLikeSecretAccessKey(string text) => SecretPattern().IsMatch(text);

    [GeneratedRegex("^[A-Za-z0-9/+]{40}$", RegexOptions.CultureInvariant)]
    private static partial Regex SecretPattern();
}
