using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using MailKit.Security;

namespace Rocket.Admin.Providers.Smtp;

/// <summary>A login with an access token instead of a password.</summary>
internal interface IOAuth2Login
{
    /// <summary>Why the token was refused, where the server told it before its final reply.</summary>
    OAuth2Refusal? Refusal { get; }
}

/// <summary>XOAUTH2, as Google and Microsoft have it.</summary>
internal sealed class XOAuth2Login(SmtpConfig config) : SaslMechanismOAuth2(config.Username!, config.OAuth2Token!), IOAuth2Login
{
    public static string InitialResponse(SmtpConfig config) => $"user={config.Username}\u0001auth=Bearer {config.OAuth2Token}\u0001\u0001";

    public OAuth2Refusal? Refusal { get; private set; }

    protected override byte[]? Challenge(byte[]? token, int startIndex, int length, CancellationToken cancellationToken)
    {
        Refusal ??= OAuth2Refusal.Read(token.AsSpan(startIndex, length));
        return base.Challenge(token, startIndex, length, cancellationToken);
    }
}

/// <summary>
/// OAUTHBEARER (RFC 7628). Not the library's own, which over a socket of ours says <c>port=-1</c> and leaves <c>=</c> and <c>,</c> in the name unescaped.
/// </summary>
internal sealed class OAuthBearerLogin(SmtpConfig config) : SaslMechanism(config.Username!, config.OAuth2Token!), IOAuth2Login
{
    public OAuth2Refusal? Refusal { get; private set; }

    public static string InitialResponse(SmtpConfig config)
    {
        var name = config.Username?.Replace("=", "=3D", StringComparison.Ordinal).Replace(",", "=2C", StringComparison.Ordinal);
        return FormattableString.Invariant($"n,a={name},\u0001host={config.Host}\u0001port={config.Port}\u0001auth=Bearer {config.OAuth2Token}\u0001\u0001");
    }

    public override string MechanismName => "OAUTHBEARER";

    public override bool SupportsInitialResponse => true;

    protected override byte[] Challenge(byte[]? token, int startIndex, int length, CancellationToken cancellationToken)
    {
        if (IsAuthenticated)
        {
            // The server's reason; one byte asks it to go on to its final reply.
            Refusal ??= OAuth2Refusal.Read(token.AsSpan(startIndex, length));
            return [1];
        }

        IsAuthenticated = true;
        return Encoding.UTF8.GetBytes(InitialResponse(config));
    }
}

/// <summary>
/// What a server says of a token it refuses: a JSON object in a 334 reply, which it follows up with 535. XOAUTH2 servers put an HTTP status
/// into <c>status</c>, OAUTHBEARER servers a word such as <c>invalid_token</c> or <c>insufficient_scope</c>; both name the scope they want.
/// </summary>
/// <param name="Status">At most 100 printable characters.</param>
/// <param name="Scope">Likewise.</param>
internal sealed record OAuth2Refusal(string? Status, string? Scope)
{
    private const string InsufficientScope = "insufficient_scope";
    private const int LongestValue = 100;

    /// <returns>Null when it is no such object; the first challenge is empty.</returns>
    public static OAuth2Refusal? Read(ReadOnlySpan<byte> challenge)
    {
        try
        {
            return challenge.Length > 0 && JsonNode.Parse(challenge) is JsonObject refusal
                ? new OAuth2Refusal(Printable(refusal["status"]), Printable(refusal["scope"]))
                : null;
        }
        catch (JsonException)
        {
            // Another server's own idea of a challenge: the final reply still tells that it refused.
            return null;
        }
    }

    /// <summary>What to tell the admin.</summary>
    /// <param name="refusal">Null when the server gave no reason.</param>
    /// <param name="config">Whose login it was.</param>
    /// <param name="reply">The final reply.</param>
    public static string Explain(OAuth2Refusal? refusal, SmtpConfig config, SmtpReply reply)
    {
        var scope = refusal?.Scope is { } wanted ? $"the scope {wanted}" : "the scope that sending over SMTP needs";
        var said = refusal?.Status is { } status ? $"{reply}; status {status}" : reply.ToString();
        return refusal?.Status == InsufficientScope
            ? $"{config.Host} took the access token, but it lacks {scope} ({said}). Grant the scope to the application, put a new token into {SmtpFields.OAuth2Token}, then Verify again."
            : $"{config.Host} refused the access token ({said}). It has expired, belongs to another mailbox than {SmtpFields.Username}, or lacks {scope}. "
                + $"Renew the token in {SmtpFields.OAuth2Token}, then Verify again.";
    }

    private static string? Printable(JsonNode? node)
    {
        if (node is not JsonValue value)
        {
            return null;
        }

        var text = new StringBuilder();
        foreach (var character in value.ToString().AsSpan())
        {
            if (character is > ' ' and <= '~' && text.Length < LongestValue)
            {
                text.Append(character);
            }
        }

        return text.Length > 0 ? text.ToString() : null;
    }
}
