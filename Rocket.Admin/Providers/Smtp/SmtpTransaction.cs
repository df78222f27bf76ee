using MailKit;
using MailKit.Net.Smtp;
using MimeKit;

namespace Rocket.Admin.Providers.Smtp;

/// <summary>One message over one leased connection: MAIL, RCPT, DATA, and what their answers mean.</summary>
internal sealed class SmtpTransaction(
    SmtpConfig config, SmtpConnectionPool pool, TimeProvider time, SmtpConnection connection, SmtpEnvelope envelope, IProgress<ProviderStep>? trace)
{
    /// <summary>Extensions whose parameters a server may announce and then refuse with 555.</summary>
    private const SmtpCapabilities Parameters =
        SmtpCapabilities.Size | SmtpCapabilities.EightBitMime | SmtpCapabilities.BinaryMime | SmtpCapabilities.Dsn;

    private static readonly FormatOptions s_format = new();
    private static readonly FormatOptions s_utf8Format = new() { International = true };

    /// <returns>The outcome; null when a reused connection proved stale before DATA, so that nothing was sent and a new one may try.</returns>
    public async Task<SendOutcome?> RunAsync(MimeMessage message, CancellationToken ct)
    {
        if (envelope.NeedsUtf8 is { } address && !connection.SupportsUtf8)
        {
            await pool.ReturnAsync(connection);
            return SendOutcome.Failed(SendPhase.Prepare, FailureKind.NextProvider,
                $"{config.Host} cannot carry {address}: it does not offer SMTPUTF8, which characters outside ASCII before the @ need. Another provider is tried.");
        }

        if (envelope is { NeedsUtf8: null, HasInternationalDomain: true })
        {
            // With SMTPUTF8 the library would send the domain as Unicode, which the next relay may be unable to pass on.
            connection.Capabilities &= ~SmtpCapabilities.UTF8;
        }

        var started = time.GetTimestamp();
        var outcome = await AttemptAsync(message, mayRetryParameters: true, ct);
        if (trace is not null && outcome is not null)
        {
            SmtpSteps.Report(trace, connection, outcome, time.GetElapsedTime(started));
        }

        return outcome;
    }

    private async Task<SendOutcome?> AttemptAsync(MimeMessage message, bool mayRetryParameters, CancellationToken ct)
    {
        connection.Begin();
        try
        {
            var format = envelope.NeedsUtf8 is null ? s_format : s_utf8Format;
            var reply = await connection.SendAsync(format, message, envelope.Sender, envelope.Recipients, ct, connection);
            var accepted = SmtpOutcomes.Accepted(config, envelope, connection, reply);
            await pool.ReturnAsync(connection);
            return accepted;
        }
        catch (SmtpCommandException error) when (mayRetryParameters && (int)error.StatusCode == 555 && (connection.Capabilities & Parameters) != 0)
        {
            connection.Capabilities &= ~Parameters;
            return await AttemptAsync(message, mayRetryParameters: false, ct);
        }
        catch (SmtpCommandException error)
        {
            return await RefusedAsync(error);
        }
        catch (ServiceNotAuthenticatedException error)
        {
            pool.Discard(connection, error);
            var stage = connection.Stage;
            return With(SmtpFaults.Replied(config, stage, new SmtpReply(530, error.Message), error, sender: envelope.SenderAddress).ToOutcome());
        }
        catch (MessageTooLargeException error)
        {
            await pool.ReturnAsync(connection);
            return SendOutcome.Failed(SendPhase.Prepare, FailureKind.NextProvider,
                $"The message has {error.Size} bytes; {config.Host} takes at most {error.Limit}. Another provider is tried; make the attachments smaller, or send links.");
        }
        catch (Exception error) when (SmtpFaults.IsTransport(error) || error is OperationCanceledException)
        {
            pool.Discard(connection, error);
            return Lost(error, ct);
        }
        catch (Exception error) when (error is FormatException or ArgumentException or NotSupportedException or InvalidOperationException)
        {
            pool.Discard(connection, error);
            return SendOutcome.Failed(SendPhase.Prepare, FailureKind.PermanentMessage,
                $"The message cannot be sent over SMTP: {error.Message} Check addresses, headers and attachments.");
        }
    }

    private async Task<SendOutcome?> RefusedAsync(SmtpCommandException error)
    {
        var reply = SmtpFaults.Reply(error);
        var stage = StageOf(error);
        var isClosing = reply.Code == 421 || connection.Refused.Any(refused => refused.Reply.Code == 421);
        if (isClosing)
        {
            pool.Discard(connection, error);
            if (connection.IsReused && stage != SmtpStage.EndOfData)
            {
                return null;
            }
        }
        else
        {
            await pool.ReturnAsync(connection);
        }

        if (stage == SmtpStage.EndOfData)
        {
            switch (reply.Code)
            {
                case >= 200 and < 300:
                    // The library knows only 250; every 2yz means that the message was taken.
                    return SmtpOutcomes.Accepted(config, envelope, connection, reply.Text);
                case < 400:
                    return Ambiguous($"answered the message with {reply.Code}, which says neither yes nor no", reply.ToString());
            }
        }

        return connection is { AcceptedRecipients: 0, Refused.Count: > 0 }
            ? SmtpOutcomes.AllRefused(config, envelope, connection)
            : With(SmtpFaults.Replied(config, stage, reply, error, stage == SmtpStage.Sender ? null : envelope.SoleRecipient, envelope.SenderAddress).ToOutcome());
    }

    private SmtpStage StageOf(SmtpCommandException error) => error.ErrorCode switch
    {
        SmtpErrorCode.SenderNotAccepted => SmtpStage.Sender,
        SmtpErrorCode.RecipientNotAccepted => SmtpStage.Recipient,
        SmtpErrorCode.MessageNotAccepted => connection.AcceptedRecipients == 0 ? SmtpStage.Recipient : SmtpStage.EndOfData,
        _ => connection.AcceptedRecipients > 0 ? SmtpStage.Data : connection.Stage,
    };

    private SendOutcome? Lost(Exception error, CancellationToken ct)
    {
        if (connection.MayHaveSentBody)
        {
            return Ambiguous(error switch
            {
                TimeoutException => $"did not answer within {config.DataTimeoutSeconds} s after the message was sent",
                OperationCanceledException => "had not answered yet when this server was stopped",
                _ => "closed the connection after the message was sent",
            }, SmtpFaults.Raw(error));
        }

        if (error is OperationCanceledException)
        {
            ct.ThrowIfCancellationRequested();
        }

        if (connection.IsReused && error is not TimeoutException)
        {
            return null;
        }

        var what = error is TimeoutException
            ? $"did not answer within {config.DataTimeoutSeconds} s"
            : "closed the connection before the message was sent completely";
        return With(SendOutcome.Failed(SendPhase.Envelope, FailureKind.NextProvider,
            $"{config.Host} {what}. Another provider is tried; if it lasts, Verify the provider.", SmtpFaults.Raw(error)));
    }

    private SendOutcome Ambiguous(string what, string response) =>
        With(SendOutcome.Failed(SendPhase.BodySent, FailureKind.Ambiguous,
            $"{config.Host} {what}: it may have been accepted. Look for the message's Message-ID there before you send it again by hand.", response));

    private SendOutcome With(SendOutcome rest) => SmtpOutcomes.WithRefused(config, envelope, connection, rest);
}
