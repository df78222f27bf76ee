using System.Globalization;
using System.Text.Json;
using Microsoft.AspNetCore.Components;
using Rocket.Admin.Logs;

namespace Rocket.Admin.Components.Logs;

/// <summary>The mail itself: as the recipient sees it, its plain text, what went with it.</summary>
public sealed partial class MessageContents
{
    private static readonly JsonSerializerOptions s_readable = new() { WriteIndented = true, Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
    private string _view = "html";

    [CascadingParameter]
    private MessageDetail Message { get; set; } = null!;

    private IReadOnlyList<KeyValuePair<string, string>> Views
    {
        get
        {
            (string Key, string Title, bool IsThere)[] all =
            [
                ("html", "HTML", Message.Html is not null),
                ("text", "Text", Message.Text is not null),
                ("headers", "Headers", true),
                ("variables", "Variables", Message.Variables is { Count: > 0 }),
                ("files", $"Attachments {Message.Attachments.Count}", Message.Attachments.Count > 0),
            ];
            return [.. all.Where(v => v.IsThere).Select(v => KeyValuePair.Create(v.Key, v.Title))];
        }
    }

    /// <summary>The chosen view, or the first there is: not every mail has HTML.</summary>
    private string View => Views.Any(v => v.Key == _view) ? _view : Views[0].Key;

    private string Variables => Message.Variables?.ToJsonString(s_readable) ?? "";

    private IEnumerable<(string Name, string Value)> Facts
    {
        get
        {
            (string Name, string? Value)[] known =
            [
                ("From", Message.From ?? "the provider's own"),
                ("To", Joined(Message.To)),
                ("Cc", Joined(Message.Cc)),
                ("Bcc", Joined(Message.Bcc)),
                ("Reply-To", Joined(Message.ReplyTo)),
                ("Subject", Message.Row.Subject),
                ("Message-ID", Message.MessageIdHeader is { } id ? $"<{id}>" : null),
                .. Message.Headers.Select(h => (h.Key, (string?)h.Value)),
                ("Kind", Message.EmailType),
                ("User", Message.UserId),
                ("Tags", Joined(Message.Tags)),
                .. Message.Metadata.Select(m => ($"Metadata {m.Key}", (string?)m.Value)),
                ("Id at the provider", Message.ProviderMessageId),
            ];
            return known.Where(f => !string.IsNullOrEmpty(f.Value)).Select(f => (f.Name, f.Value!));
        }
    }

    private static string? Joined(IReadOnlyList<string> values) => values.Count == 0 ? null : string.Join(", ", values);

    private static string Size(long bytes) => bytes switch
    {
        < 1024 => string.Create(CultureInfo.InvariantCulture, $"{bytes} B"),
        < 1024 * 1024 => string.Create(CultureInfo.InvariantCulture, $"{bytes / 1024.0:0.#} KB"),
        _ => string.Create(CultureInfo.InvariantCulture, $"{bytes / 1048576.0:0.#} MB"),
    };
}
