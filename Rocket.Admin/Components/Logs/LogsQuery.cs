using System.Globalization;
using Rocket.Admin.Components.Shared;
using Rocket.Admin.Data;
using Rocket.Admin.Delivery;
using Rocket.Admin.Logs;

namespace Rocket.Admin.Components.Logs;

/// <summary>
/// What the log page shows, as it stands in the address: a link to it shows the same to everyone. A value that cannot be read is left
/// out rather than refused, since people edit addresses by hand.
/// </summary>
public sealed record LogsQuery
{
    public const string Path = "/settings/email/logs";

    public MessageStatus? Status { get; init; }

    public string? Template { get; init; }

    public Guid? Provider { get; init; }

    public string? Recipient { get; init; }

    public string? Text { get; init; }

    /// <summary>A key of <see cref="LogsRange"/>; null: all time.</summary>
    public string? Range { get; init; }

    /// <summary>Only with <see cref="LogsRange.Custom"/>.</summary>
    public DateTimeOffset? From { get; init; }

    /// <inheritdoc cref="From"/>
    public DateTimeOffset? To { get; init; }

    /// <summary>True when every message is shown.</summary>
    public bool IsEmpty => this == new LogsQuery();

    public static LogsQuery Read(string? status, string? template, string? provider, string? recipient, string? text, string? range, string? from, string? to)
    {
        var (begin, end) = (Time(from), Time(to));
        var isCustom = begin is not null || end is not null || range == LogsRange.Custom;
        return new LogsQuery
        {
            Status = status is not null && EnumText<MessageStatus>.TryParse(status, out var known) ? known : null,
            Template = Some(template),
            Provider = Guid.TryParse(provider, out var id) ? id : null,
            Recipient = Some(recipient),
            Text = Some(text),
            Range = isCustom ? LogsRange.Custom : LogsRange.Find(range)?.Key,
            From = begin,
            To = end,
        };
    }

    /// <summary>The address of the page with this query, with or without a message open beside the list.</summary>
    public string PathTo(Guid? message)
    {
        var parts = new (string Name, string? Value)[]
        {
            ("status", Status is { } status ? EnumText<MessageStatus>.Of(status) : null),
            ("template_key", Template),
            ("provider_id", Provider?.ToString()),
            ("to_email", Recipient),
            ("q", Text),
            ("range", Range == LogsRange.Custom && (From ?? To) is not null ? null : Range),
            ("from", Word(From)),
            ("to", Word(To)),
        };
        var query = string.Join('&', parts.Where(p => p.Value is not null).Select(p => $"{p.Name}={Uri.EscapeDataString(p.Value!)}"));
        var path = message is { } id ? $"{Path}/{id}" : Path;
        return query.Length == 0 ? path : $"{path}?{query}";
    }

    /// <summary>One chip per filter in force.</summary>
    /// <param name="providerName">What to call a provider; null when it is gone.</param>
    /// <param name="zone">Of the reader, for times.</param>
    public IReadOnlyList<FilterChip> Chips(Func<Guid, string?> providerName, TimeZoneInfo zone)
    {
        var chips = new List<FilterChip>();
        Add("q", "Search", Text);
        Add("status", "Status", Status is { } status ? StateWord.Of(EnumText<MessageStatus>.Of(status)).Word : null);
        Add("template_key", "Template", Template);
        Add("provider_id", "Provider", Provider is { } id ? providerName(id) ?? "deleted provider" : null);
        Add("to_email", "To", Recipient);
        Add("range", "Time", Range == LogsRange.Custom ? Stretch(zone) : LogsRange.Find(Range)?.Label);
        return chips;

        void Add(string key, string label, string? value)
        {
            if (value is not null)
            {
                chips.Add(new FilterChip(key, label, value));
            }
        }
    }

    /// <summary>Without the filter of that chip.</summary>
    public LogsQuery Without(string chip) => chip switch
    {
        "q" => this with { Text = null },
        "status" => this with { Status = null },
        "template_key" => this with { Template = null },
        "provider_id" => this with { Provider = null },
        "to_email" => this with { Recipient = null },
        "range" => this with { Range = null, From = null, To = null },
        _ => this,
    };

    /// <summary>A preset counts back from <paramref name="now"/>, so it moves with every read.</summary>
    internal LogFilter ToFilter(DateTimeOffset now, Guid? tenantId) => new()
    {
        Status = Status,
        TemplateKey = Template,
        ProviderId = Provider,
        ToEmail = Recipient,
        Query = Text,
        From = LogsRange.Find(Range) is { } range ? now - range.Length : From,
        To = To,
        TenantId = tenantId,
    };

    private string? Stretch(TimeZoneInfo zone)
    {
        return (From, To) switch
        {
            (null, null) => null,
            ({ } from, null) => $"since {Local(from)}",
            (null, { } to) => $"before {Local(to)}",
            ({ } from, { } to) => $"{Local(from)} to {Local(to)}",
        };

        string Local(DateTimeOffset time) => TimeZoneInfo.ConvertTime(time, zone).ToString("d MMM yyyy, HH:mm", CultureInfo.InvariantCulture);
    }

    private static string? Some(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();

    private static DateTimeOffset? Time(string? text) =>
        DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var time) ? time : null;

    private static string? Word(DateTimeOffset? time) => time?.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm'Z'", CultureInfo.InvariantCulture);
}
