using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Rocket.Admin.Tests.EndToEnd;

/// <summary>
/// A plain SMTP server on loopback that keeps what it takes, answers each message after <see cref="Delay"/>, and can be held so
/// that no message gets its last answer until it is let go. For what must survive processes; SMTP itself is tested elsewhere.
/// </summary>
internal sealed class RecordingMailServer : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _closing = new();
    private readonly ConcurrentQueue<ReceivedMail> _received = new();
    private readonly ConcurrentBag<Task> _sessions = [];
    private readonly Task _accepting;
    private volatile TaskCompletionSource _gate = new();
    private int _held;

    public RecordingMailServer(TimeSpan delay = default)
    {
        Delay = delay;
        _gate.SetResult();
        _listener.Start(backlog: 512);
        _accepting = AcceptAsync();
    }

    public int Port => ((IPEndPoint)_listener.LocalEndpoint).Port;

    public TimeSpan Delay { get; }

    /// <summary>Everything whose last line was read, answered or not.</summary>
    public IReadOnlyCollection<ReceivedMail> Received => _received;

    /// <summary>Messages read but not answered because of <see cref="Hold"/>.</summary>
    public int Held => Volatile.Read(ref _held);

    /// <summary>From now on messages get no answer.</summary>
    public void Hold()
    {
        _gate = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
    }

    /// <summary>Answers the messages held and all later ones.</summary>
    public void LetGo()
    {
        _gate.TrySetResult();
    }

    public async ValueTask DisposeAsync()
    {
        await _closing.CancelAsync();
        _listener.Stop();
        await _accepting;
        await Task.WhenAll(_sessions);
        _closing.Dispose();
    }

    private async Task AcceptAsync()
    {
        try
        {
            while (true)
            {
                _sessions.Add(ServeAsync(await _listener.AcceptTcpClientAsync(_closing.Token)));
            }
        }
        catch (Exception end) when (end is OperationCanceledException or SocketException or ObjectDisposedException)
        {
            // The listener was stopped.
        }
    }

    private async Task ServeAsync(TcpClient client)
    {
        using (client)
        {
            try
            {
                client.NoDelay = true;
                var stream = client.GetStream();
                using var reader = new StreamReader(stream, Encoding.Latin1, false, 16 * 1024, leaveOpen: true);
                await TalkAsync(reader, stream, _closing.Token);
            }
            catch (Exception end) when (end is IOException or OperationCanceledException or SocketException)
            {
                // The peer was killed, or the test is over.
            }
        }
    }

    private async Task TalkAsync(StreamReader reader, NetworkStream stream, CancellationToken ct)
    {
        await ReplyAsync(stream, "220 localhost ESMTP", ct);
        var recipients = new List<string>();
        while (await reader.ReadLineAsync(ct) is { } line)
        {
            switch (line.Split(' ', ':')[0].ToUpperInvariant())
            {
                case "EHLO":
                    await ReplyAsync(stream, "250-localhost\r\n250-PIPELINING\r\n250-8BITMIME\r\n250-SMTPUTF8\r\n250 SIZE 52428800", ct);
                    break;
                case "MAIL":
                    recipients.Clear();
                    await ReplyAsync(stream, "250 2.1.0 Ok", ct);
                    break;
                case "RCPT":
                    recipients.Add(line[(line.IndexOf('<', StringComparison.Ordinal) + 1)..line.IndexOf('>', StringComparison.Ordinal)]);
                    await ReplyAsync(stream, "250 2.1.5 Ok", ct);
                    break;
                case "DATA":
                    await ReplyAsync(stream, "354 Go ahead", ct);
                    var mail = await ReadMailAsync(reader, recipients, ct);
                    await AnswerAsync(mail, stream, ct);
                    break;
                case "QUIT":
                    await ReplyAsync(stream, "221 2.0.0 Bye", ct);
                    return;
                default:
                    await ReplyAsync(stream, "250 2.0.0 Ok", ct);
                    break;
            }
        }
    }

    private static async Task<ReceivedMail> ReadMailAsync(StreamReader reader, List<string> recipients, CancellationToken ct)
    {
        var text = new StringBuilder();
        while (true)
        {
            var line = await reader.ReadLineAsync(ct) ?? throw new IOException("The connection ended inside a message.");
            if (line == ".")
            {
                return new ReceivedMail([.. recipients], text.ToString());
            }

            text.Append(line.StartsWith('.') ? line[1..] : line).Append("\r\n");
        }
    }

    private async Task AnswerAsync(ReceivedMail mail, NetworkStream stream, CancellationToken ct)
    {
        // Kept before it is answered: a client killed in between cannot know, which is the case that makes duplicates.
        _received.Enqueue(mail);
        var gate = _gate.Task;
        if (!gate.IsCompleted)
        {
            Interlocked.Increment(ref _held);
            await gate.WaitAsync(ct);
            Interlocked.Decrement(ref _held);
        }

        if (Delay > TimeSpan.Zero)
        {
            await Task.Delay(Delay, ct);
        }

        await ReplyAsync(stream, "250 2.0.0 Ok: queued", ct);
    }

    private static async Task ReplyAsync(NetworkStream stream, string reply, CancellationToken ct)
    {
        await stream.WriteAsync(Encoding.ASCII.GetBytes(reply + "\r\n"), ct);
    }
}
