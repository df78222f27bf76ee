#:package MailKit@4.18.2
#:package System.Security.Cryptography.Pkcs@10.0.15
#:property ServerGarbageCollection=true
#:property Optimize=true
#:property PublishAot=false

// How fast Rocket.Admin accepts and delivers, against a bare MailKit loop to the same SMTP sink in the same run.
//
//   dotnet run bench/delivery.cs                            10,000 and 50,000 messages, each in single posts and in batches
//   dotnet run bench/delivery.cs -- --messages 2000         other counts, comma-separated
//   dotnet run bench/delivery.cs -- --batch 100             only this batch size (1 = single posts)
//   dotnet run bench/delivery.cs -- --postgres "Host=…"     an empty database instead of SQLite
//
// The server is a Release build in a process of its own with a fresh data directory for each row; the sink and the callers live
// in this process. Everything stays on loopback and ends by itself.

using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Net.Sockets;
using System.Text;
using System.Text.Json.Nodes;
using MailKit.Net.Smtp;
using MailKit.Security;
using MimeKit;

const int Connections = 32;
const int SmtpConnections = 8;
const int WarmUp = 5000; // sent before each measured run, to both: what is measured is a server that has been up for a few seconds
var limit = TimeSpan.FromMinutes(10);

CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
var counts = (Option("--messages") ?? "10000,50000").Split(',').Select(int.Parse).ToArray();
var batches = (Option("--batch") ?? "1,100").Split(',').Select(int.Parse).ToArray();
var postgres = Option("--postgres");
if (counts.Any(count => count is < 100 or > 200_000))
{
    Console.Error.WriteLine("--messages: 100 to 200,000 each");
    return 2;
}

var root = FindRoot();
Console.WriteLine($"Building Rocket.Admin (Release)…");
Run("dotnet", "build", Path.Combine(root, "Rocket.Admin"), "-c", "Release", "-v", "q", "--nologo");

using var sink = new Sink();
Console.WriteLine($"{Environment.ProcessorCount} cores, server GC: {System.Runtime.GCSettings.IsServerGC}, database: {(postgres is null ? "SQLite, synchronous=FULL" : "PostgreSQL")}, {Connections} HTTP connections, {SmtpConnections} SMTP connections");
Console.WriteLine();
Console.WriteLine("| run | messages | accepted/s | delivered/s | of bare MailKit | enqueue p50 ms | p99 ms | CPU s | peak RSS MB |");
Console.WriteLine("|---|--:|--:|--:|--:|--:|--:|--:|--:|");

await BareAsync(WarmUp);
var failed = false;
foreach (var count in counts)
{
    var bare = await BareAsync(count);
    Console.WriteLine($"| bare MailKit | {count:n0} | | {bare.PerSecond:n0} | 1.00 | | | {bare.Cpu:n1} | |");
    foreach (var batch in batches)
    {
        failed |= !await RocketAsync(count, batch, bare.PerSecond);
    }
}

return failed ? 1 : 0;

// ---- the two runs ----------------------------------------------------------------------------------------------------

async Task<(double PerSecond, double Cpu)> BareAsync(int count)
{
    sink.Expect(count);
    var cpu = Process.GetCurrentProcess().TotalProcessorTime;
    var clock = Stopwatch.StartNew();
    var next = -1;
    await Task.WhenAll(Enumerable.Range(0, SmtpConnections).Select(_ => Task.Run(async () =>
    {
        using var client = new SmtpClient();
        await client.ConnectAsync("127.0.0.1", sink.Port, SecureSocketOptions.None);
        for (var number = Interlocked.Increment(ref next); number < count; number = Interlocked.Increment(ref next))
        {
            using var message = new MimeMessage
            {
                Subject = Sample.Subject(number),
                Body = new BodyBuilder { TextBody = Sample.Text(number), HtmlBody = Sample.Html(number) }.ToMessageBody(),
            };
            message.From.Add(new MailboxAddress("Bench", "noreply@example.test"));
            message.To.Add(new MailboxAddress("", Sample.To(number)));
            await client.SendAsync(message);
        }

        await client.DisconnectAsync(true);
    })));
    await sink.Done.WaitAsync(limit);
    return (count / clock.Elapsed.TotalSeconds, (Process.GetCurrentProcess().TotalProcessorTime - cpu).TotalSeconds);
}

