using MimeKit;

namespace Rocket.Admin.Providers.Smtp;

/// <summary>Builds the outcome of a transaction, with an entry per recipient where they fared differently.</summary>
internal static class SmtpOutcomes
{
    private const int LongestList = 5;

    /// <summary>The server took the message for those recipients that it had not refused.</summary>
    public static SendOutcome Accepted(SmtpConfig config, SmtpEnvelope envelope, SmtpConnection connection, string reply)
    {
        var text = SmtpFaults.Cut($"250 {reply}");
        var id = config.Flavor.ReadMessageId(reply);
        return connection.Refused.Count == 0
            ? SendOutcome.Accepted(id, text)
            : WithRefused(config, envelope, connection, new SendOutcome(SendPhase.Answered, null, id, text, []));
    }

    /// <summary>Every recipient was refused: each has its own reply, the library's final "554" is made up.</summary>
    public static SendOutcome AllRefused(SmtpConfig config, SmtpEnvelope envelope, SmtpConnection connection) =>
        WithRefused(config, envelope, connection, new SendOutcome(SendPhase.Envelope, null, null, null, []));

    /// <summary>Adds the recipients refused before <paramref name="rest"/> happened to the others.</summary>
    public static SendOutcome WithRefused(SmtpConfig config, SmtpEnvelope envelope, SmtpConnection connection, SendOutcome rest)
    {
        if (connection.Refused.Count == 0)
        {
            return rest;
        }

        var recipients = new List<RecipientOutcome>(envelope.Recipients.Count);
        foreach (var recipient in envelope.Recipients)
        {
            recipients.Add(Of(config, envelope, connection, recipient, rest));
        }

        var failure = rest.Failure ?? Summary(recipients);
        var response = rest.Response ?? string.Join("\n", recipients.Select(recipient => $"{recipient.Address}: {recipient.Response}"));
        return rest with { Failure = failure, Response = SmtpFaults.Cut(response), Recipients = recipients };
    }

    private static RecipientOutcome Of(SmtpConfig config, SmtpEnvelope envelope, SmtpConnection connection, MailboxAddress recipient, SendOutcome rest)
    {
        foreach (var (address, reply) in connection.Refused)
        {
            if (address.Equals(recipient.Address, StringComparison.OrdinalIgnoreCase))
            {
                var failure = SmtpClassifier.Classify(config.Host, SmtpStage.Recipient, reply, address, envelope.SenderAddress, config.Flavor);
                return new RecipientOutcome(address, failure, SmtpFaults.Cut(reply.ToString()));
            }
        }

        return new RecipientOutcome(recipient.Address, rest.Failure, rest.Response);
    }

    /// <summary>
    /// One failure for all that were refused. Where one of them can still be served, its kind decides: the others carry their own.
    /// </summary>
    private static SendFailure Summary(List<RecipientOutcome> recipients)
    {
        var refused = recipients.Where(recipient => recipient.Failure is not null).ToList();
        var leading = refused.Find(recipient => recipient.Failure!.Kind is not (FailureKind.PermanentRecipient or FailureKind.PermanentMessage)) ?? refused[0];
        if (refused.Count == 1 && recipients.Count == 1)
        {
            return leading.Failure!;
        }

        var list = string.Join("; ", refused.Take(LongestList).Select(recipient => recipient.Failure!.Reason));
        var more = refused.Count > LongestList ? $"; and {refused.Count - LongestList} more" : "";
        return leading.Failure! with { Reason = $"{refused.Count} of {recipients.Count} recipients were refused: {list}{more}" };
    }
}
