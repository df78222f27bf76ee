using System.Collections.Concurrent;
using System.Net.Security;
using System.Net.Sockets;
using System.Text;

namespace Rocket.Admin.Tests.Support.Smtp;

/// <summary>One client's connection to the <see cref="ScriptedSmtpServer"/>.</summary>
internal sealed class SmtpServerSession(ScriptedSmtpServer server, TcpClient client)
{
    private readonly ConcurrentQueue<string> _commands = new();
    private readonly ConcurrentQueue<ReceivedMessage> _messages = new();
    private readonly List<string> _to = [];
    private readonly byte[] _buffer = new byte[16 * 1024];
    private int _start;
    private int _end;
    private string _from = "";
    private Stream _stream = client.GetStream();

    public IReadOnlyList<string> Commands => [.. _commands];

    public IReadOnlyList<ReceivedMessage> Messages => [.. _messages];

    public Task Finished { get; private set; } = Task.CompletedTask;

    public bool IsSecure => _stream is SslStream;

    public void Start(CancellationToken ct) => Finished = RunAsync(ct);

    /// <summary>Closes the socket without a word, as a server does with idle clients.</summary>
    public void Close() => client.Close();

    public Task WriteAsync(string line) => _stream.WriteAsync(Encoding.UTF8.GetBytes(line + "\r\n")).AsTask();

    private async Task RunAsync(CancellationToken ct)
    {
        try
        {
            if (server.ImplicitTls)
            {
                await SecureAsync(ct);
            }

            if (await AnswerAsync("", "220 scripted.example.test ESMTP", ct))
            {
                while (await ReadLineAsync(ct) is { } line)
                {
                    _commands.Enqueue(line);
                    if (!await HandleAsync(line, ct))
                    {
                        break;
                    }
                }
            }
        }
        catch (Exception error) when (error is IOException or OperationCanceledException or ObjectDisposedException or SocketException
            or System.Security.Authentication.AuthenticationException)
        {
            // The client went away, or the test is over.
        }
        finally
        {
            client.Dispose();
        }
    }

    private async Task<bool> HandleAsync(string line, CancellationToken ct)
    {
        var verb = line.Split(' ')[0].ToUpperInvariant();
        switch (verb)
        {
            case "EHLO" or "HELO":
                return await AnswerAsync(line, Hello(), ct);
            case "STARTTLS":
                if (!await AnswerAsync(line, "220 2.0.0 Ready to start TLS", ct))
                {
                    return false;
                }

                await SecureAsync(ct);
                return true;
            case "AUTH":
                return await AuthenticateAsync(line, ct);
            case "MAIL":
                _from = Path(line);
                _to.Clear();
                return await AnswerAsync(line, "250 2.1.0 Ok", ct);
            case "RCPT":
                return await AnswerAsync(line, "250 2.1.5 Ok", ct, answer =>
                {
                    if (answer.StartsWith("25", StringComparison.Ordinal))
                    {
                        _to.Add(Path(line));
                    }
                });
            case "DATA":
                var goOn = false;
                return await AnswerAsync(line, "354 End data with <CR><LF>.<CR><LF>", ct, answer => goOn = answer.StartsWith("354", StringComparison.Ordinal))
                    && (!goOn || await ReadBodyAsync(ct));
            case "QUIT":
                await AnswerAsync(line, "221 2.0.0 Bye", ct);
                return false;
            case "RSET" or "NOOP":
                return await AnswerAsync(line, "250 2.0.0 Ok", ct);
            default:
                return await AnswerAsync(line, "502 5.5.2 Unknown command", ct);
        }
    }

    private async Task<bool> ReadBodyAsync(CancellationToken ct)
    {
        var body = new StringBuilder();
        while (await ReadLineAsync(ct) is { } line)
        {
            if (line == ".")
            {
                _messages.Enqueue(new ReceivedMessage(_from, [.. _to], body.ToString()));
                return await AnswerAsync(".", "250 2.0.0 Ok: queued as 4XyZ12abc", ct);
            }

            body.Append(line.StartsWith('.') ? line[1..] : line).Append("\r\n");
        }

        return false;
    }

