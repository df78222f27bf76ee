using System.Security.Cryptography;
using Rocket.Admin.Providers.Smtp.Dkim;

namespace Rocket.Admin.Tests.Providers.Smtp.Dkim;

public sealed class DkimKeyTests
{
    private static readonly RSA s_key = RSA.Create(1024);

    public static TheoryData<string, string> Wrong => new()
    {
        { "secret", "PEM" },
        { "-----BEGIN PRIVATE KEY-----\nAAAA", "PEM" },
        { s_key.ExportSubjectPublicKeyInfoPem(), "public key" },
        { s_key.ExportRSAPublicKeyPem(), "public key" },
        { s_key.ExportEncryptedPkcs8PrivateKeyPem("x", new PbeParameters(PbeEncryptionAlgorithm.Aes128Cbc, HashAlgorithmName.SHA256, 1)), "passphrase" },
        { "-----BEGIN RSA PRIVATE KEY-----\nProc-Type: 4,ENCRYPTED\nDEK-Info: AES-128-CBC,00\n\nAAAA\n-----END RSA PRIVATE KEY-----", "passphrase" },
        { ECDsa.Create(ECCurve.NamedCurves.nistP256).ExportPkcs8PrivateKeyPem(), "not an RSA key" },
        { ECDsa.Create(ECCurve.NamedCurves.nistP256).ExportECPrivateKeyPem(), "not an RSA key" },
        { "-----BEGIN PRIVATE KEY-----\nAAAA\n-----END PRIVATE KEY-----", "damaged" },
        { "-----BEGIN PRIVATE KEY-----\n!!\n-----END PRIVATE KEY-----", "damaged" },
        { RSA.Create(512).ExportPkcs8PrivateKeyPem(), "512 bits" },
        { RSA.Create(768).ExportRSAPrivateKeyPem(), "768 bits" },
    };

    [Theory]
    [InlineData("\n")]
    [InlineData("\r\n")]
    [InlineData(" ")]
    [InlineData("")]
    [InlineData("\\n")]
    [InlineData("\\r\\n")]
    [InlineData("\n  ")]
    public void A_key_is_read_however_its_lines_were_joined(string lineBreak)
    {
        foreach (var pem in new[] { s_key.ExportPkcs8PrivateKeyPem(), s_key.ExportRSAPrivateKeyPem() })
        {
            using var key = DkimKey.Parse($"  {pem.Replace("\n", lineBreak, StringComparison.Ordinal)}{lineBreak}", out var error);
            Assert.Null(error);
            Assert.Equal(1024, key!.Bits);
            Assert.Equal(Convert.ToBase64String(s_key.ExportSubjectPublicKeyInfo()), key.PublicKey);
            var hash = SHA256.HashData("x"u8);
            Assert.True(s_key.VerifyHash(hash, key.SignHash(hash), HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1));
        }
    }

    [Theory]
    [MemberData(nameof(Wrong))]
    public void What_is_no_key_is_named_without_repeating_it(string text, string because)
    {
        Assert.Null(DkimKey.Parse(text, out var error));
        Assert.Contains(because, error, StringComparison.Ordinal);
        Assert.DoesNotContain("AAAA", error, StringComparison.Ordinal);
    }
}
