using System.Text.Json.Nodes;
using Rocket.Admin.Providers;

namespace Rocket.Admin.Api.Providers;

/// <param name="Name">Unique, up to 100 characters.</param>
/// <param name="Provider">The type: <c>smtp</c>, <c>resend</c>, <c>sandbox</c>…; cannot be changed later.</param>
/// <param name="Config">The type's fields, see <c>GET /_admin/email/provider-types</c>.</param>
/// <param name="Priority">0–10,000, lower is tried first. Default: after the last one that is not a sandbox.</param>
/// <param name="Active">Default true.</param>
internal sealed record CreateProviderBody(string Name, string Provider, JsonObject Config, int? Priority = null, bool? Active = null)
{
    public ProviderDraft ToDraft()
    {
        return new ProviderDraft { Name = Name, Provider = Provider, Config = Config, Priority = Priority, Active = Active };
    }
}

/// <summary>What is left out stays as it is; a config is replaced as a whole.</summary>
/// <param name="Name">Unique, up to 100 characters.</param>
/// <param name="Provider">May be repeated, cannot be changed.</param>
/// <param name="Config">A secret sent as <c>••••</c> keeps the stored one.</param>
/// <param name="Priority">0–10,000, lower is tried first.</param>
/// <param name="Active">Whether routes may use it.</param>
/// <param name="Version">As read; the change is refused (409) when somebody else was first. <c>If-Match</c> does the same (412).</param>
internal sealed record UpdateProviderBody(
    string? Name = null,
    string? Provider = null,
    JsonObject? Config = null,
    int? Priority = null,
    bool? Active = null,
    Guid? Version = null)
{
    public ProviderDraft ToDraft()
    {
        return new ProviderDraft { Name = Name, Provider = Provider, Config = Config, Priority = Priority, Active = Active };
    }
}

/// <param name="Ids">Every provider once, in the order in which they are to be tried.</param>
internal sealed record ProviderOrderBody(IReadOnlyList<Guid> Ids);
