namespace Rocket.Admin.Providers.Http;

/// <summary>What a provider takes in one request; more is not even tried there, since another provider may take it.</summary>
/// <param name="Recipients">To, Cc and Bcc together.</param>
/// <param name="Bytes">The request body.</param>
/// <param name="AsciiLocalParts">True: the part before the "@" must be ASCII.</param>
internal sealed record HttpLimits(int Recipients, long Bytes, bool AsciiLocalParts = true)
{
    /// <summary>Null when the request keeps within the limits.</summary>
    public SendFailure? Check(string provider, HttpMail mail, HttpDraft draft)
    {
        if (mail.Recipients.Count > Recipients)
        {
            return Refuse($"{provider} takes {Recipients} recipients in one message, this one has {mail.Recipients.Count}.");
        }

        if (draft.Body.Length > Bytes)
        {
            return Refuse($"{provider} takes messages of at most {Bytes / (1024 * 1024)} MB as they are sent, this one has {draft.Body.Length / (1024.0 * 1024):0.0} MB.");
        }

        return AsciiLocalParts && mail.Recipients.All.Append(mail.From).Any(m => m.Address.AsSpan(0, m.Address.LastIndexOf('@')).ContainsAnyExceptInRange('\0', '\x7F'))
            ? Refuse($"{provider} takes no addresses with characters other than ASCII before the \"@\".")
            : null;
    }

    private static SendFailure Refuse(string reason) => new(FailureKind.NextProvider, reason);
}
