using MimeKit;
using Rocket.Admin.Providers.Mime;

namespace Rocket.Admin.Providers.Smtp;

/// <summary>Sender and recipients of one transaction.</summary>
internal sealed class SmtpEnvelope
{
    private SmtpEnvelope(MailboxAddress sender, List<MailboxAddress> recipients)
    {
        Sender = sender;
        Recipients = recipients;
    }

    public MailboxAddress Sender { get; }

    /// <summary>The sender as it goes over the wire, its domain in the xn-- form.</summary>
    public string SenderAddress => Sender.GetAddress(idnEncode: true);

    public List<MailboxAddress> Recipients { get; }

    /// <summary>The recipient, when there is only one.</summary>
    public string? SoleRecipient => Recipients.Count == 1 ? Recipients[0].Address : null;

    /// <summary>An address that only a server with SMTPUTF8 can carry: characters outside ASCII before the @, in the envelope or a header.</summary>
    public string? NeedsUtf8 { get; private set; }

    /// <summary>Some domain has characters outside ASCII, which every server can carry in its xn-- form.</summary>
    public bool HasInternationalDomain { get; private set; }

    /// <exception cref="FormatException">An address cannot be used.</exception>
    public static SmtpEnvelope Of(OutgoingEmail email, Mailbox defaultFrom)
    {
        var recipients = new List<MailboxAddress>(email.OnlyRecipients?.Count ?? email.To.Count + email.Cc.Count + email.Bcc.Count);
        var envelope = new SmtpEnvelope(MimeComposer.Address(email.From ?? defaultFrom), recipients);
        envelope.Note(envelope.Sender.Address);
        if (email.OnlyRecipients is { } only)
        {
            foreach (var address in only)
            {
                envelope.Add(address);
            }
        }

        // The headers show To and Cc even when only others are served now, so all of them count for SMTPUTF8.
        envelope.AddAll(email.To, email.OnlyRecipients is null);
        envelope.AddAll(email.Cc, email.OnlyRecipients is null);
        if (email.OnlyRecipients is null)
        {
            envelope.AddAll(email.Bcc, true);
        }

        envelope.AddAll(email.ReplyTo, false);
        return envelope;
    }

    private void AddAll(IReadOnlyList<Mailbox> mailboxes, bool serve)
    {
        for (var i = 0; i < mailboxes.Count; i++)
        {
            if (serve)
            {
                Add(mailboxes[i].Address);
            }
            else
            {
                Note(mailboxes[i].Address);
            }
        }
    }

    private void Add(string address)
    {
        foreach (var known in Recipients)
        {
            if (known.Address.Equals(address, StringComparison.OrdinalIgnoreCase))
            {
                return;
            }
        }

        Note(address);
        Recipients.Add(MimeComposer.Address(new Mailbox(null, address)));
    }

    private void Note(string address)
    {
        if (System.Text.Ascii.IsValid(address))
        {
            HasInternationalDomain |= address.Contains("xn--", StringComparison.OrdinalIgnoreCase);
            return;
        }

        var at = address.LastIndexOf('@');
        if (at > 0 && !System.Text.Ascii.IsValid(address.AsSpan(0, at)))
        {
            NeedsUtf8 ??= address;
        }
        else
        {
            HasInternationalDomain = true;
        }
    }
}
