using Rocket.Admin.Providers.Sandbox;

namespace Rocket.Admin.Api.Providers;

/// <summary>A mail in the sandbox's list. <c>message_id</c> is the message's id in the log.</summary>
internal sealed record SandboxMailReply(Guid Id, Guid MessageId, string From, string To, string Subject, int Size, int Attachments, bool Read, DateTimeOffset CreatedAt)
{
    public static SandboxMailReply Of(SandboxMailRow row)
    {
        return new SandboxMailReply(row.Id, row.MessageId, row.From, row.To, row.Subject, row.Size, row.AttachmentCount, row.IsRead, row.CreatedAt);
    }
}

/// <summary>A mail of the sandbox, taken apart. From, To, Cc and Reply-To are as its headers have them; <c>envelope_to</c> says who would have got it.</summary>
internal sealed record SandboxMailDetailReply(
    Guid Id,
    Guid MessageId,
    string EnvelopeTo,
    string From,
    string To,
    string Cc,
    string ReplyTo,
    string Subject,
    DateTimeOffset Date,
    string? Html,
    string? Text,
    IReadOnlyList<SandboxHeaderReply> Headers,
    IReadOnlyList<SandboxAttachmentReply> Attachments,
    int Size,
    bool Read,
    DateTimeOffset CreatedAt)
{
    public static SandboxMailDetailReply Of(SandboxMailDetail mail)
    {
        return new SandboxMailDetailReply(
            mail.Row.Id,
            mail.Row.MessageId,
            mail.Row.To,
            mail.From,
            mail.To,
            mail.Cc,
            mail.ReplyTo,
            mail.Row.Subject,
            mail.Date,
            mail.Html,
            mail.Text,
            [.. mail.Headers.Select(h => new SandboxHeaderReply(h.Key, h.Value))],
            [.. mail.Attachments.Select(a => new SandboxAttachmentReply(a.Number, a.FileName, a.ContentType, a.Size))],
            mail.Row.Size,
            mail.Row.IsRead,
            mail.Row.CreatedAt);
    }
}

internal sealed record SandboxHeaderReply(string Name, string Value);

/// <summary>A file; its content is at <c>…/attachments/{number}</c>.</summary>
internal sealed record SandboxAttachmentReply(int Number, string Filename, string ContentType, long Size);
