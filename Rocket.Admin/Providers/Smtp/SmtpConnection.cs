using System.Security.Cryptography.X509Certificates;
using MailKit;
using MailKit.Net.Smtp;
using MimeKit;
using MimeKit.IO;

namespace Rocket.Admin.Providers.Smtp;

/// <summary>
/// One connection to the server, used by one send at a time. Knows what the library does not tell: how far the running
/// transaction got, and which recipients were refused, so that the others get the message all the same.
/// </summary>
internal sealed class SmtpConnection(IProtocolLogger logger) : SmtpClient(logger), ITransferProgress
{
    private List<(string Address, SmtpReply Reply)>? _refused;
    private bool _isBodyWhole;

    /// <summary>When it was opened, as <see cref="TimeProvider.GetTimestamp"/>.</summary>
    public long OpenedAt { get; init; }

    /// <summary>When it was last given back.</summary>
    public long IdleSince { get; set; }

    /// <summary>Transactions so far.</summary>
    public int Messages { get; private set; }

    public bool IsReused => Messages > 1;

    /// <summary>The server takes non-ASCII local parts. Kept because the library's own flag may have to be switched off.</summary>
    public bool SupportsUtf8 { get; set; }

    /// <summary>The server's certificate as the handshake showed it.</summary>
    public X509Certificate2? ServerCertificate { get; set; }

    /// <summary>The command that the transaction waits for.</summary>
    public SmtpStage Stage { get; private set; }

    /// <summary>True once the whole body may have reached the server: from here on the message may have been accepted.</summary>
    public bool MayHaveSentBody => Stage == SmtpStage.EndOfData && _isBodyWhole;

    public int AcceptedRecipients { get; private set; }

    public IReadOnlyList<(string Address, SmtpReply Reply)> Refused => (IReadOnlyList<(string, SmtpReply)>?)_refused ?? [];

    /// <summary>The reply to MAIL FROM.</summary>
    public SmtpResponse? SenderReply { get; private set; }

    public void Begin()
    {
        Stage = SmtpStage.Sender;
        AcceptedRecipients = 0;
        _refused = null;
        _isBodyWhole = false;
        SenderReply = null;
        Messages++;
    }

    void ITransferProgress.Report(long bytesTransferred, long totalSize)
    {
        // Fewer bytes than the message has: its end cannot have been sent, so it cannot have been accepted.
        Stage = SmtpStage.EndOfData;
        _isBodyWhole = bytesTransferred >= totalSize;
    }

    void ITransferProgress.Report(long bytesTransferred)
    {
        Stage = SmtpStage.EndOfData;
        _isBodyWhole = true;
    }

    protected override void OnSenderAccepted(MimeMessage message, MailboxAddress mailbox, SmtpResponse response)
    {
        SenderReply = response;
        Stage = SmtpStage.Recipient;
    }

    protected override void OnRecipientAccepted(MimeMessage message, MailboxAddress mailbox, SmtpResponse response) => AcceptedRecipients++;

    protected override void OnRecipientNotAccepted(MimeMessage message, MailboxAddress mailbox, SmtpResponse response) =>
        (_refused ??= []).Add((mailbox.Address, new SmtpReply((int)response.StatusCode, response.Response)));

    /// <summary>Called once before MAIL where the server announces SIZE: measures, and refuses what is too large without sending it.</summary>
    protected override Task<long> GetSizeAsync(FormatOptions options, MimeMessage message, CancellationToken cancellationToken)
    {
        using var measure = new MeasuringStream();
        message.WriteTo(options, measure, cancellationToken);
        return MaxSize > 0 && measure.Length > MaxSize
            ? Task.FromException<long>(new MessageTooLargeException(measure.Length, MaxSize))
            : Task.FromResult(measure.Length);
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            ServerCertificate?.Dispose();
        }

        base.Dispose(disposing);
    }
}

/// <summary>The message is larger than the server announced to take; nothing was sent.</summary>
internal sealed class MessageTooLargeException(long size, long limit) : Exception
{
    public long Size => size;

    public long Limit => limit;
}
