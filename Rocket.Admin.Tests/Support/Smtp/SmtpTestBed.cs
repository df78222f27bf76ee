using System.Net;
using System.Text.Json.Nodes;
using Microsoft.Extensions.Logging.Abstractions;
using Rocket.Admin.Providers;
using Rocket.Admin.Providers.Outbound;
using Rocket.Admin.Providers.Smtp;

namespace Rocket.Admin.Tests.Support.Smtp;

/// <summary>Makes providers and messages, valid by default, so that a test shows only what matters.</summary>
internal static class SmtpTestBed
{
    public static JsonObject Config(int port, params (string Key, JsonNode? Value)[] settings)
    {
        var config = new JsonObject
        {
            ["host"] = "localhost",
            ["port"] = port,
            ["tls"] = "none",
            ["from"] = "noreply@example.com",
            ["from_name"] = "Acme",
            ["timeout_seconds"] = 5,
            ["data_timeout_seconds"] = 5,
        };
        foreach (var (key, value) in settings)
        {
            config[key] = value;
        }

        return config;
    }

    /// <summary>Lets everything through that a server does by default, this machine among it.</summary>
    public static OutboundGuard Guard { get; } = new(new OutboundOptions(), Dns.GetHostAddressesAsync);

    /// <summary>The type itself, for tests that make a catalogue of their own.</summary>
    public static SmtpProviderType Type => new(Guard, TimeProvider.System, NullLoggerFactory.Instance);

    public static SmtpProvider Provider(int port, params (string Key, JsonNode? Value)[] settings) => Provider(TimeProvider.System, port, settings);

    public static SmtpProvider Provider(TimeProvider time, int port, params (string Key, JsonNode? Value)[] settings) => Provider(Guard, time, port, settings);

    public static SmtpProvider Provider(OutboundGuard guard, TimeProvider time, int port, params (string Key, JsonNode? Value)[] settings)
    {
        var type = new SmtpProviderType(guard, time, NullLoggerFactory.Instance);
        var config = Config(port, settings);
        var result = type.Validate(config);
        Assert.True(result.IsValid, result.ToString());
        return (SmtpProvider)type.Create(new ProviderSettings(Guid.CreateVersion7(time.GetUtcNow()), "relay", config));
    }

    public static OutgoingEmail Email(params string[] to) => new()
    {
        MessageId = Guid.Parse("0190a000-0000-7000-8000-000000000001"),
        MessageIdHeader = "0190a000@example.com",
        Date = new DateTimeOffset(2026, 3, 4, 5, 6, 7, TimeSpan.Zero),
        To = [.. (to.Length == 0 ? ["jane@example.test"] : to).Select(address => new Mailbox(null, address))],
        Subject = "Hello",
        Text = "Hello Jane",
    };
}

/// <summary>Keeps the steps, in order.</summary>
internal sealed class StepRecorder : IProgress<ProviderStep>
{
    public List<ProviderStep> Steps { get; } = [];

    public IReadOnlyList<string> Names => [.. Steps.Select(step => step.Name)];

    public void Report(ProviderStep value) => Steps.Add(value);
}
