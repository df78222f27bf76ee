using Bunit;
using Rocket.Admin.Components.Shared;

namespace Rocket.Admin.Tests.Components.Shared;

public sealed class LocalTimeTests : PortalContext
{
    private const string Module = "./Components/Shared/LocalTime.razor.js";

    [Fact]
    public void Relative_time_moves_on_with_the_clock()
    {
        var time = Render<LocalTime>(p => p.Add(t => t.At, Noon.AddMinutes(-2)));
        Assert.Equal("2 min ago", time.Find("time").TextContent);

        Time.Advance(TimeSpan.FromMinutes(1));

        time.WaitForAssertion(() => Assert.Equal("3 min ago", time.Find("time").TextContent));
    }

    [Fact]
    public void Browser_zone_is_used_once_known()
    {
        JSInterop.SetupModule(Module).Setup<string?>("timeZone").SetResult("Asia/Tokyo");

        var time = Render<LocalTime>(p => p.Add(t => t.At, Noon).Add(t => t.Exact, true));

        time.WaitForAssertion(() => Assert.Equal("10 Mar 2026, 21:00:00", time.Find("time").TextContent));
        Assert.Equal("2026-03-10T12:00:00Z", time.Find("time").GetAttribute("datetime"));
        Assert.Contains("12:00:00 UTC", time.Find("time").GetAttribute("title"), StringComparison.Ordinal);
    }

    [Fact]
    public void A_zone_this_server_does_not_know_leaves_utc()
    {
        JSInterop.SetupModule(Module).Setup<string?>("timeZone").SetResult("Moon/Tranquility");

        var time = Render<LocalTime>(p => p.Add(t => t.At, Noon).Add(t => t.Exact, true));

        Assert.Equal("10 Mar 2026, 12:00:00", time.Find("time").TextContent);
    }

    [Fact]
    public void The_zone_is_asked_once_for_a_whole_page()
    {
        var module = JSInterop.SetupModule(Module);
        module.Setup<string?>("timeZone").SetResult("Asia/Tokyo");

        Render<LocalTime>(p => p.Add(t => t.At, Noon));
        Render<LocalTime>(p => p.Add(t => t.At, Noon));

        module.VerifyInvoke("timeZone", 1);
    }
}
