using System.Text;
using MailKit;

namespace Rocket.Admin.Providers.Smtp;

/// <summary>
/// Listens to a connection being made for Test Connection: the greeting, and when STARTTLS began. Keeps nothing of what the client
/// sends, so no secret can stay in it.
/// </summary>
internal sealed class SmtpTranscript(TimeProvider time) : IProtocolLogger
{
    private const int LongestGreeting = 500;

    public string? Greeting { get; private set; }

    public long GreetingAt { get; private set; }

    public long? StartTlsAt { get; private set; }

    /// <summary>The first command after the handshake.</summary>
    public long? SecuredAt { get; private set; }

    public IAuthenticationSecretDetector? AuthenticationSecretDetector { get; set; }

    public void LogConnect(Uri uri)
    {
        // The steps say where it went.
    }

    public void LogClient(byte[] buffer, int offset, int count)
    {
        if (StartTlsAt is null)
        {
            StartTlsAt = buffer.AsSpan(offset, count).StartsWith("STARTTLS"u8) ? time.GetTimestamp() : null;
        }
        else
        {
            SecuredAt ??= time.GetTimestamp();
        }
    }

    public void LogServer(byte[] buffer, int offset, int count)
    {
        if (Greeting is null)
        {
            Greeting = Encoding.UTF8.GetString(buffer, offset, Math.Min(count, LongestGreeting)).TrimEnd();
            GreetingAt = time.GetTimestamp();
        }
    }

    public void Dispose()
    {
        // Nothing is held open.
    }
}
