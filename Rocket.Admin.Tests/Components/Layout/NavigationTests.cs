using Rocket.Admin.Components.Layout;

namespace Rocket.Admin.Tests.Components.Layout;

public sealed class NavigationTests
{
    [Theory]
    [InlineData("/settings/email/logs", "Logs")]
    [InlineData("/settings/email/logs/0199", "Logs")]
    [InlineData("/Settings/Email/Templates/invite", "Templates")]
    [InlineData("/send", "Send")]
    [InlineData("/sender", null)]
    [InlineData("/", null)]
    public void A_page_belongs_to_the_entry_above_it(string path, string? title) => Assert.Equal(title, Navigation.Find(path)?.Item.Title);

    [Fact]
    public void Addresses_are_unique_and_rooted()
    {
        var addresses = Navigation.Groups.SelectMany(g => g.Items).Select(i => i.Href).ToList();

        Assert.All(addresses, a => Assert.StartsWith("/", a, StringComparison.Ordinal));
        Assert.Equal(addresses.Count, addresses.Distinct().Count());
        Assert.Contains(Navigation.Home, addresses);
    }
}