    private async Task<bool> AuthenticateAsync(string line, CancellationToken ct)
    {
        var words = line.Split(' ');
        if (words[1] is "XOAUTH2" or "OAUTHBEARER")
        {
            return await TakeTokenAsync(line, Decode(words[2]), ct);
        }

        string password;
        if (words[1].Equals("PLAIN", StringComparison.OrdinalIgnoreCase))
        {
            var initial = words.Length > 2 ? words[2] : await PromptAsync("334 ", ct);
            password = Decode(initial).Split('\0')[^1];
        }
        else
        {
            if (words.Length == 2)
            {
                await PromptAsync("334 VXNlcm5hbWU6", ct);
            }

            password = Decode(await PromptAsync("334 UGFzc3dvcmQ6", ct));
        }

        return await AnswerAsync(line, password == server.Password ? "235 2.7.0 Authentication successful" : "535 5.7.8 Authentication credentials invalid", ct);
    }

    private async Task<bool> TakeTokenAsync(string line, string initial, CancellationToken ct)
    {
        var isRight = initial.Contains($"\u0001auth=Bearer {server.Password}\u0001", StringComparison.Ordinal);
        if (!isRight && server.OAuth2Challenge is { } challenge)
        {
            // The client answers with an empty line or one byte, and only then hears the result.
            await PromptAsync($"334 {Convert.ToBase64String(Encoding.UTF8.GetBytes(challenge))}", ct);
        }

        return await AnswerAsync(line, isRight ? "235 2.7.0 Accepted" : "535 5.7.8 Username and Password not accepted", ct);
    }

    private async Task<string> PromptAsync(string prompt, CancellationToken ct)
    {
        await WriteAsync(prompt);
        return await ReadLineAsync(ct) ?? "";
    }

    private static string Decode(string base64) => Encoding.UTF8.GetString(Convert.FromBase64String(base64));

    private string Hello()
    {
        var lines = new List<string> { "scripted.example.test" };
        lines.AddRange(server.Extensions);
        if (server.StartTls && !IsSecure)
        {
            lines.Add("STARTTLS");
        }

        if (server.Auth is { } auth && (IsSecure || !server.AuthNeedsTls))
        {
            lines.Add($"AUTH {auth}");
        }

        return string.Join("\r\n", lines.Select((line, i) => $"250{(i == lines.Count - 1 ? ' ' : '-')}{line}"));
    }

    /// <returns>False when the connection is to end.</returns>
    private async Task<bool> AnswerAsync(string line, string usual, CancellationToken ct, Action<string>? then = null)
    {
        var answer = server.Script?.Invoke(this, line) ?? usual;
        switch (answer)
        {
            case ScriptedSmtpServer.Drop:
                return false;
            case ScriptedSmtpServer.Hang:
                await Task.Delay(Timeout.InfiniteTimeSpan, ct);
                return false;
            case var close when close.StartsWith(ScriptedSmtpServer.ThenClose, StringComparison.Ordinal):
                await WriteAsync(close[ScriptedSmtpServer.ThenClose.Length..]);
                return false;
            default:
                then?.Invoke(answer);
                await WriteAsync(answer);
                return true;
        }
    }

    private async Task SecureAsync(CancellationToken ct)
    {
        var secure = new SslStream(_stream);
        await secure.AuthenticateAsServerAsync(new SslServerAuthenticationOptions { ServerCertificate = TestCertificate.Localhost }, ct);
        _stream = secure;
    }

    private async Task<string?> ReadLineAsync(CancellationToken ct)
    {
        var line = new MemoryStream();
        while (true)
        {
            var found = _buffer.AsSpan(_start, _end - _start).IndexOf((byte)'\n');
            if (found >= 0)
            {
                line.Write(_buffer, _start, found);
                _start += found + 1;
                return Encoding.UTF8.GetString(line.GetBuffer(), 0, (int)line.Length).TrimEnd('\r');
            }

            line.Write(_buffer, _start, _end - _start);
            _start = 0;
            _end = await _stream.ReadAsync(_buffer, ct);
            if (_end == 0)
            {
                return null;
            }
        }
    }

    private static string Path(string line) => line[(line.IndexOf('<', StringComparison.Ordinal) + 1)..line.LastIndexOf('>')];
}
