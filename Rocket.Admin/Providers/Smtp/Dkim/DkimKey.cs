using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text.RegularExpressions;

namespace Rocket.Admin.Providers.Smtp.Dkim;

/// <summary>An RSA private key, read from PEM text as people paste it. Signs from many threads at once.</summary>
internal sealed partial class DkimKey : IDisposable
{
    /// <summary>RFC 8301: shorter keys must not be used; longer ones need not be checked by a receiver.</summary>
    private const int ShortestBits = 1024;
    private const int LongestBits = 4096;

    private const string NotPem = "The private key is not in PEM form: a line BEGIN PRIVATE KEY, the key, and a line END PRIVATE KEY. Paste the whole file.";
    private const string NotReadable = "The private key is damaged, or is not an RSA key. Paste the whole file, or make a new key of 2048 bits.";

    private const string Encrypted =
        "The private key is protected by a passphrase, which this server does not know. Save it without one (openssl pkey -in key.pem -out plain.pem) and paste that.";

    private readonly RSAParameters _parameters;

    /// <summary>One per signature in progress: the class does not promise to be used by several threads.</summary>
    private readonly ConcurrentBag<RSA> _idle;

    private DkimKey(RSA key)
    {
        _parameters = key.ExportParameters(includePrivateParameters: true);
        _idle = [key];
        Bits = key.KeySize;
        PublicKey = Convert.ToBase64String(key.ExportSubjectPublicKeyInfo());
        Pem = key.ExportPkcs8PrivateKeyPem();
    }

    public int Bits { get; }

    /// <summary>What stands behind <c>p=</c> in DNS.</summary>
    public string PublicKey { get; }

    /// <summary>In its regular form, PKCS#8.</summary>
    public string Pem { get; }

    /// <param name="text">PKCS#1 or PKCS#8. Line breaks may be lost, be spaces, or be written as <c>\n</c>, as environment variables and one-line inputs leave them.</param>
    /// <param name="error">What is wrong with it, without any of it; null when it was read.</param>
    public static DkimKey? Parse(string text, out string? error)
    {
        var match = Pem7468().Match(text.Replace("\\r", "", StringComparison.Ordinal).Replace("\\n", "\n", StringComparison.Ordinal));
        var label = match.Groups["label"].Value;
        var body = match.Groups["body"].Value;
        error = label switch
        {
            "" => NotPem,
            "PUBLIC KEY" or "RSA PUBLIC KEY" => "This is the public key, which belongs into DNS. Enter the private one.",
            "ENCRYPTED PRIVATE KEY" => Encrypted,
            "RSA PRIVATE KEY" when body.Contains("ENCRYPTED", StringComparison.Ordinal) => Encrypted,
            "PRIVATE KEY" or "RSA PRIVATE KEY" => null,
            _ => NotReadable,
        };
        return error is null ? Import(label == "RSA PRIVATE KEY", body, out error) : null;
    }

    public byte[] SignHash(byte[] sha256)
    {
        var key = _idle.TryTake(out var idle) ? idle : RSA.Create(_parameters);
        var signature = key.SignHash(sha256, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        _idle.Add(key);
        return signature;
    }

    public void Dispose()
    {
        while (_idle.TryTake(out var key))
        {
            key.Dispose();
        }
    }

    private static DkimKey? Import(bool isPkcs1, string body, out string? error)
    {
        var key = RSA.Create();
        try
        {
            // White space in between does not matter to the decoder.
            var bytes = Convert.FromBase64String(body);
            if (isPkcs1)
            {
                key.ImportRSAPrivateKey(bytes, out _);
            }
            else
            {
                key.ImportPkcs8PrivateKey(bytes, out _);
            }

            error = key.KeySize switch
            {
                < ShortestBits => $"The private key has only {key.KeySize} bits, and receivers refuse less than {ShortestBits}. Make a new one of 2048 bits.",
                > LongestBits => $"The private key has {key.KeySize} bits, and receivers need not check more than {LongestBits}. Make a new one of 2048 bits.",
                _ => null,
            };
            if (error is null)
            {
                return new DkimKey(key);
            }
        }
        catch (Exception fault) when (fault is FormatException or CryptographicException)
        {
            error = NotReadable;
        }

        key.Dispose();
        return null;
    }

    [GeneratedRegex("-----BEGIN (?<label>[A-Z0-9 ]+)-----(?<body>.*?)-----END \\k<label>-----", RegexOptions.CultureInvariant | RegexOptions.Singleline)]
    private static partial Regex Pem7468();
}
