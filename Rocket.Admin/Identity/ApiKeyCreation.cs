namespace Rocket.Admin.Identity;

/// <summary>What came of making an API key.</summary>
internal abstract record ApiKeyCreation
{
    private ApiKeyCreation()
    {
    }

    /// <param name="Key">The new row.</param>
    /// <param name="Secret">The key itself: this is the only time that anyone sees it.</param>
    public sealed record Created(ApiKeyRow Key, string Secret) : ApiKeyCreation;

    /// <param name="Field">The field that is wrong, as the API names it.</param>
    /// <param name="Message">Why.</param>
    public sealed record Refused(string Field, string Message) : ApiKeyCreation;
}
