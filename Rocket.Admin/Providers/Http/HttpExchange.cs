using System.Buffers;
using System.Text;

namespace Rocket.Admin.Providers.Http;

/// <summary>Sends one request once and says how it ended; never throws for what network or provider do. Redirects are answers, not followed.</summary>
/// <param name="clients">Where the type's client comes from.</param>
/// <param name="key">The type's key, the client's name.</param>
/// <param name="timeout">For the whole exchange.</param>
/// <param name="time">The clock of the time-out.</param>
internal sealed class HttpExchange(HttpClients clients, string key, TimeSpan timeout, TimeProvider time)
{
    private const int LongestBody = 64 * 1024;

    /// <param name="draft">The request.</param>
    /// <param name="trace">With a trace the request gets a connection of its own, so that every step shows.</param>
    /// <param name="ct">Cancels; after the body was sent the answer is <see cref="FailureKind.Ambiguous"/> instead of an exception.</param>
    public async Task<HttpAnswer> SendAsync(HttpDraft draft, IProgress<ProviderStep>? trace, CancellationToken ct)
    {
        using var expiry = new CancellationTokenSource(timeout, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(expiry.Token, ct);
        var (request, content) = draft.ToRequest();
        using var owned = request;
        if (trace is not null)
        {
            request.Options.Set(HttpClients.Trace, trace);
        }

        using var client = clients.Open(key, fresh: trace is not null);
        var started = time.GetTimestamp();
        try
        {
            using var response = await client.Client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, either.Token);
            if (content is not null)
            {
                trace?.Report(new ProviderStep("body", true, $"{draft.Body.Length:N0} bytes sent.", time.GetElapsedTime(started)));
            }

            return new HttpAnswer.Replied(await ReadAsync(response, either.Token));
        }
        catch (Exception fault) when (fault is HttpRequestException or OperationCanceledException or IOException)
        {
            var sent = content?.IsSent == true;
            if (ct.IsCancellationRequested && !sent)
            {
                throw new OperationCanceledException("The server stops.", fault, ct);
            }

            var lost = HttpFaults.Lost(draft.Uri, fault, sent, expiry.IsCancellationRequested ? timeout : null);
            trace?.Report(new ProviderStep(sent ? "answer" : "connect", false, lost.Failure.Reason, time.GetElapsedTime(started)));
            return lost;
        }
    }

    private static async Task<HttpReply> ReadAsync(HttpResponseMessage response, CancellationToken ct)
    {
        var complete = false;
        using var body = new MemoryStream();
        var buffer = ArrayPool<byte>.Shared.Rent(8 * 1024);
        try
        {
            await using var stream = await response.Content.ReadAsStreamAsync(ct);
            while (!complete && body.Length < LongestBody)
            {
                var read = await stream.ReadAsync(buffer, ct);
                complete = read == 0;
                body.Write(buffer, 0, read);
            }
        }
        catch (Exception fault) when (fault is HttpRequestException or IOException or OperationCanceledException)
        {
            // The status is known and decides; that something of the body is missing is told by IsComplete.
            complete = false;
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }

        var text = Encoding.UTF8.GetString(body.GetBuffer(), 0, (int)Math.Min(body.Length, LongestBody));
        return new HttpReply((int)response.StatusCode, response.ReasonPhrase is { Length: > 0 } phrase ? phrase : response.StatusCode.ToString(), response.Headers, text, complete);
    }
}
