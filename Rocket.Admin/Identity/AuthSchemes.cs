using Microsoft.AspNetCore.Identity;

namespace Rocket.Admin.Identity;

/// <summary>The ways to say who is calling.</summary>
internal static class AuthSchemes
{
    /// <summary>Chooses: a request with an Authorization header is judged by that alone, any other by its cookie.</summary>
    public const string Either = "either";

    public const string ApiKey = "api-key";

    /// <summary>The portal's login.</summary>
    public static readonly string Cookie = IdentityConstants.ApplicationScheme;
}
