using Rocket.Admin.Components.Sending;

namespace Rocket.Admin.Tests.Components.Sending;

public sealed class AddressListTests
{
    [Theory]
    [InlineData("jane@example.com", "jane@example.com")]
    [InlineData("a@example.com, b@example.com;c@example.com", "a@example.com|b@example.com|c@example.com")]
    [InlineData("a@example.com\r\nb@example.com\n\n", "a@example.com|b@example.com")]
    [InlineData("\"Doe, Jane\" <jane@example.com>, b@example.com", "\"Doe, Jane\" <jane@example.com>|b@example.com")]
    [InlineData(" , ;", "")]
    public void A_list_comes_apart_where_people_mean_it(string text, string expected)
    {
        Assert.Equal(expected.Split('|', StringSplitOptions.RemoveEmptyEntries), AddressList.All(text));
    }

    [Fact]
    public void What_is_still_being_written_stays_open()
    {
        var (whole, open) = AddressList.Split("a@example.com, \"Doe, Ja");

        Assert.Equal(["a@example.com"], whole);
        Assert.Equal(" \"Doe, Ja", open);
    }
}
