using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;
using Rocket.Admin.Components.Shared;
using Rocket.Admin.Providers;

namespace Rocket.Admin.Components.Providers;

/// <summary>One provider in the list.</summary>
public sealed partial class ProviderRow
{
    private ElementReference _row;

    [Parameter, EditorRequired]
    public ProviderView Provider { get; set; } = null!;

    /// <summary>The type's name for people.</summary>
    [Parameter, EditorRequired]
    public string TypeName { get; set; } = "";

    /// <summary>From 1.</summary>
    [Parameter, EditorRequired]
    public int Place { get; set; }

    [Parameter, EditorRequired]
    public int Count { get; set; }

    [Parameter]
    public EventCallback OnEdit { get; set; }

    [Parameter]
    public EventCallback OnTest { get; set; }

    [Parameter]
    public EventCallback OnDelete { get; set; }

    [Parameter]
    public EventCallback<bool> OnSwitch { get; set; }

    /// <summary>Gets -1 for up and 1 for down.</summary>
    [Parameter]
    public EventCallback<int> OnMove { get; set; }

    /// <summary>Set for the row that was just moved by keyboard: moving an element in the page takes its focus away.</summary>
    [Parameter]
    public bool TakesFocus { get; set; }

    [Parameter]
    public EventCallback OnFocused { get; set; }

    internal ProviderState State => StateOf(Provider);

    private string? Problem => Provider.ConfigError ?? Provider.CheckError;

    private DateTimeOffset? Checked => Provider is { ConfigError: null, Provider: not ProviderKeys.Sandbox } ? Provider.CheckedAt : null;

    /// <summary>Where it sends to, or as whom.</summary>
    private string? Target => Text("host") ?? Text("domain") ?? Text("from") ?? (Text("simulate") is { } played and not "none" ? $"simulates {played}" : null);

    /// <summary>What the last check and the config say; a breaker's opinion comes from sending.</summary>
    internal static ProviderState StateOf(ProviderView provider)
    {
        return provider switch
        {
            { Active: false } => ProviderState.Inactive,
            { ConfigError: not null } => ProviderState.Down,
            { Provider: ProviderKeys.Sandbox } => ProviderState.Sandbox,
            { CheckedAt: null } => ProviderState.NotVerified,
            { CheckError: not null } => ProviderState.Down,
            _ => ProviderState.Healthy,
        };
    }

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (TakesFocus)
        {
            await OnFocused.InvokeAsync();
            await _row.FocusAsync(preventScroll: true);
        }
    }

    private string? Text(string field)
    {
        return Provider.Config[field]?.ToString() is { Length: > 0 } text ? text : null;
    }

    private Task KeyAsync(KeyboardEventArgs key)
    {
        return key switch
        {
            { AltKey: true, Key: "ArrowUp" } when Place > 1 => OnMove.InvokeAsync(-1),
            { AltKey: true, Key: "ArrowDown" } when Place < Count => OnMove.InvokeAsync(1),
            _ => Task.CompletedTask,
        };
    }
}