async Task<bool> RocketAsync(int count, int batch, double barePerSecond)
{
    var data = Directory.CreateTempSubdirectory("rocket-bench-").FullName;
    using var server = StartServer(data, out var address);
    try
    {
        using var client = Client(address);
        await ReadyAsync(client, server);
        await UseSinkAsync(client);
        sink.Expect(WarmUp);
        await SendAsync(client, 0, WarmUp, 20, []);
        await sink.Done.WaitAsync(limit);
        var cpu = Cpu(server);

        sink.Expect(count);
        var latencies = new List<double>(count);
        var clock = Stopwatch.StartNew();
        await SendAsync(client, WarmUp, count, batch, latencies);
        var accepted = clock.Elapsed.TotalSeconds;
        await sink.Done.WaitAsync(limit);
        var delivered = clock.Elapsed.TotalSeconds;
        await SettledAsync(client);
        latencies.Sort();
        var ratio = count / delivered / barePerSecond;
        Console.WriteLine($"| {(batch == 1 ? "single posts" : $"batches of {batch}")} | {count:n0} | {count / accepted:n0} | {count / delivered:n0} | {ratio:n2} | {At(latencies, 0.50):n1} | {At(latencies, 0.99):n1} | {Cpu(server) - cpu:n1} | {PeakMegabytes(server):n0} |");
        if (sink.Extra > 0)
        {
            Console.Error.WriteLine($"{sink.Extra} messages arrived more than once");
        }

        return sink.Extra == 0;
    }
    finally
    {
        server.Kill();
        await server.WaitForExitAsync();
        Directory.Delete(data, recursive: true);
    }
}

async Task SendAsync(HttpClient client, int first, int count, int batch, List<double> latencies)
{
    var next = first - batch;
    var end = first + count;
    await Task.WhenAll(Enumerable.Range(0, Connections).Select(_ => Task.Run(async () =>
    {
        var own = new List<double>();
        for (var from = Interlocked.Add(ref next, batch); from < end; from = Interlocked.Add(ref next, batch))
        {
            var numbers = Enumerable.Range(from, Math.Min(batch, end - from));
            var (path, body) = batch == 1
                ? ("/_admin/email/send", Sample.Message(from))
                : ("/_admin/email/send/batch", new JsonObject { ["messages"] = new JsonArray([.. numbers.Select(Sample.Message)]) });
            using var content = new ByteArrayContent(Encoding.UTF8.GetBytes(body.ToJsonString())) { Headers = { ContentType = new MediaTypeHeaderValue("application/json") } };
            var started = Stopwatch.GetTimestamp();
            using var answer = await client.PostAsync(path, content);
            own.Add(Stopwatch.GetElapsedTime(started).TotalMilliseconds);
            if (answer.StatusCode != HttpStatusCode.Accepted)
            {
                throw new InvalidOperationException($"{(int)answer.StatusCode}: {await answer.Content.ReadAsStringAsync()}");
            }
        }

        lock (latencies)
        {
            latencies.AddRange(own);
        }
    })));
}

// ---- the server ------------------------------------------------------------------------------------------------------

Process StartServer(string data, out Uri address)
{
    using (var free = new TcpListener(IPAddress.Loopback, 0))
    {
        free.Start();
        address = new Uri($"http://127.0.0.1:{((IPEndPoint)free.LocalEndpoint).Port}");
    }

    var start = new ProcessStartInfo("dotnet", ["exec", Path.Combine(root, "Rocket.Admin", "bin", "Release", "net10.0", "Rocket.Admin.dll")])
    {
        WorkingDirectory = root,
        RedirectStandardOutput = true,
        RedirectStandardError = true,
        Environment =
        {
            ["ASPNETCORE_URLS"] = address.ToString(),
            ["ASPNETCORE_ENVIRONMENT"] = "Production",
            ["DOTNET_gcServer"] = "1",
            ["Rocket__DataDirectory"] = data,
            ["Rocket__Bootstrap__AdminEmail"] = "bench@example.test",
            ["Rocket__Bootstrap__AdminPassword"] = "Correct-horse-battery-7",
            ["Rocket__Bootstrap__ApiKey"] = Sample.ApiKey,
            ["Rocket__Email__TenantRateLimitPerMinute"] = "0",
        },
    };
    if (postgres is not null)
    {
        start.Environment["ConnectionStrings__Rocket"] = postgres;
    }

    var server = Process.Start(start)!;
    server.OutputDataReceived += (_, line) => Sample.Keep(line.Data);
    server.ErrorDataReceived += (_, line) => Sample.Keep(line.Data);
    server.BeginOutputReadLine();
    server.BeginErrorReadLine();
    return server;
}

