using Microsoft.Extensions.Options;

namespace Rocket.Admin.Providers.Outbound;

/// <summary>Where this server may connect to when an admin names the host, section <c>Rocket:Outbound</c>.</summary>
internal sealed class OutboundOptions
{
    public const string Section = "Rocket:Outbound";

    /// <summary>
    /// Whether hosts on this machine and in private networks may be reached. Default true: the usual mail relay of a self-hosted server is
    /// one. Set it to false where those who configure providers must not reach what this server can. Link-local and cloud metadata addresses
    /// stay closed either way.
    /// </summary>
    public bool AllowPrivateNetworks { get; set; } = true;

    /// <summary>
    /// Exceptions, also from <see cref="SmtpPorts"/>: a name (<c>relay.corp.example</c>, <c>*.corp.example</c>) opens private networks for that name,
    /// an address or network (<c>10.20.0.0/16</c>) is open whatever it is. Default none.
    /// </summary>
    public string[] AllowedHosts { get; set; } = [];

    /// <summary>Ports on which an SMTP host on the internet may be reached. Default 25, 465, 587, 2465, 2525 and 2587.</summary>
    public int[] SmtpPorts { get; set; } = [];

    /// <summary>What is used when none are configured; binding an array appends, so it is not the property's own default.</summary>
    internal static int[] DefaultSmtpPorts { get; } = [25, 465, 587, 2465, 2525, 2587];
}

/// <summary>A wrong value stops the start and is named as the operator wrote it.</summary>
internal sealed class OutboundOptionsValidator : IValidateOptions<OutboundOptions>
{
    public ValidateOptionsResult Validate(string? name, OutboundOptions options)
    {
        var wrongHosts = options.AllowedHosts.Where(entry => AllowedHost.Parse(entry) is null).Select(entry =>
            $"{OutboundOptions.Section}:{nameof(options.AllowedHosts)}: \"{entry}\" is not a host name, an address or a network such as 10.20.0.0/16.");
        var wrongPorts = options.SmtpPorts.Where(port => port is < 1 or > 65535).Select(port =>
            $"{OutboundOptions.Section}:{nameof(options.SmtpPorts)}: {port} is not a port from 1 to 65535.");
        string[] wrong = [.. wrongHosts, .. wrongPorts];
        return wrong.Length == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(wrong);
    }
}
