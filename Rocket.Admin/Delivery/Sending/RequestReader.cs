using System.Text.RegularExpressions;
using Microsoft.Extensions.Options;
using Rocket.Admin.Providers;
using Rocket.Admin.Providers.Mime;

namespace Rocket.Admin.Delivery;

/// <summary>A request whose every field has been checked and parsed.</summary>
internal sealed record ReadRequest
{
    public required SendRequest Source { get; init; }

    public required IReadOnlyList<Mailbox> To { get; init; }

    public required IReadOnlyList<Mailbox> Cc { get; init; }

    public required IReadOnlyList<Mailbox> Bcc { get; init; }

    public required IReadOnlyList<Mailbox> ReplyTo { get; init; }

    public Mailbox? From { get; init; }

    public required IReadOnlyList<EmailAttachment> Attachments { get; init; }
}

/// <summary>Parses a request, telling every mistake at once and by field.</summary>
internal sealed partial class RequestReader(IOptionsMonitor<DeliveryOptions> options, TimeProvider time)
{
    private const int MaxTags = 20;
    private const int MaxMetadata = 50;
    private const int MaxHeaders = 50;
    private const int MaxSubject = 998;
    private const string NullItem = "This may not be null.";
    private static readonly TimeSpan s_furthest = TimeSpan.FromDays(366);

    /// <returns>Null when <paramref name="errors"/> has anything.</returns>
    public ReadRequest? Read(SendRequest request, RequestErrors errors)
    {
        CheckContent(request, errors);
        CheckTimes(request, errors);
        CheckWords(request, errors);
        CheckHeaders(request, errors);
        var read = new ReadRequest
        {
            Source = request,
            To = Mailboxes("to", request.To, errors),
            Cc = Mailboxes("cc", request.Cc, errors),
            Bcc = Mailboxes("bcc", request.Bcc, errors),
            ReplyTo = Mailboxes("reply_to", request.ReplyTo, errors),
            From = request.From is null ? null : Mailbox("from", request.From, errors),
            Attachments = Attachments(request.Attachments ?? [], errors),
        };
        if (request.To is null or { Count: 0 })
        {
            errors.Add("to", "Give at least one recipient.");
        }

        var (recipients, most) = (read.To.Count + read.Cc.Count + read.Bcc.Count, options.CurrentValue.MaxRecipients);
        if (recipients > most)
        {
            errors.Add("to", $"A message may have {most} recipients in to, cc and bcc together; this one has {recipients}. Send several messages.");
        }

        return errors.Any ? null : read;
    }

    private static void CheckContent(SendRequest request, RequestErrors errors)
    {
        if (request.Template is not null)
        {
            foreach (var (field, value) in new[] { ("subject", request.Subject), ("html", request.Html), ("text", request.Text) })
            {
                if (value is not null)
                {
                    errors.Add(field, "Leave this out when a template is given: the template has its own.");
                }
            }

            return;
        }

        if (string.IsNullOrWhiteSpace(request.Subject))
        {
            errors.Add("subject", "Give a subject, or a template that has one.");
        }
        else if (request.Subject.Any(char.IsControl))
        {
            errors.Add("subject", "A subject is one line: remove the line break or control character.");
        }
        else if (request.Subject.Length > MaxSubject)
        {
            errors.Add("subject", $"A subject has at most {MaxSubject} characters; this one has {request.Subject.Length}.");
        }

        if (string.IsNullOrEmpty(request.Html) && string.IsNullOrEmpty(request.Text))
        {
            errors.Add("text", "Give text, html or both, or a template.");
        }
    }

    private void CheckTimes(SendRequest request, RequestErrors errors)
    {
        var now = time.GetUtcNow();
        if (request.SendAt > now + s_furthest)
        {
            errors.Add("send_at", "Mail can be scheduled for up to a year ahead.");
        }

        if (request.ExpiresAt <= (request.SendAt > now ? request.SendAt : now))
        {
            errors.Add("expires_at", "This lies before the time of sending, so the message could never go out.");
        }
    }

    private static void CheckWords(SendRequest request, RequestErrors errors)
    {
        if (request.EmailType is { } type && !TypeWord().IsMatch(type))
        {
            errors.Add("email_type", "Use up to 64 lower-case letters, digits, hyphens and underscores.");
        }

        if (request.Locale is { } locale && !LanguageTag().IsMatch(locale))
        {
            errors.Add("locale", "Give a language tag such as de or pt-BR.");
        }

        CheckText("user_id", request.UserId, 200, errors);
        CheckCount("tags", request.Tags?.Count, MaxTags, errors);
        CheckCount("metadata", request.Metadata?.Count, MaxMetadata, errors);
        for (var i = 0; i < request.Tags?.Count; i++)
        {
            CheckItem($"tags[{i}]", request.Tags[i], 256, errors);
        }

        foreach (var (key, value) in request.Metadata ?? s_none)
        {
            CheckText($"metadata.{key}", key, 128, errors);
            CheckItem($"metadata.{key}", value, 1000, errors);
        }
    }

