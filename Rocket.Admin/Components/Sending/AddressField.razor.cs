using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;
using Rocket.Admin.Providers.Mime;

namespace Rocket.Admin.Components.Sending;

/// <summary>Several mailboxes as chips. A comma, Enter or leaving the field closes one; a pasted list becomes many.</summary>
public sealed partial class AddressField
{
    private static int s_count;
    private readonly string _id = $"addresses-{Interlocked.Increment(ref s_count)}";
    private ElementReference _input;
    private string _text = "";

    [Parameter, EditorRequired]
    public string Label { get; set; } = "";

    [Parameter, EditorRequired]
    public IReadOnlyList<string> Value { get; set; } = [];

    [Parameter]
    public EventCallback<IReadOnlyList<string>> ValueChanged { get; set; }

    [Parameter]
    public string? Error { get; set; }

    [Parameter]
    public string? Help { get; set; }

    [Parameter]
    public string? Placeholder { get; set; }

    [Parameter]
    public string? TestId { get; set; }

    private static string? Problem(string mailbox) => MailboxParser.TryParse(mailbox, out _, out var error) ? null : error;

    private async Task TypedAsync(string? text)
    {
        var (whole, rest) = AddressList.Split(text ?? "");
        _text = rest.TrimStart();
        await AddAsync(whole);
    }

    private async Task KeyAsync(KeyboardEventArgs e)
    {
        if (e.Key == "Enter")
        {
            await CloseAsync();
        }
        else if (e.Key == "Backspace" && _text.Length == 0 && Value.Count > 0)
        {
            await RemoveAsync(Value.Count - 1);
        }
    }

    private async Task CloseAsync()
    {
        var all = AddressList.All(_text);
        _text = "";
        await AddAsync(all);
    }

    private Task AddAsync(IReadOnlyList<string> more) =>
        more.Count == 0 ? Task.CompletedTask : ValueChanged.InvokeAsync([.. Value.Concat(more).Distinct(StringComparer.OrdinalIgnoreCase)]);

    private Task RemoveAsync(int index) => ValueChanged.InvokeAsync([.. Value.Where((_, i) => i != index)]);

    private Task FocusAsync() => _input.FocusAsync().AsTask();
}
