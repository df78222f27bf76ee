using System.Net.Mail;

namespace Rocket.Admin.Identity;

/// <summary>What an account needs. Length is what makes a password strong; rules about its characters only make it hard to remember.</summary>
internal static class AccountRules
{
    public const int MinPasswordLength = 12;

    /// <summary>Longer ones would only cost time to hash.</summary>
    public const int MaxPasswordLength = 200;

    public const int MaxEmailLength = 320;

    /// <summary>Wrong passwords in a row that lock an account for <see cref="LockoutMinutes"/>.</summary>
    public const int MaxFailedSignIns = 5;

    public const int LockoutMinutes = 15;

    public static bool IsEmail(string text)
    {
        return text.Length <= MaxEmailLength && MailAddress.TryCreate(text, out var address) && address.Address == text;
    }

    /// <summary>Why a password will not do; null when it will.</summary>
    public static string? PasswordFault(string password)
    {
        return password.Length switch
        {
            < MinPasswordLength => $"The password needs at least {MinPasswordLength} characters.",
            > MaxPasswordLength => $"The password may have at most {MaxPasswordLength} characters.",
            _ => null,
        };
    }
}