    private static readonly Dictionary<string, string> s_none = [];

    private static void CheckHeaders(SendRequest request, RequestErrors errors)
    {
        CheckCount("headers", request.Headers?.Count, MaxHeaders, errors);
        foreach (var (name, value) in request.Headers ?? s_none)
        {
            if (value is null)
            {
                errors.Add($"headers.{name}", NullItem);
            }
            else if (HeaderRules.Check(name, value) is { } error)
            {
                errors.Add($"headers.{name}", error);
            }
        }
    }

    private static void CheckCount(string field, int? count, int most, RequestErrors errors)
    {
        if (count > most)
        {
            errors.Add(field, $"At most {most} are allowed; there are {count}.");
        }
    }

    /// <summary>The serializer refuses a null field, but not a null in a list.</summary>
    private static void CheckItem(string field, string? text, int longest, RequestErrors errors)
    {
        if (text is null)
        {
            errors.Add(field, NullItem);
        }

        CheckText(field, text, longest, errors);
    }

    private static void CheckText(string field, string? text, int longest, RequestErrors errors)
    {
        if (text is null)
        {
            return;
        }

        if (text.Length > longest)
        {
            errors.Add(field, $"At most {longest} characters; this has {text.Length}.");
        }

        if (text.Any(char.IsControl))
        {
            errors.Add(field, "Remove the line break or control character.");
        }
    }

    private static List<Mailbox> Mailboxes(string field, IReadOnlyList<string>? texts, RequestErrors errors)
    {
        var parsed = new List<Mailbox>(texts?.Count ?? 0);
        for (var i = 0; i < texts?.Count; i++)
        {
            if (Mailbox(texts.Count == 1 ? field : $"{field}[{i}]", texts[i], errors) is { } mailbox)
            {
                parsed.Add(mailbox);
            }
        }

        return parsed;
    }

    private static Mailbox? Mailbox(string field, string text, RequestErrors errors)
    {
        if (MailboxParser.TryParse(text, out var mailbox, out var error))
        {
            return mailbox;
        }

        errors.Add(field, error);
        return null;
    }

    private List<EmailAttachment> Attachments(IReadOnlyList<SendAttachment> attachments, RequestErrors errors)
    {
        var files = new List<EmailAttachment>(attachments.Count);
        var total = 0L;
        for (var i = 0; i < attachments.Count; i++)
        {
            var (file, field) = (attachments[i], $"attachments[{i}]");
            if (file is null)
            {
                errors.Add(field, NullItem);
                continue;
            }

            if (string.IsNullOrWhiteSpace(file.Filename))
            {
                errors.Add($"{field}.filename", "Give the file a name.");
            }

            CheckText($"{field}.filename", file.Filename, 255, errors);
            if (file.Content is null)
            {
                errors.Add($"{field}.content", "Give the file's bytes as base64.");
            }

            if (file.ContentType is { } type && !MediaType().IsMatch(type))
            {
                errors.Add($"{field}.content_type", "Give a media type such as application/pdf.");
            }

            if (file.Cid is { } cid && !ContentId().IsMatch(cid))
            {
                errors.Add($"{field}.cid", "Use letters, digits and . _ - @ only, at most 100.");
            }

            total += file.Content?.Length ?? 0;
            files.Add(new EmailAttachment(file.Filename ?? "", file.ContentType ?? "application/octet-stream", file.Content, file.Cid));
        }

        if (total > options.CurrentValue.MaxMessageBytes)
        {
            errors.Add("attachments", TooLarge(total));
        }

        return files;
    }

    /// <summary>The words for a message over the limit.</summary>
    public string TooLarge(long bytes)
    {
        return FormattableString.Invariant($"A message may have {options.CurrentValue.MaxMessageBytes / 1048576.0:0.#} MB with all attachments; this one has {bytes / 1048576.0:0.#} MB. Send a link instead.");
    }

    [GeneratedRegex("^[a-z0-9_-]{1,64}$", RegexOptions.CultureInvariant)]
    private static partial Regex TypeWord();

    [GeneratedRegex("^[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8}){0,3}$", RegexOptions.CultureInvariant)]
    private static partial Regex LanguageTag();

    [GeneratedRegex(@"^[A-Za-z0-9!#$&^_.+-]{1,100}/[A-Za-z0-9!#$&^_.+-]{1,100}(\s*;\s*[A-Za-z0-9-]+=(""[^""\r\n]*""|[A-Za-z0-9!#$&^_.+-]+))*$", RegexOptions.CultureInvariant)]
    private static partial Regex MediaType();

    [GeneratedRegex("^[A-Za-z0-9._@-]{1,100}$", RegexOptions.CultureInvariant)]
    private static partial Regex ContentId();
}
