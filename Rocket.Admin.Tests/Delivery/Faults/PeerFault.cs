using System.Text.Json.Nodes;
using Rocket.Admin.Tests.Support;
using Rocket.Admin.Tests.Support.Smtp;

namespace Rocket.Admin.Tests.Delivery.Faults;

/// <summary>A way in which a mail server fails, and what the log must say of it.</summary>
/// <param name="Kind">The failure kind in <c>provider_response</c>.</param>
/// <param name="Phase">How far the attempt got.</param>
/// <param name="Words">Part of the error, in an admin's words.</param>
/// <param name="Reply">Part of the raw reply, when there is one.</param>
internal sealed record PeerFault(string Kind, string Phase, string Words, string? Reply = null)
{
    public Action<ScriptedSmtpServer> Break { get; init; } = _ => { };

    public (string Key, JsonNode? Value)[] Settings { get; init; } = [];

    /// <summary>True: nobody listens at all.</summary>
    public bool Absent { get; init; }

    public static readonly IReadOnlyDictionary<string, PeerFault> All = new Dictionary<string, PeerFault>
    {
        ["refuses the connection"] = new("provider_down", "connect", "refused the connection: nothing listens there") { Absent = true },
        ["hangs"] = new("provider_down", "connect", "did not answer within 1 s") { Break = Answer("", ScriptedSmtpServer.Hang), Settings = [("timeout_seconds", 1)] },
        ["closes at once"] = new("provider_down", "connect", "closed the connection") { Break = Answer("", ScriptedSmtpServer.Drop) },
        ["421 at the greeting"] = new("retry_later", "connect", "takes no connections at the moment", "421 4.3.2") { Break = Answer("", ScriptedSmtpServer.ThenClose + "421 4.3.2 Too busy") },
        ["421 in the session"] = new("retry_later", "envelope", "closed the session or limits the rate", "421 4.7.0") { Break = Answer("MAIL", ScriptedSmtpServer.ThenClose + "421 4.7.0 Slow down") },
        ["450 for the recipient"] = new("retry_later", "envelope", "put the message off", "450 4.1.8") { Break = Answer("RCPT", "450 4.1.8 Come back later") },
        ["greylisting"] = new("retry_later", "envelope", "greylists the message", "450 4.2.0") { Break = Answer("RCPT", "450 4.2.0 Greylisted") },
        ["535"] = new("provider_down", "authenticate", "refused the login", "535 5.7.8")
        {
            Break = server => server.Auth = "PLAIN",
            Settings = [("username", "jane"), ("password", "wrong-password")],
        },
        ["550 5.7.1"] = new("next_provider", "envelope", "by policy", "550 5.7.1") { Break = Answer("RCPT", "550 5.7.1 Blocked by policy") },
        ["554 at the end"] = new("next_provider", "answered", "by policy", "554 5.7.1") { Break = Answer(".", "554 5.7.1 Looks like spam") },
        ["554 without a code"] = new("next_provider", "envelope", "does not accept this From address", "554 no") { Break = Answer("MAIL", "554 no") },
        ["a bad certificate"] = new("provider_down", "connect", "certificate") { Break = server => server.StartTls = true, Settings = [("tls", "starttls")] },
        ["no STARTTLS"] = new("provider_down", "connect", "does not offer STARTTLS") { Settings = [("tls", "starttls")] },
        ["drops after DATA"] = new("ambiguous", "body_sent", "") { Break = Answer(".", ScriptedSmtpServer.Drop) },
    };

    /// <summary>A server that answers a command in this way; empty is the greeting, a dot the end of the body.</summary>
    public static Action<ScriptedSmtpServer> Answer(string verb, string answer) => server => server.Script = (_, line) => line.Split(' ')[0] == verb ? answer : null;

    /// <summary>The server's port, with this fault at work there.</summary>
    public int Start(ScriptedSmtpServer server)
    {
        if (Absent)
        {
            return FreePort.Next();
        }

        Break(server);
        return server.Start().Port;
    }
}
