using System.Net;
using System.Net.Sockets;
using Rocket.Admin.Providers;
using Rocket.Admin.Tests.Support;
using Rocket.Admin.Tests.Support.Http;

namespace Rocket.Admin.Tests.Providers.Http;

/// <summary>What every HTTP type makes of what network and servers can do: always an outcome, never an exception.</summary>
public sealed class HttpFailureTests : IDisposable
{
    private readonly HttpTypes _types = new();

    public static TheoryData<string> Keys => HttpContracts.Keys;

    public static TheoryData<string, int> ServerErrors => HttpContracts.Times(500, 502, 503, 504);

    [Theory, MemberData(nameof(ServerErrors))]
    public async Task A_server_error_of_any_body_is_tried_later(string key, int status)
    {
        foreach (var body in (string[])["", "<html><body><h1>Bad gateway</h1></body></html>", "{\"message\":\"half", "[]", "null", "\"x\"", "{\"errors\":\"x\"}", "{\"errors\":[1,null]}", "{\"a\":1,\"a\":2}"])
        {
            var outcome = await SendAsync(key, HttpScripts.Answer(status, body));
            Assert.Equal((SendPhase.Answered, FailureKind.RetryLater), (outcome.Phase, outcome.Failure?.Kind));
            Assert.Contains($"{status}", outcome.Failure!.Reason, StringComparison.Ordinal);
        }
    }

    [Theory, MemberData(nameof(Keys))]
    public async Task Bodies_of_any_kind_are_classified_by_their_status(string key)
    {
        foreach (var status in (int[])[400, 401, 402, 403, 404, 405, 409, 413, 415, 418, 420, 422, 429, 451])
        {
            foreach (var body in (string[])["", "<html>", "{\"message\":\"half", "[]", "{}", "7", "{\"errors\":{\"a\":[{}]}}", "{\"message\":null,\"name\":[],\"ErrorCode\":\"x\"}"])
            {
                var outcome = await SendAsync(key, HttpScripts.Answer(status, body));
                Assert.NotNull(outcome.Failure);
                Assert.Equal(SendPhase.Answered, outcome.Phase);
            }
        }
    }

    [Theory, MemberData(nameof(Keys))]
    public async Task Too_many_requests_wait_as_long_as_the_provider_says(string key)
    {
        var inSeconds = await SendAsync(key, HttpScripts.Answer(429, "", ("Retry-After", "17")));
        Assert.Equal(new SendFailure(FailureKind.RetryLater, inSeconds.Failure!.Reason, TimeSpan.FromSeconds(17)), inSeconds.Failure);

        var at = DateTimeOffset.UnixEpoch.AddYears(100).ToString("r", System.Globalization.CultureInfo.InvariantCulture);
        var atADate = await SendAsync(key, HttpScripts.Answer(429, "", ("Retry-After", at)));
        Assert.Equal(TimeSpan.FromHours(24), atADate.Failure!.RetryAfter);

        var unreadable = await SendAsync(key, HttpScripts.Answer(429, "", ("Retry-After", "soon")));
        Assert.Equal((FailureKind.RetryLater, null), (unreadable.Failure!.Kind, unreadable.Failure.RetryAfter));
    }

    [Theory, MemberData(nameof(Keys))]
    public async Task A_redirect_is_not_followed(string key)
    {
        await using var elsewhere = new HttpRecorder(HttpScripts.Answer(200, "{}"));
        foreach (var status in (int[])[301, 302, 307, 308])
        {
            var outcome = await SendAsync(key, HttpScripts.Answer(status, "", ("Location", elsewhere.Url.ToString())));
            Assert.Equal(FailureKind.ProviderDown, outcome.Failure?.Kind);
        }

        Assert.Empty(elsewhere.Requests);
    }

    [Theory, MemberData(nameof(Keys))]
    public async Task A_reset_after_the_body_may_have_been_accepted(string key)
    {
        var outcome = await SendAsync(key, HttpScripts.Reset);
        Assert.Equal((SendPhase.BodySent, FailureKind.Ambiguous), (outcome.Phase, outcome.Failure?.Kind));
    }

    [Theory, MemberData(nameof(Keys))]
    public async Task Silence_after_the_body_may_have_been_accepted(string key)
    {
        var outcome = await SendAsync(key, HttpScripts.Silence, timeoutSeconds: 1);
        Assert.Equal((SendPhase.BodySent, FailureKind.Ambiguous), (outcome.Phase, outcome.Failure?.Kind));
        Assert.Contains("1 s", outcome.Failure!.Reason, StringComparison.Ordinal);
    }

    [Theory, MemberData(nameof(Keys))]
    public async Task Noise_instead_of_an_answer_may_have_been_accepted(string key)
    {
        var outcome = await SendAsync(key, HttpScripts.Noise);
        Assert.Equal(FailureKind.Ambiguous, outcome.Failure?.Kind);
    }

    [Theory, MemberData(nameof(Keys))]
    public async Task An_error_that_drips_for_ever_is_classified_when_the_time_is_over(string key)
    {
        var outcome = await SendAsync(key, HttpScripts.Drip(503), timeoutSeconds: 1);
        Assert.Equal((SendPhase.Answered, FailureKind.RetryLater), (outcome.Phase, outcome.Failure?.Kind));
    }

    [Theory, MemberData(nameof(Keys))]
    public async Task An_error_that_breaks_off_is_classified_by_its_status(string key)
    {
        var outcome = await SendAsync(key, HttpScripts.Truncated(503, "{\"mess"));
        Assert.Equal(FailureKind.RetryLater, outcome.Failure?.Kind);
    }

