using System.Text.Json.Nodes;
using Rocket.Admin.Tests.Support.Http;

namespace Rocket.Admin.Tests.Providers.Http;

/// <summary>What the contract suite needs to know of one HTTP type; a new type adds one to <see cref="HttpContracts"/> and passes every test.</summary>
internal sealed record HttpContract(string Key, string Config, HttpScript Accepts)
{
    /// <summary>The path of a send, with query.</summary>
    public required string SendPath { get; init; }

    /// <summary>Headers that every send carries, exactly.</summary>
    public required IReadOnlyDictionary<string, string> SendHeaders { get; init; }

    /// <summary>The body of <see cref="ContractMail.Minimal"/>: JSON, or text for a multipart body with the boundary as <c>BOUNDARY</c>.</summary>
    public required string Minimal { get; init; }

    /// <summary>The body of <see cref="ContractMail.Rich"/>.</summary>
    public required string Rich { get; init; }

    /// <summary>The id that <see cref="Accepts"/> gives.</summary>
    public required string? MessageId { get; init; }

    /// <summary>Literal secrets in the config, which must show nowhere but in the request.</summary>
    public required IReadOnlyList<string> Secrets { get; init; }

    /// <summary>An answer of 200 that is the provider's but breaks off; null where 2xx is accepted whatever the body.</summary>
    public string? HalfAnswer { get; init; }

    public int MaxRecipients { get; init; } = 1000;

    /// <summary>True where a repeated request is answered, not sent again.</summary>
    public bool IsIdempotent { get; init; }

    /// <summary>The addresses of a send by place, read from the recorded request.</summary>
    public required Func<RecordedRequest, (IReadOnlyList<string> To, IReadOnlyList<string> Cc, IReadOnlyList<string> Bcc)> Recipients { get; init; }

    public JsonObject ConfigAt(Uri url, int timeoutSeconds = 30)
    {
        var config = JsonNode.Parse(Config)!.AsObject();
        config["base_url"] = url.ToString();
        config["timeout_seconds"] = timeoutSeconds;
        return config;
    }

    public override string ToString() => Key;
}
