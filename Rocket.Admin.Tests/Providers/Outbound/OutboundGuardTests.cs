using System.Net;
using System.Net.Sockets;
using Microsoft.Extensions.Options;
using Rocket.Admin.Providers.Outbound;

namespace Rocket.Admin.Tests.Providers.Outbound;

public sealed class OutboundGuardTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("127.0.0.1", true, true)]
    [InlineData("10.0.0.5", true, true)]
    [InlineData("8.8.8.8", true, true)]
    [InlineData("169.254.169.254", true, false)]
    [InlineData("fd00:ec2::254", true, false)]
    [InlineData("127.0.0.1", false, false)]
    [InlineData("127.1", false, false)]
    [InlineData("2130706433", false, false)]
    [InlineData("0x7f.1", false, false)]
    [InlineData("10.0.0.5", false, false)]
    [InlineData("::ffff:10.0.0.5", false, false)]
    [InlineData("8.8.8.8", false, true)]
    public async Task An_address_is_judged_as_it_is(string host, bool allowPrivate, bool isAllowed)
    {
        var answer = await Guard(new() { AllowPrivateNetworks = allowPrivate }).ResolveAsync(host, 443, Ct);
        Assert.Equal(isAllowed, answer is OutboundAnswer.Allowed);
    }

    [Fact]
    public async Task A_name_is_judged_by_what_it_resolves_to_and_the_refusal_says_what_to_do()
    {
        var guard = Guard(new() { AllowPrivateNetworks = false }, "10.0.0.5");
        var refused = Assert.IsType<OutboundAnswer.Refused>(await guard.ResolveAsync("relay.corp.example", 443, Ct));
        Assert.Equal("relay.corp.example (10.0.0.5) is in a private network, and this server does not connect to such hosts. Check the host, or have the operator of this server "
            + "add it to Rocket:Outbound:AllowedHosts or set Rocket:Outbound:AllowPrivateNetworks to true.", refused.Reason);
        var metadata = Assert.IsType<OutboundAnswer.Refused>(await Guard(new(), "169.254.169.254").ResolveAsync("metadata.example", 80, Ct));
        Assert.Contains("credentials", metadata.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Only_the_addresses_that_may_be_reached_are_left_and_in_their_order()
    {
        var guard = Guard(new() { AllowPrivateNetworks = false }, "10.0.0.5", "8.8.8.8", "::1", "2606:4700::1111");
        var allowed = Assert.IsType<OutboundAnswer.Allowed>(await guard.ResolveAsync("mixed.example", 443, Ct));
        Assert.Equal([new(IPAddress.Parse("8.8.8.8"), 443), new IPEndPoint(IPAddress.Parse("2606:4700::1111"), 443)], allowed.EndPoints);
    }

    [Theory]
    [InlineData("relay.corp.example", "10.0.0.5", true)]
    [InlineData("RELAY.corp.example.", "10.0.0.5", true)]
    [InlineData("other.corp.example", "10.0.0.5", false)]
    [InlineData("a.lab.example", "127.0.0.1", true)]
    [InlineData("a.b.lab.example", "127.0.0.1", true)]
    [InlineData("lab.example", "127.0.0.1", false)]
    [InlineData("evillab.example", "127.0.0.1", false)]
    [InlineData("any.example", "192.168.7.7", true)]
    [InlineData("any.example", "::ffff:192.168.7.7", true)]
    [InlineData("any.example", "192.168.8.7", false)]
    [InlineData("any.example", "169.254.20.1", true)]
    [InlineData("any.example", "fd12::7", true)]
    [InlineData("relay.corp.example", "169.254.169.254", false)] // a name opens private networks, not metadata
    public async Task Exceptions_are_names_addresses_and_networks(string host, string address, bool isAllowed)
    {
        var options = new OutboundOptions { AllowPrivateNetworks = false, AllowedHosts = ["relay.corp.example", "*.lab.example", "192.168.7.0/24", "169.254.20.1", "fd12::7"] };
        Assert.Equal(ValidateOptionsResult.Success, new OutboundOptionsValidator().Validate(null, options));
        Assert.Equal(isAllowed, await Guard(options, address).ResolveAsync(host, 443, Ct) is OutboundAnswer.Allowed);
    }

    [Theory]
    [InlineData("8.8.8.8", 587, true)]
    [InlineData("8.8.8.8", 2587, true)]
    [InlineData("8.8.8.8", 22, false)]
    [InlineData("10.0.0.5", 1025, true)] // the list holds on the internet only
    [InlineData("127.0.0.1", 40123, true)]
    public async Task On_the_internet_mail_goes_to_mail_ports(string address, int port, bool isAllowed)
    {
        var guard = Guard(new(), address);
        Assert.Equal(isAllowed, await guard.ResolveSmtpAsync("mail.example", port, Ct) is OutboundAnswer.Allowed);
        Assert.IsType<OutboundAnswer.Allowed>(await guard.ResolveAsync("mail.example", port, Ct));
    }

    [Fact]
    public async Task Mail_ports_can_be_set_and_an_exception_needs_none()
    {
        var guard = Guard(new() { SmtpPorts = [26], AllowedHosts = ["mail.example"] }, "8.8.8.8");
        Assert.IsType<OutboundAnswer.Allowed>(await guard.ResolveSmtpAsync("other.example", 26, Ct));
        Assert.IsType<OutboundAnswer.Allowed>(await guard.ResolveSmtpAsync("mail.example", 8025, Ct));
        var refused = Assert.IsType<OutboundAnswer.Refused>(await guard.ResolveSmtpAsync("other.example", 587, Ct));
        Assert.Contains("Rocket:Outbound:SmtpPorts", refused.Reason, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("https://relay.example")]
    [InlineData("10.0.0.0/99")]
    [InlineData("relay.example:25")]
    [InlineData("*")]
    [InlineData("")]
    public void A_wrong_exception_stops_the_start_and_is_named(string entry)
    {
        var result = new OutboundOptionsValidator().Validate(null, new() { AllowedHosts = [entry] });
        Assert.Contains($"Rocket:Outbound:AllowedHosts: \"{entry}\"", result.FailureMessage, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_name_without_addresses_is_not_found()
    {
        var error = await Assert.ThrowsAsync<SocketException>(async () => await Guard(new()).ResolveAsync("nobody.example", 443, Ct));
        Assert.Equal(SocketError.HostNotFound, error.SocketErrorCode);
    }

    [Fact]
    public async Task The_next_address_is_tried_when_one_does_not_answer()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        var port = ((IPEndPoint)listener.LocalEndpoint).Port;
        using var socket = await OutboundGuard.DialAsync([new IPEndPoint(IPAddress.Parse("127.0.0.9"), port), new IPEndPoint(IPAddress.Loopback, port)], Ct);
        Assert.Equal(IPAddress.Loopback, ((IPEndPoint)socket.RemoteEndPoint!).Address);
    }

    private static OutboundGuard Guard(OutboundOptions options, params string[] addresses) =>
        new(options, (_, _) => Task.FromResult(addresses.Select(IPAddress.Parse).ToArray()));
}
