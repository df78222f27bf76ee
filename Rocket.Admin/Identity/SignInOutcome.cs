namespace Rocket.Admin.Identity;

internal enum SignInOutcome
{
    SignedIn,

    /// <summary>Deliberately no more than this.</summary>
    Refused,

    TooManyTries,
}
