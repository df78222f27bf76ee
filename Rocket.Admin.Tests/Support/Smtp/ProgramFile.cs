using System.Diagnostics;
using System.Net;
using System.Net.Sockets;

namespace Rocket.Admin.Tests.Support.Smtp;

/// <summary>Starts the mail programs that tests need, and stops them by their process id.</summary>
internal static class ProgramFile
{
    public static string Require(string path) =>
        File.Exists(path) ? path : throw new InvalidOperationException($"{path} is missing. Run ./test, which installs what the tests need.");

    public static Process Start(string path, params string[] arguments)
    {
        var info = new ProcessStartInfo(Require(path)) { RedirectStandardOutput = true, RedirectStandardError = true, RedirectStandardInput = true };
        foreach (var argument in arguments)
        {
            info.ArgumentList.Add(argument);
        }

        return Process.Start(info) ?? throw new InvalidOperationException($"{path} did not start.");
    }

    public static async Task<string> RunAsync(string path, string? input, params string[] arguments)
    {
        using var process = Start(path, arguments);
        if (input is not null)
        {
            await process.StandardInput.WriteAsync(input);
        }

        process.StandardInput.Close();
        var output = process.StandardOutput.ReadToEndAsync();
        var error = process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();
        return process.ExitCode == 0
            ? await output
            : throw new InvalidOperationException($"{path} {string.Join(' ', arguments)} ended with {process.ExitCode}: {await output}{await error}");
    }

    /// <summary>A port that was free a moment ago, below the range the system gives to clients, so that none of them takes it meanwhile.</summary>
    public static int FreePort()
    {
        for (var i = 0; ; i++)
        {
            var port = Random.Shared.Next(12_000, 32_000);
            try
            {
                using var probe = new TcpListener(IPAddress.Loopback, port);
                probe.Start();
                return port;
            }
            catch (SocketException) when (i < 50)
            {
                // Taken: another one.
            }
        }
    }

    /// <summary>Waits until the server greets; shows its log when it does not.</summary>
    public static async Task UntilGreetsAsync(int port, Process process, Func<string> log)
    {
        using var deadline = new CancellationTokenSource(TimeSpan.FromSeconds(20));
        while (true)
        {
            try
            {
                using var client = new TcpClient();
                await client.ConnectAsync(IPAddress.Loopback, port, deadline.Token);
                var greeting = new byte[3];
                await client.GetStream().ReadExactlyAsync(greeting, deadline.Token);
                return;
            }
            catch (Exception error) when (error is SocketException or IOException && !process.HasExited && !deadline.IsCancellationRequested)
            {
                await Task.Delay(20, CancellationToken.None);
            }
            catch (Exception error)
            {
                throw new InvalidOperationException($"The mail server on port {port} does not answer ({error.Message}). Its log:\n{log()}", error);
            }
        }
    }

    public static async Task StopAsync(Process process, bool gently)
    {
        if (!process.HasExited)
        {
            if (gently)
            {
                await RunAsync("/bin/kill", null, "-TERM", process.Id.ToString(System.Globalization.CultureInfo.InvariantCulture));
            }
            else
            {
                process.Kill();
            }

            await process.WaitForExitAsync();
        }

        process.Dispose();
    }
}