    [Theory, MemberData(nameof(Keys))]
    public async Task A_success_that_breaks_off_is_accepted_or_may_have_been(string key)
    {
        var contract = HttpContracts.Of(key);
        var outcome = await SendAsync(key, HttpScripts.Truncated(200, contract.HalfAnswer ?? ""));
        Assert.Equal(contract.HalfAnswer is null ? null : FailureKind.Ambiguous, outcome.Failure?.Kind);
    }

    [Theory, MemberData(nameof(Keys))]
    public async Task A_refused_connection_takes_the_provider_down(string key)
    {
        using var closed = new Socket(SocketType.Stream, ProtocolType.Tcp);
        closed.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        await using var provider = _types.Create(key, HttpContracts.Of(key).ConfigAt(new Uri($"http://{closed.LocalEndPoint}")));
        var outcome = await provider.SendAsync(ContractMail.Minimal, null, CancellationToken.None);
        Assert.Equal((SendPhase.Connect, FailureKind.ProviderDown), (outcome.Phase, outcome.Failure?.Kind));
        Assert.Contains("refused", outcome.Failure!.Reason, StringComparison.Ordinal);
    }

    [Theory, MemberData(nameof(Keys))]
    public async Task An_unknown_name_takes_the_provider_down(string key)
    {
        await using var provider = _types.Create(key, HttpContracts.Of(key).ConfigAt(new Uri("http://no-such-host.invalid")));
        var outcome = await provider.SendAsync(ContractMail.Minimal, null, CancellationToken.None);
        Assert.Equal((SendPhase.Connect, FailureKind.ProviderDown), (outcome.Phase, outcome.Failure?.Kind));
        Assert.Contains("DNS", outcome.Failure!.Reason, StringComparison.Ordinal);
    }

    [Theory, MemberData(nameof(Keys))]
    public async Task A_server_without_TLS_takes_the_provider_down(string key)
    {
        await using var recorder = new HttpRecorder(HttpScripts.Silence);
        await using var provider = _types.Create(key, HttpContracts.Of(key).ConfigAt(new UriBuilder(recorder.Url) { Scheme = "https" }.Uri, timeoutSeconds: 2));
        var outcome = await provider.SendAsync(ContractMail.Minimal, null, CancellationToken.None);
        Assert.Equal((SendPhase.Connect, FailureKind.ProviderDown), (outcome.Phase, outcome.Failure?.Kind));
    }

    [Theory, MemberData(nameof(Keys))]
    public async Task A_stop_before_the_request_throws_and_sends_nothing(string key)
    {
        var contract = HttpContracts.Of(key);
        await using var recorder = new HttpRecorder(contract.Accepts);
        await using var provider = _types.Create(key, contract.ConfigAt(recorder.Url));
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => provider.SendAsync(ContractMail.Minimal, null, new CancellationToken(canceled: true)));
        Assert.Empty(recorder.Requests);
    }

    [Theory, MemberData(nameof(Keys))]
    public async Task A_stop_after_the_body_is_an_outcome(string key)
    {
        using var stop = new CancellationTokenSource();
        await using var recorder = new HttpRecorder(HttpScripts.Silence);
        await using var provider = _types.Create(key, HttpContracts.Of(key).ConfigAt(recorder.Url));
        var sending = provider.SendAsync(ContractMail.Minimal, null, stop.Token);
        await Eventually.TrueAsync("the request has arrived", () => recorder.Requests.Count == 1);
        await stop.CancelAsync();
        var outcome = await sending;
        Assert.Equal((SendPhase.BodySent, FailureKind.Ambiguous), (outcome.Phase, outcome.Failure?.Kind));
    }

    [Theory, MemberData(nameof(Keys))]
    public async Task Secrets_that_the_server_repeats_show_nowhere(string key)
    {
        var contract = HttpContracts.Of(key);
        var echo = string.Join(' ', contract.Secrets);
        foreach (var status in (int[])[200, 400, 401, 403, 422, 500])
        {
            var outcome = await SendAsync(key, HttpScripts.Answer(status, $$"""{"message":"{{echo}}","Message":"{{echo}}","errors":["{{echo}}",{"message":"{{echo}}"}],"ErrorCode":7,"name":"{{echo}}","id":"{{echo}}"}""", ("X-Message-Id", echo.Replace(' ', '-'))));
            Assert.All(contract.Secrets, secret => Assert.DoesNotContain(secret, $"{outcome} {string.Join(' ', outcome.Recipients)}", StringComparison.Ordinal));
        }
    }

    [Theory, MemberData(nameof(Keys))]
    public async Task A_traced_send_shows_its_steps(string key)
    {
        var contract = HttpContracts.Of(key);
        await using var recorder = new HttpRecorder(contract.Accepts);
        await using var provider = _types.Create(key, contract.ConfigAt(recorder.Url));
        var steps = new StepList(null);
        var outcome = await provider.SendAsync(ContractMail.Minimal, steps, CancellationToken.None);
        Assert.Null(outcome.Failure);
        Assert.Equal(["dns", "connect", "body", "answer"], steps.Steps.Select(s => s.Name));
        Assert.All(steps.Steps, step => Assert.True(step.Succeeded));
        Assert.Equal(contract.IsIdempotent, provider.IsIdempotent);
    }

    public void Dispose() => _types.Dispose();

    private async Task<SendOutcome> SendAsync(string key, HttpScript script, int timeoutSeconds = 30)
    {
        await using var recorder = new HttpRecorder(script);
        await using var provider = _types.Create(key, HttpContracts.Of(key).ConfigAt(recorder.Url, timeoutSeconds));
        return await provider.SendAsync(ContractMail.Minimal, null, CancellationToken.None);
    }
}
