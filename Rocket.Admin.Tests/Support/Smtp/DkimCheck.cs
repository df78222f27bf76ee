using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using MimeKit;
using MimeKit.Cryptography;
using Org.BouncyCastle.Crypto;

namespace Rocket.Admin.Tests.Support.Smtp;

/// <summary>A DKIM key of the test run, and a receiver that knows its public half from "DNS".</summary>
internal sealed class DkimCheck : DkimPublicKeyLocatorBase
{
    private static readonly Lazy<RSA> s_key = new(() => RSA.Create(2048));

    private DkimCheck()
    {
    }

    /// <summary>PKCS#8.</summary>
    public static string PrivateKey => s_key.Value.ExportPkcs8PrivateKeyPem();

    public static string Record => $"v=DKIM1; k=rsa; p={Convert.ToBase64String(s_key.Value.ExportSubjectPublicKeyInfo())}";

    public static (string Key, JsonNode? Value)[] Settings =>
        [("dkim_domain", "example.com"), ("dkim_selector", "rocket"), ("dkim_private_key", PrivateKey)];

    /// <summary>The tags of the message's only signature.</summary>
    public static Dictionary<string, string> Tags(MimeMessage message) =>
        message.Headers.Single(header => header.Id == HeaderId.DkimSignature).Value.Split(';', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
            .Select(tag => tag.Split('=', 2)).ToDictionary(tag => tag[0].Trim(), tag => string.Concat(tag[1].Where(character => !char.IsWhiteSpace(character))));

    public static MimeMessage Load(string raw) => MimeMessage.Load(new MemoryStream(Encoding.UTF8.GetBytes(raw)));

    public static bool IsGood(MimeMessage message) =>
        new DkimVerifier(new DkimCheck()).Verify(message, message.Headers.Single(header => header.Id == HeaderId.DkimSignature), TestContext.Current.CancellationToken);

    public override AsymmetricKeyParameter LocatePublicKey(string methods, string domain, string selector, CancellationToken cancellationToken = default) =>
        (domain, selector) == ("example.com", "rocket") ? GetPublicKey(Record) : throw new InvalidOperationException($"No such record: {selector}._domainkey.{domain}");

    public override Task<AsymmetricKeyParameter> LocatePublicKeyAsync(string methods, string domain, string selector, CancellationToken cancellationToken = default) =>
        Task.FromResult(LocatePublicKey(methods, domain, selector, cancellationToken));
}