HttpClient Client(Uri address)
{
    var client = new HttpClient(new SocketsHttpHandler { MaxConnectionsPerServer = Connections, UseProxy = false }) { BaseAddress = address, Timeout = limit };
    client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", Sample.ApiKey);
    return client;
}

async Task ReadyAsync(HttpClient client, Process server)
{
    for (var clock = Stopwatch.StartNew(); clock.Elapsed < TimeSpan.FromMinutes(1); await Task.Delay(50))
    {
        if (server.HasExited)
        {
            break;
        }

        try
        {
            using var answer = await client.GetAsync("/health/ready");
            if (answer.IsSuccessStatusCode)
            {
                return;
            }
        }
        catch (HttpRequestException)
        {
            // Not listening yet.
        }
    }

    throw new InvalidOperationException($"The server is not ready:\n{Sample.Output}");
}

async Task UseSinkAsync(HttpClient client)
{
    using var answer = await client.PostAsJsonAsync("/_admin/email/providers", new JsonObject
    {
        ["name"] = $"sink-{Guid.CreateVersion7():n}",
        ["provider"] = "smtp",
        ["priority"] = 0,
        ["active"] = true,
        ["config"] = new JsonObject { ["host"] = "127.0.0.1", ["port"] = sink.Port, ["tls"] = "none", ["from"] = "noreply@example.test", ["max_connections"] = SmtpConnections },
    });
    if (answer.StatusCode != HttpStatusCode.Created)
    {
        throw new InvalidOperationException($"Adding the provider: {(int)answer.StatusCode} {await answer.Content.ReadAsStringAsync()}");
    }
}

// Delivered means that the outcome is on disk too, not only that the mail left.
async Task SettledAsync(HttpClient client)
{
    for (var clock = Stopwatch.StartNew(); clock.Elapsed < TimeSpan.FromMinutes(1); await Task.Delay(100))
    {
        var left = 0;
        foreach (var status in new[] { "pending", "retrying", "failed" })
        {
            var page = await client.GetFromJsonAsync<JsonObject>($"/_admin/email/messages?status={status}&limit=1");
            left += page!["data"]!.AsArray().Count;
        }

        if (left == 0)
        {
            return;
        }
    }

    throw new InvalidOperationException("Messages were not settled within a minute of their arrival.");
}

// ---- small things ----------------------------------------------------------------------------------------------------

static double Cpu(Process process)
{
    process.Refresh();
    return process.TotalProcessorTime.TotalSeconds;
}

static double PeakMegabytes(Process process)
{
    var line = File.ReadLines($"/proc/{process.Id}/status").First(l => l.StartsWith("VmHWM:", StringComparison.Ordinal));
    return double.Parse(line.Split(':')[1].Replace("kB", "", StringComparison.Ordinal)) / 1024;
}

static double At(List<double> sorted, double share) => sorted[(int)(share * (sorted.Count - 1))];

string? Option(string name) => Array.IndexOf(args, name) is >= 0 and var at && at + 1 < args.Length ? args[at + 1] : null;

static void Run(string file, params string[] arguments)
{
    using var process = Process.Start(file, arguments);
    process.WaitForExit();
    if (process.ExitCode != 0)
    {
        throw new InvalidOperationException($"{file} {string.Join(' ', arguments)} failed");
    }
}

static string FindRoot()
{
    var directory = new DirectoryInfo(Environment.CurrentDirectory);
    while (!File.Exists(Path.Combine(directory.FullName, "Rocket.Admin.sln")))
    {
        directory = directory.Parent ?? throw new InvalidOperationException("Run it from the repository.");
    }

    return directory.FullName;
}

