using System.Text;
using MailKit.Security;

namespace Rocket.Admin.Providers.Smtp;

/// <summary>The ways to log in that are used, and their order. NTLM and GSSAPI are left out: they sort first in the library and fail on Linux.</summary>
internal static class SmtpMechanisms
{
    public const string Auto = "auto";

    /// <summary>Config values and the names on the wire; over TLS, in this order: PLAIN is what every server has tested.</summary>
    private static readonly (string Key, string Wire)[] s_secureOrder =
    [
        ("plain", "PLAIN"), ("login", "LOGIN"),
        ("scram-sha-512", "SCRAM-SHA-512"), ("scram-sha-256", "SCRAM-SHA-256"), ("scram-sha-1", "SCRAM-SHA-1"), ("cram-md5", "CRAM-MD5"),
    ];

    /// <summary>Without TLS those that keep the password off the wire come first.</summary>
    private static readonly (string Key, string Wire)[] s_plaintextOrder = [.. s_secureOrder[2..], .. s_secureOrder[..2]];

    /// <summary>Those that take an access token: only when asked for, since no password fits them.</summary>
    private static readonly (string Key, string Wire)[] s_oauth2 = [("xoauth2", "XOAUTH2"), ("oauthbearer", "OAUTHBEARER")];

    public static IReadOnlyList<string> OAuth2Keys { get; } = [.. s_oauth2.Select(mechanism => mechanism.Key)];

    public static IReadOnlyList<string> Keys { get; } = [Auto, .. s_secureOrder.Select(mechanism => mechanism.Key), .. OAuth2Keys];

    /// <summary>The mechanisms to try: offered by the server, allowed by the config, best first.</summary>
    public static IEnumerable<SaslMechanism> Candidates(SmtpConfig config, HashSet<string> offered, bool secure)
    {
        foreach (var (key, wire) in s_oauth2)
        {
            if (config.AuthMechanism == key && offered.Contains(wire))
            {
                yield return wire == "XOAUTH2" ? new XOAuth2Login(config) : new OAuthBearerLogin(config);
            }
        }

        foreach (var (key, wire) in secure ? s_secureOrder : s_plaintextOrder)
        {
            if ((config.AuthMechanism == Auto || config.AuthMechanism == key) && offered.Contains(wire))
            {
                yield return Create(wire, config.Username!, config.Password ?? "");
            }
        }
    }

    /// <summary>The secrets of a login in every form in which they go over the wire readably, for a server that repeats the line it was sent.</summary>
    public static IReadOnlyList<string> Secrets(SmtpConfig config)
    {
        var secrets = new List<string>();
        if (config.Password is { } password)
        {
            secrets.AddRange([password, Base64(password), Base64($"\0{config.Username}\0{password}")]);
        }

        if (config.OAuth2Token is { } token)
        {
            secrets.AddRange([token, Base64(XOAuth2Login.InitialResponse(config)), Base64(OAuthBearerLogin.InitialResponse(config))]);
        }

        return secrets;
    }

    private static string Base64(string text) => Convert.ToBase64String(Encoding.UTF8.GetBytes(text));

    private static SaslMechanism Create(string wire, string username, string password) => wire switch
    {
        "PLAIN" => new SaslMechanismPlain(username, password),
        "LOGIN" => new SaslMechanismLogin(username, password),
        "SCRAM-SHA-512" => new SaslMechanismScramSha512(username, password),
        "SCRAM-SHA-256" => new SaslMechanismScramSha256(username, password),
        "SCRAM-SHA-1" => new SaslMechanismScramSha1(username, password),
        "CRAM-MD5" => new SaslMechanismCramMd5(username, password),
        _ => throw new ArgumentOutOfRangeException(nameof(wire), wire, null),
    };
}
