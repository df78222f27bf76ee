using System.Text;
using MimeKit;
using MimeKit.Cryptography;
using Org.BouncyCastle.Crypto;

namespace Rocket.Admin.Providers.Smtp.Dkim;

/// <summary>Puts a DKIM signature (RFC 6376, RSA-SHA256, relaxed/relaxed) on messages.</summary>
internal sealed class DkimSeal : IDisposable
{
    /// <summary>What is signed where a message has it. Bcc never is, nor what relays add or change.</summary>
    private static readonly HeaderId[] s_headers =
    [
        HeaderId.From, HeaderId.To, HeaderId.Cc, HeaderId.Subject, HeaderId.Date, HeaderId.MessageId, HeaderId.MimeVersion, HeaderId.ContentType,
        HeaderId.ContentTransferEncoding, HeaderId.ReplyTo, HeaderId.ListUnsubscribe, HeaderId.ListUnsubscribePost, HeaderId.AutoSubmitted,
    ];

    /// <summary>Amazon SES, Resend and Microsoft 365 write a Message-ID and Date of their own, which would break a signature over ours.</summary>
    private static readonly string[] s_rewriting = ["amazonaws.com", "resend.com", "office365.com", "outlook.com"];

    private readonly DkimKey _key;
    private readonly Signer _signer;
    private readonly HeaderId[] _headers;
    private readonly string _host;

    private DkimSeal(SmtpConfig config, DkimKey key, TimeProvider time)
    {
        _key = key;
        _host = config.Host;
        _signer = new Signer(key, config.DkimDomain!, config.DkimSelector!, time)
        {
            HeaderCanonicalizationAlgorithm = DkimCanonicalizationAlgorithm.Relaxed,
            BodyCanonicalizationAlgorithm = DkimCanonicalizationAlgorithm.Relaxed,
        };
        IsRewritten = s_rewriting.Any(domain => config.Host.Equals(domain, StringComparison.OrdinalIgnoreCase)
            || config.Host.EndsWith($".{domain}", StringComparison.OrdinalIgnoreCase));
        _headers = IsRewritten ? [.. s_headers.Except([HeaderId.Date, HeaderId.MessageId])] : s_headers;
    }

    /// <summary>Whether the relay replaces Message-ID and Date, so that they are left unsigned.</summary>
    public bool IsRewritten { get; }

    /// <returns>Null when the config asks for no signature.</returns>
    /// <exception cref="InvalidOperationException">The key cannot be read, which validation had to find.</exception>
    public static DkimSeal? Of(SmtpConfig config, TimeProvider time)
    {
        return config.DkimPrivateKey is { } text
            ? new DkimSeal(config, DkimKey.Parse(text, out var error) ?? throw new InvalidOperationException(error), time)
            : null;
    }

    /// <summary>Signs, as the last thing before sending: the message must not change any more.</summary>
    /// <param name="message">Its bodies get a transfer encoding that every relay leaves alone.</param>
    public void Apply(MimeMessage message)
    {
        // Sending prepares no message that is signed, so lines that are too long, or not ASCII, would stay so. Nor does it rewrite headers
        // into UTF-8 for SMTPUTF8, so the form that is signed here is the form that is sent.
        message.Prepare(EncodingConstraint.SevenBit);
        var present = new List<HeaderId>(_headers.Length);
        foreach (var header in _headers)
        {
            if (message.Headers.Contains(header) || message.Body?.Headers.Contains(header) == true)
            {
                present.Add(header);
            }
        }

        _signer.Sign(message, present);
    }

    /// <summary>What is signed with, and the DNS record that receivers need, for the one who sets it up.</summary>
    public string Describe() =>
        $"Signs for {_signer.Domain} with RSA, {_key.Bits} bits. Receivers need this TXT record: {_signer.Selector}._domainkey.{_signer.Domain} = \"v=DKIM1; k=rsa; p={_key.PublicKey}\""
        + (_key.Bits < 2048 ? " A key of 2048 bits is advised." : "")
        + (IsRewritten ? $" Message-ID and Date are not signed, since {_host} replaces them." : "");

    public void Dispose() => _key.Dispose();

    private sealed class Signer(DkimKey key, string domain, string selector, TimeProvider time)
        : DkimSigner(new MemoryStream(Encoding.ASCII.GetBytes(key.Pem)), domain, selector, DkimSignatureAlgorithm.RsaSha256)
    {
        protected override long GetTimestamp() => time.GetUtcNow().ToUnixTimeSeconds();

        protected override ISigner CreateSigningContext() => new NativeSigner(key);
    }
}
