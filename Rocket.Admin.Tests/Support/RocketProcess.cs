using System.Diagnostics;
using System.Net;
using System.Net.Http.Headers;
using System.Net.Sockets;
using System.Runtime.InteropServices;
using System.Text;

namespace Rocket.Admin.Tests.Support;

/// <summary>The server as a process of its own, to be killed or stopped as an operator would.</summary>
internal sealed class RocketProcess : IAsyncDisposable
{
    private const int SigTerm = 15;
    private static readonly TimeSpan s_startLimit = TimeSpan.FromMinutes(2);
    private static readonly TimeSpan s_stopLimit = TimeSpan.FromSeconds(60);
    private readonly Process _process;
    private readonly StringBuilder _output = new();
    private readonly Lock _outputLock = new();

    private RocketProcess(ProcessStartInfo start, Uri address)
    {
        Address = address;
        _process = new Process { StartInfo = start };
        _process.OutputDataReceived += (_, line) => Keep(line.Data);
        _process.ErrorDataReceived += (_, line) => Keep(line.Data);
        _process.Start();
        _process.BeginOutputReadLine();
        _process.BeginErrorReadLine();
    }

    public Uri Address { get; }

    public int Id => _process.Id;

    public bool HasExited => _process.HasExited;

    /// <summary>All that it has printed.</summary>
    public string Output
    {
        get
        {
            lock (_outputLock)
            {
                return _output.ToString();
            }
        }
    }

    /// <summary>Starts it and waits for <c>/health/ready</c>.</summary>
    /// <param name="dataDirectory">Its data directory; bootstrapped with <see cref="RocketHost"/>'s admin and key when empty.</param>
    /// <param name="environment">More environment variables.</param>
    /// <param name="port">Default: a free one.</param>
    public static async Task<RocketProcess> StartAsync(string dataDirectory, IReadOnlyDictionary<string, string>? environment = null, int? port = null)
    {
        var address = new Uri($"http://127.0.0.1:{port ?? FreePort.Next()}");
        var start = new ProcessStartInfo(Repository.DotNet, ["exec", Repository.ServerAssembly])
        {
            WorkingDirectory = Repository.Root,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (var name in start.Environment.Keys.Where(IsAboutEmail).ToList())
        {
            // What the developer's machine sends mail through is no business of a test.
            start.Environment.Remove(name);
        }

        start.Environment["Rocket__Environment__EnvFile"] = Path.Combine(dataDirectory, ".env");
        start.Environment["Rocket__Environment__SecretsDirectory"] = Path.Combine(dataDirectory, "secrets");
        start.Environment["ASPNETCORE_URLS"] = address.ToString();
        start.Environment["ASPNETCORE_ENVIRONMENT"] = "Development";
        start.Environment["Rocket__DataDirectory"] = dataDirectory;
        start.Environment["Rocket__Bootstrap__AdminEmail"] = RocketHost.AdminEmail;
        start.Environment["Rocket__Bootstrap__AdminPassword"] = RocketHost.AdminPassword;
        start.Environment["Rocket__Bootstrap__ApiKey"] = RocketHost.ApiKey;
        foreach (var (name, value) in environment ?? new Dictionary<string, string>())
        {
            start.Environment[name] = value;
        }

        var server = new RocketProcess(start, address);
        try
        {
            using var client = server.Client();
            await Eventually.TrueAsync("the server is ready", () => server.IsReadyAsync(client), s_startLimit);
            return server;
        }
        catch (Exception)
        {
            TestContext.Current.TestOutputHelper?.WriteLine(server.Output);
            await server.DisposeAsync();
            throw;
        }
    }

    /// <summary>A client with the bootstrap admin key.</summary>
    public HttpClient Client()
    {
        var client = new HttpClient { BaseAddress = Address };
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", RocketHost.ApiKey);
        return client;
    }

    public async Task<bool> RefusesConnectionsAsync()
    {
        using var socket = new Socket(SocketType.Stream, ProtocolType.Tcp);
        try
        {
            await socket.ConnectAsync(IPAddress.Loopback, Address.Port, TestContext.Current.CancellationToken);
            return false;
        }
        catch (SocketException)
        {
            return true;
        }
    }

    /// <summary>Ends it at once, as a power cut would.</summary>
    public async Task Kill9Async()
    {
        _process.Kill();
        await _process.WaitForExitAsync(CancellationToken.None);
    }

    /// <summary>Asks it to stop (SIGTERM) and waits; returns its exit code.</summary>
    public async Task<int> StopGracefullyAsync()
    {
        Assert.Equal(0, SendSignal(_process.Id, SigTerm));
        using var limit = new CancellationTokenSource(s_stopLimit);
        await _process.WaitForExitAsync(limit.Token);
        return _process.ExitCode;
    }

    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited)
        {
            await Kill9Async();
        }

        _process.Dispose();
    }

    private async Task<bool> IsReadyAsync(HttpClient client)
    {
        Assert.False(_process.HasExited, $"The server ended with code {(_process.HasExited ? _process.ExitCode : 0)}:\n{Output}");
        try
        {
            using var answer = await client.GetAsync("/health/ready", TestContext.Current.CancellationToken);
            return answer.IsSuccessStatusCode;
        }
        catch (HttpRequestException)
        {
            return false;
        }
    }

    private static bool IsAboutEmail(string variable)
    {
        return variable.StartsWith("EMAIL_", StringComparison.Ordinal) || variable.StartsWith("SMTP_", StringComparison.Ordinal) || variable.StartsWith("RESEND_", StringComparison.Ordinal);
    }

    private void Keep(string? line)
    {
        if (line is not null)
        {
            lock (_outputLock)
            {
                _output.AppendLine(line);
            }
        }
    }

    [DllImport("libc", EntryPoint = "kill")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int SendSignal(int processId, int signal);
}
