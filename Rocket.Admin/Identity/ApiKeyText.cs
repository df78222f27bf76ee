using System.Security.Cryptography;
using System.Text;

namespace Rocket.Admin.Identity;

/// <summary>The text of API keys: <c>rk_</c>, nine characters to tell keys apart, <c>_</c>, 43 characters of secret (256 bits).</summary>
internal static class ApiKeyText
{
    /// <summary>The first characters of any key, ours or given at bootstrap, are what it is looked up by. They are not secret.</summary>
    public const int PrefixLength = 12;

    /// <summary>Shorter ones could be guessed.</summary>
    public const int MinLength = 32;

    /// <summary>Longer ones are refused before they are hashed.</summary>
    public const int MaxLength = 512;

    private const string Alphabet = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";

    public static string New()
    {
        return $"rk_{RandomNumberGenerator.GetString(Alphabet, PrefixLength - 3)}_{RandomNumberGenerator.GetString(Alphabet, 43)}";
    }

    public static string PrefixOf(string key)
    {
        return key[..PrefixLength];
    }

    public static byte[] Hash(string key)
    {
        return SHA256.HashData(Encoding.UTF8.GetBytes(key));
    }
}
