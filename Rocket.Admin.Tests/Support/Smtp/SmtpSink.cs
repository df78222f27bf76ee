using System.Diagnostics;
using System.Globalization;

namespace Rocket.Admin.Tests.Support.Smtp;

/// <summary>Postfix's smtp-sink: takes everything, fast, and writes each message into a file.</summary>
public sealed class SmtpSink : IAsyncLifetime
{
    private readonly string _directory = Directory.CreateTempSubdirectory("rocket-sink").FullName;
    private Process _process = null!;

    public int Port { get; private set; }

    /// <summary>The messages so far, as dumped: X-Client and X-Mail-Args lines of the sink, then the message.</summary>
    public IReadOnlyList<string> Messages => [.. Directory.GetFiles(_directory).Select(File.ReadAllText)];

    public async ValueTask InitializeAsync()
    {
        Port = ProgramFile.FreePort();
        _process = ProgramFile.Start("/usr/sbin/smtp-sink", "-u", "root", "-d", Path.Combine(_directory, "%M."),
            string.Create(CultureInfo.InvariantCulture, $"127.0.0.1:{Port}"), "200");
        await ProgramFile.UntilGreetsAsync(Port, _process, () => _process.HasExited ? _process.StandardError.ReadToEnd() : "(still running)");
    }

    public async ValueTask DisposeAsync()
    {
        await ProgramFile.StopAsync(_process, gently: false);
        Directory.Delete(_directory, recursive: true);
    }
}
