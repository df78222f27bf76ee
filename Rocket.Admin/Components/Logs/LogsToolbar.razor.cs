using System.Globalization;
using Microsoft.AspNetCore.Components;
using Rocket.Admin.Components.Shared;
using Rocket.Admin.Data;
using Rocket.Admin.Delivery;

namespace Rocket.Admin.Components.Logs;

/// <summary>The filters above the list. It changes nothing by itself: every choice is a new query for the page.</summary>
public sealed partial class LogsToolbar : IDisposable
{
    private static readonly TimeSpan s_pause = TimeSpan.FromMilliseconds(250);
    private CancellationTokenSource? _typing;
    private string _text = "";

    [Parameter, EditorRequired]
    public LogsQuery Query { get; set; } = new();

    [Parameter, EditorRequired]
    public EventCallback<LogsQuery> QueryChanged { get; set; }

    [Parameter]
    public IReadOnlyList<string> Templates { get; set; } = [];

    [Parameter]
    public IReadOnlyList<KeyValuePair<Guid, string>> Providers { get; set; } = [];

    [Inject]
    private BrowserClock Clock { get; init; } = null!;

    [Inject]
    private TimeProvider Clockwork { get; init; } = null!;

    private string StatusWord => Query.Status is { } status ? EnumText<MessageStatus>.Of(status) : "";

    private string ZoneWord => Clock.Zone.BaseUtcOffset == TimeSpan.Zero && !Clock.Zone.SupportsDaylightSavingTime ? "UTC" : Clock.Zone.Id;

    public void Dispose() => StopTyping();

    protected override void OnParametersSet()
    {
        // While somebody types, the address is behind; it must not take letters away.
        if (_typing is null)
        {
            _text = Query.Text ?? "";
        }
    }

    private static string Set(bool isSet) => isSet ? "set" : "";

    private static string? Word(ChangeEventArgs e) => e.Value is string { Length: > 0 } word && !string.IsNullOrWhiteSpace(word) ? word.Trim() : null;

    private static MessageStatus? StatusOf(ChangeEventArgs e) => Word(e) is { } word && EnumText<MessageStatus>.TryParse(word, out var status) ? status : null;

    private Task Change(LogsQuery query) => QueryChanged.InvokeAsync(query);

    private Task ChooseRange(ChangeEventArgs e)
    {
        var key = Word(e);
        if (key != LogsRange.Custom)
        {
            return Change(Query with { Range = key, From = null, To = null });
        }

        // Begins with what was shown until now, so that there is something to correct.
        var now = Clock.Now;
        var begin = now - (LogsRange.Find(Query.Range)?.Length ?? TimeSpan.FromHours(24));
        return Change(Query with { Range = key, From = begin.AddTicks(-(begin.Ticks % TimeSpan.TicksPerMinute)), To = null });
    }

    private async Task TypedAsync(ChangeEventArgs e)
    {
        StopTyping();
        _text = e.Value as string ?? "";
        var mine = _typing = new CancellationTokenSource();
        try
        {
            await Task.Delay(s_pause, Clockwork, mine.Token);
        }
        catch (OperationCanceledException)
        {
            return;
        }

        StopTyping();
        await Change(Query with { Text = Word(e) });
    }

    private void StopTyping()
    {
        _typing?.Cancel();
        _typing?.Dispose();
        _typing = null;
    }

    private string? Local(DateTimeOffset? time) =>
        time is { } at ? TimeZoneInfo.ConvertTime(at, Clock.Zone).ToString("yyyy-MM-dd'T'HH:mm", CultureInfo.InvariantCulture) : null;

    private DateTimeOffset? Time(ChangeEventArgs e)
    {
        return DateTime.TryParse(Word(e), CultureInfo.InvariantCulture, out var local)
            ? new DateTimeOffset(local, Clock.Zone.GetUtcOffset(local)).ToUniversalTime()
            : null;
    }
}
