using System.Text.Json.Nodes;
using Rocket.Admin.Providers;
using Rocket.Admin.Providers.AwsSes;
using Rocket.Admin.Providers.Single;
using Rocket.Admin.Providers.Smtp;

namespace Rocket.Admin.Components.Providers.Single;

/// <summary>One type's form as it is open on the page, and what was saved when it was opened.</summary>
internal sealed class SingleEdit
{
    private string _region;

    public SingleEdit(IProviderType type, ProviderView? provider, string stamp)
    {
        var template = provider is null ? SingleShape.ToOurs(type, SingleShape.Template(type.Key)) : null;
        Form = new ProviderForm(type, provider, SingleForm.Fields(type, provider?.Config), template);
        Stamp = stamp;
        _region = Text(SesFields.Region);
    }

    public ProviderForm Form { get; }

    /// <summary>Of the config that the form shows.</summary>
    public string Stamp { get; }

    /// <summary>What the switch was set to; null: it was not touched and shows what is saved.</summary>
    public bool? Switched { get; set; }

    public bool IsChanged => Form.IsChanged || Switched is not null;

    /// <summary>A region's own SMTP host goes along when the region changes; one that somebody chose does not.</summary>
    public void FollowRegion()
    {
        var region = Text(SesFields.Region);
        if (region.Length == 0 || region == _region)
        {
            return;
        }

        if (Form.Fields.FirstOrDefault(f => f.Name == SmtpFields.Host) is { } host && Form.Text(host) == SesRegions.SmtpHost(_region))
        {
            Form.Set(host, SesRegions.SmtpHost(region));
        }

        _region = region;
    }

    /// <summary>What is to be saved. What the form does not show stays as it is.</summary>
    public JsonObject ToConfig() => Form.ToDraft().Config!;

    private string Text(string name) => Form.Fields.FirstOrDefault(f => f.Name == name) is { } field ? Form.Text(field).Trim() : "";
}
