using Microsoft.AspNetCore.Identity;

namespace Rocket.Admin.Identity;

/// <summary>
/// Signs people in to the portal. A wrong password, an unknown address and a locked account get the same answer after the
/// same work, so that nobody learns which addresses have accounts.
/// </summary>
internal sealed class SignInService(SignInManager<User> signIn, UserManager<User> users, IPasswordHasher<User> hasher, SignInLimiter limiter, ILogger<SignInService> logger)
{
    private static readonly User s_nobody = new() { CreatedAt = DateTimeOffset.UnixEpoch };
    private static string? s_nobodysHash;

    public async Task<SignInOutcome> SignInAsync(string email, string password, string? remoteAddress)
    {
        if (!limiter.Admits(remoteAddress))
        {
            logger.SignInRefused("too many tries from one address");
            return SignInOutcome.TooManyTries;
        }

        var user = password.Length <= AccountRules.MaxPasswordLength && email.Length <= AccountRules.MaxEmailLength ? await users.FindByEmailAsync(email.Trim()) : null;
        if (user is null || await users.IsLockedOutAsync(user))
        {
            hasher.VerifyHashedPassword(s_nobody, s_nobodysHash ??= hasher.HashPassword(s_nobody, "nobody has this password"), password.Length <= AccountRules.MaxPasswordLength ? password : "");
            logger.SignInRefused(user is null ? "no such account" : "account locked");
            return SignInOutcome.Refused;
        }

        var result = await signIn.PasswordSignInAsync(user, password, isPersistent: false, lockoutOnFailure: true);
        if (!result.Succeeded)
        {
            logger.SignInRefused(result.IsLockedOut ? "wrong password, account locked now" : "wrong password");
            return SignInOutcome.Refused;
        }

        logger.SignedIn(user.Id);
        return SignInOutcome.SignedIn;
    }

    /// <summary>For someone who has just proved who they are in another way: set-up, an accepted invitation.</summary>
    public Task SignInAsync(User user)
    {
        logger.SignedIn(user.Id);
        return signIn.SignInAsync(user, isPersistent: false);
    }

    public async Task SignOutAsync()
    {
        logger.SignedOut(users.GetUserId(signIn.Context.User));
        await signIn.SignOutAsync();
    }
}
