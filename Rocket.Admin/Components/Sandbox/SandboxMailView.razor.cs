using System.Globalization;
using Microsoft.AspNetCore.Components;
using Rocket.Admin.Providers.Sandbox;

namespace Rocket.Admin.Components.Sandbox;

/// <summary>One mail: its addresses, and its parts in tabs.</summary>
public sealed partial class SandboxMailView
{
    private string? _chosen;

    [Parameter, EditorRequired]
    public SandboxMailDetail Mail { get; set; } = null!;

    /// <summary>Only what the mail has.</summary>
    private IEnumerable<string> Tabs
    {
        get
        {
            if (Mail.Html is not null)
            {
                yield return "html";
            }

            if (Mail.Text is not null)
            {
                yield return "text";
            }

            yield return "source";
            yield return "headers";
            if (Mail.Attachments.Count > 0)
            {
                yield return "attachments";
            }
        }
    }

    private string Shown => _chosen ?? Tabs.First();

    private string Title(string tab)
    {
        return tab switch
        {
            "html" => "HTML",
            "text" => "Text",
            "source" => "Source",
            "headers" => "Headers",
            _ => $"Attachments ({Mail.Attachments.Count})",
        };
    }

    private static string Size(long bytes)
    {
        return bytes < 1024 ? $"{bytes} B" : string.Create(CultureInfo.InvariantCulture, $"{bytes / 1024.0:N1} KB");
    }
}
