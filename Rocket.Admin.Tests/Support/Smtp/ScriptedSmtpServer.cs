using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;

namespace Rocket.Admin.Tests.Support.Smtp;

/// <summary>
/// An SMTP server that does what a test tells it, on a free port of the loopback. <see cref="Script"/> sees every command line
/// (<c>.</c> is the end of the body, an empty line the greeting) and may answer in the server's place.
/// </summary>
internal sealed class ScriptedSmtpServer : IAsyncDisposable
{
    /// <summary>An answer that closes the socket.</summary>
    public const string Drop = "\0drop";

    /// <summary>An answer that never comes.</summary>
    public const string Hang = "\0hang";

    /// <summary>Put before an answer: the socket is closed after it.</summary>
    public const string ThenClose = "\0close ";

    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _stop = new();
    private readonly ConcurrentQueue<SmtpServerSession> _sessions = new();
    private Task _accepting = Task.CompletedTask;

    public int Port => ((IPEndPoint)_listener.LocalEndpoint).Port;

    /// <summary>Announced after EHLO; STARTTLS and AUTH follow from the properties below.</summary>
    public List<string> Extensions { get; } = ["PIPELINING", "8BITMIME", "ENHANCEDSTATUSCODES"];

    public bool StartTls { get; set; }

    public bool ImplicitTls { get; set; }

    /// <summary><c>PLAIN LOGIN</c>; null announces no AUTH.</summary>
    public string? Auth { get; set; }

    /// <summary>AUTH is announced only over TLS.</summary>
    public bool AuthNeedsTls { get; set; }

    /// <summary>The password, or access token, that is taken.</summary>
    public string Password { get; set; } = "s3cret";

    /// <summary>Said in a 334 reply to a wrong access token, before the final one; null says nothing.</summary>
    public string? OAuth2Challenge { get; set; } = """{"status":"400","schemes":"Bearer","scope":"https://mail.example.com/"}""";

    public Func<SmtpServerSession, string, string?>? Script { get; set; }

    public IReadOnlyList<SmtpServerSession> Sessions => [.. _sessions];

    public IReadOnlyList<ReceivedMessage> Messages => [.. _sessions.SelectMany(session => session.Messages)];

    /// <summary>Every command of every session, in order.</summary>
    public IReadOnlyList<string> Commands => [.. _sessions.SelectMany(session => session.Commands)];

    public ScriptedSmtpServer Start()
    {
        _listener.Start();
        _accepting = AcceptAsync();
        return this;
    }

    /// <summary>Waits until the sessions are as wanted; fails after ten seconds.</summary>
    public async Task UntilAsync(Func<ScriptedSmtpServer, bool> condition)
    {
        using var deadline = new CancellationTokenSource(TimeSpan.FromSeconds(10));
        while (!condition(this))
        {
            await Task.Delay(5, deadline.Token);
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        _listener.Stop();
        await _accepting;
        await Task.WhenAll(_sessions.Select(session => session.Finished));
        _stop.Dispose();
    }

    private async Task AcceptAsync()
    {
        while (!_stop.IsCancellationRequested)
        {
            try
            {
                var client = await _listener.AcceptTcpClientAsync(_stop.Token);
                var session = new SmtpServerSession(this, client);
                _sessions.Enqueue(session);
                session.Start(_stop.Token);
            }
            catch (Exception error) when (error is OperationCanceledException or SocketException or ObjectDisposedException)
            {
                return;
            }
        }
    }
}

/// <summary>A message as it came over the wire.</summary>
internal sealed record ReceivedMessage(string From, IReadOnlyList<string> To, string Data);
