using Rocket.Admin.Components.Shared;
using Rocket.Admin.Providers.Single;

namespace Rocket.Admin.Components.Providers.Single;

/// <summary>How the two pages say a saved configuration's state.</summary>
internal static class SingleWords
{
    public static StateWord Of(SingleStatus status) => status switch
    {
        SingleStatus.Connected => new(status.Words(), Glyphs.Check, "good"),
        SingleStatus.Error => new(status.Words(), Glyphs.Cross, "bad"),
        _ => new(status.Words(), Glyphs.Question, "calm"),
    };

    public static string Rate(SingleConfig config) => config switch
    {
        { Id: null } => "Nothing saved yet",
        { Attempts: 0 } => "No mail in the last 30 days",
        _ => $"{config.SuccessRate:0.0} % of {config.Attempts:N0} attempts delivered, last 30 days",
    };
}
