namespace Rocket.Admin.Tests;

public sealed class SmokeTests
{
    [Fact]
    public void Two_and_two()
    {
        Assert.Equal(4, 2 + 2);
    }
}
