using System.Net;

namespace Rocket.Admin.Providers.Outbound;

/// <summary>Whether this server connects to a host.</summary>
internal abstract record OutboundAnswer
{
    private OutboundAnswer()
    {
    }

    /// <param name="EndPoints">At least one, checked, in the order in which they are to be tried. Connect to these and look nothing up again.</param>
    public sealed record Allowed(IReadOnlyList<IPEndPoint> EndPoints) : OutboundAnswer;

    /// <param name="Reason">What was refused, why, and which setting would allow it.</param>
    public sealed record Refused(string Reason) : OutboundAnswer;
}

/// <summary>A refusal on its way out of <see cref="SocketsHttpHandler.ConnectCallback"/>: <see cref="HttpClient"/> throws it as the inner exception of its own.</summary>
internal sealed class OutboundRefusedException(string reason) : IOException(reason);
