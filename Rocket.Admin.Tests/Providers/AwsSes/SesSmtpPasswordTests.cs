using Rocket.Admin.Providers.AwsSes;

namespace Rocket.Admin.Tests.Providers.AwsSes;

public sealed class SesSmtpPasswordTests
{
    [Theory]
    [InlineData("some+secret+key", "eu-central-1", "BMXhUYlu5Z3gSXVQORxlVa7XPaz91aGWdfHxvkOZdWZ2")]
    [InlineData("another+secret+key", "eu-central-1", "BBbphbrQmrKMx42d1N6+C7VINYEBGI5v9VsZeTxwskfh")]
    [InlineData("some+secret+key", "us-west-1", "BH+jbMzper5WwlwUar9E1ySBqHa9whi0GPo+sJ0mVYJj")]
    [InlineData("wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY", "us-east-1", "BLBM/9hSUELfq8Gw+rU1YcBjkOxGbhT2XG763xVLGWL9")]
    public void Derives_the_password_of_a_region(string secret, string region, string password)
    {
        Assert.Equal(password, SesSmtpPassword.Derive(secret, region));
        Assert.True(SesSmtpPassword.IsDerived(password));
        Assert.False(SesSmtpPassword.LooksLikeSecretAccessKey(password));
    }

    [Theory]
    [InlineData("wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY", true)]
    [InlineData("wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKE", false)]
    [InlineData("wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY=", false)]
    [InlineData("{{env.A_VARIABLE_OF_FORTY_CHARACTERS_AB}}", false)]
    public void Knows_the_form_of_a_secret_access_key(string text, bool looksLike) =>
        Assert.Equal(looksLike, SesSmtpPassword.LooksLikeSecretAccessKey(text));

    [Theory]
    [InlineData("AMXhUYlu5Z3gSXVQORxlVa7XPaz91aGWdfHxvkOZdWZ2")]
    [InlineData("not base64 at all, though it is 44 long......")]
    [InlineData("BMXh")]
    public void Other_texts_are_no_smtp_password(string text) => Assert.False(SesSmtpPassword.IsDerived(text));
}