/// <summary>The message that both runs send, of an ordinary size.</summary>
static class Sample
{
    public const string ApiKey = "rk_bench_8c1f0b7d3e5a49f2b6d07a1c9e8f4b35";
    private static readonly string s_paragraph = string.Join(' ', Enumerable.Repeat("Your order is on its way and will be with you soon.", 12));
    private static readonly StringBuilder s_output = new();

    public static string Output => s_output.ToString();

    public static void Keep(string? line)
    {
        lock (s_output)
        {
            if (line is not null && s_output.Length < 4_000)
            {
                s_output.AppendLine(line);
            }
        }
    }

    public static string To(int number) => $"person{number}@example.test";

    public static string Subject(int number) => $"Order {number} has left";

    public static string Text(int number) => $"Hello Jane,\n\n{s_paragraph}\n\nOrder {number}\n";

    public static string Html(int number) => $"<html><body><p>Hello Jane,</p><p>{s_paragraph}</p><p>Order <b>{number}</b></p></body></html>";

    public static JsonObject Message(int number) => new() { ["to"] = To(number), ["subject"] = Subject(number), ["text"] = Text(number), ["html"] = Html(number) };
}

/// <summary>Takes mail as fast as it can and only counts it.</summary>
sealed class Sink : IDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private TaskCompletionSource _done = new();
    private int _expected;
    private int _received;

    public Sink()
    {
        _listener.Start(512);
        _ = AcceptAsync();
    }

    public int Port => ((IPEndPoint)_listener.LocalEndpoint).Port;

    public Task Done => _done.Task;

    public int Extra => Math.Max(0, Volatile.Read(ref _received) - _expected);

    public void Expect(int count)
    {
        _expected = count;
        _received = 0;
        _done = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
    }

    public void Dispose() => _listener.Stop();

    private async Task AcceptAsync()
    {
        try
        {
            while (true)
            {
                _ = ServeAsync(await _listener.AcceptTcpClientAsync());
            }
        }
        catch (SocketException)
        {
            // Stopped.
        }
    }

    private async Task ServeAsync(TcpClient client)
    {
        using (client)
        {
            client.NoDelay = true;
            var stream = client.GetStream();
            var buffer = new byte[64 * 1024];
            var (used, inData) = (0, false);
            var replies = new MemoryStream();
            replies.Write("220 sink\r\n"u8);
            try
            {
                while (true)
                {
                    if (replies.Length > 0)
                    {
                        await stream.WriteAsync(replies.GetBuffer().AsMemory(0, (int)replies.Length));
                        replies.SetLength(0);
                    }

                    var read = await stream.ReadAsync(buffer.AsMemory(used));
                    if (read == 0)
                    {
                        return;
                    }

                    used += read;
                    var consumed = Consume(buffer.AsSpan(0, used), ref inData, replies);
                    buffer.AsSpan(consumed, used - consumed).CopyTo(buffer);
                    used -= consumed;
                }
            }
            catch (IOException)
            {
                // The server under test was ended.
            }
        }
    }

    private int Consume(ReadOnlySpan<byte> input, ref bool inData, MemoryStream replies)
    {
        var at = 0;
        while (true)
        {
            var rest = input[at..];
            var end = rest.IndexOf(inData ? "\r\n.\r\n"u8 : "\r\n"u8);
            if (end < 0)
            {
                // In data all but a possible beginning of the end mark can be forgotten.
                return inData ? Math.Max(at, input.Length - 4) : at;
            }

            at += end + (inData ? 5 : 2);
            if (inData)
            {
                inData = false;
                replies.Write("250 2.0.0 Ok\r\n"u8);
                if (Interlocked.Increment(ref _received) == _expected)
                {
                    _done.TrySetResult();
                }

                continue;
            }

            switch ((char)(rest[0] & ~0x20))
            {
                case 'E':
                    replies.Write("250-sink\r\n250-PIPELINING\r\n250-8BITMIME\r\n250-SMTPUTF8\r\n250 SIZE 52428800\r\n"u8);
                    break;
                case 'D':
                    inData = true;
                    replies.Write("354 go ahead\r\n"u8);
                    break;
                case 'Q':
                    replies.Write("221 bye\r\n"u8);
                    break;
                default:
                    replies.Write("250 Ok\r\n"u8);
                    break;
            }
        }
    }
}
