using MailKit.Net.Smtp;
using MimeKit;
using Rocket.Admin.Providers.Mime;
using Rocket.Admin.Providers.Outbound;
using Rocket.Admin.Providers.Smtp.Dkim;

namespace Rocket.Admin.Providers.Smtp;

/// <summary>Sends through one SMTP server. See README.md in this folder.</summary>
internal sealed class SmtpProvider : IEmailProvider
{
    private readonly SmtpConfig _config;
    private readonly Mailbox _defaultFrom;
    private readonly TimeProvider _time;
    private readonly ILogger _logger;
    private readonly SmtpConnector _connector;
    private readonly SmtpConnectionPool _pool;
    private readonly DkimSeal? _seal;
    private readonly SecretRedaction _redaction;

    public SmtpProvider(ProviderSettings settings, SmtpConfig config, OutboundGuard guard, TimeProvider time, ILogger<SmtpProvider> logger)
    {
        ArgumentNullException.ThrowIfNull(settings);
        _config = config;
        _defaultFrom = new Mailbox(config.FromName, config.From);
        _time = time;
        _logger = logger;
        _connector = new SmtpConnector(config, guard, time);
        _pool = new SmtpConnectionPool(config, _connector, time, logger);
        _seal = DkimSeal.Of(config, time);
        _redaction = new SecretRedaction(SmtpMechanisms.Secrets(config));
    }

    public async Task<SendOutcome> SendAsync(OutgoingEmail email, IProgress<ProviderStep>? trace, CancellationToken ct) =>
        _redaction.Clean(await ComposeAndSendAsync(email, _redaction.Clean(trace), ct));

    public async Task<VerifyOutcome> VerifyAsync(IProgress<ProviderStep>? trace, CancellationToken ct) =>
        _redaction.Clean(await CheckAsync(_redaction.Clean(trace), ct));

    public async ValueTask DisposeAsync()
    {
        await _pool.DisposeAsync();
        _seal?.Dispose();
    }

    private async Task<SendOutcome> ComposeAndSendAsync(OutgoingEmail email, IProgress<ProviderStep>? trace, CancellationToken ct)
    {
        SmtpEnvelope envelope;
        MimeMessage message;
        try
        {
            envelope = SmtpEnvelope.Of(email, _defaultFrom);
            message = MimeComposer.Compose(email, _defaultFrom);
            foreach (var (name, value) in _config.Flavor.Headers(email))
            {
                ProviderHeader.Set(message, name, value);
            }

            _seal?.Apply(message);
        }
        catch (Exception error) when (error is FormatException or ArgumentException)
        {
            return SendOutcome.Failed(SendPhase.Prepare, FailureKind.PermanentMessage, $"The message cannot be written: {error.Message}");
        }

        using (message)
        {
            if (envelope.Recipients.Count == 0)
            {
                return SendOutcome.Failed(SendPhase.Prepare, FailureKind.PermanentMessage, "The message has no recipient. Enter at least one.");
            }

            if (!await _pool.EnterAsync(ct))
            {
                return SendOutcome.Failed(SendPhase.Prepare, FailureKind.RetryLater,
                    $"All {_config.MaxConnections} connections to {_config.Host} were busy for {_config.DataTimeoutSeconds} s. Raise max_connections if the provider allows more.");
            }

            try
            {
                return await SendEnteredAsync(message, envelope, trace, ct);
            }
            catch (SmtpFault fault)
            {
                return fault.ToOutcome();
            }
            catch (Exception error) when (error is not OperationCanceledException)
            {
                Log.Unforeseen(_logger, error, email.MessageId);
                return SendOutcome.Failed(SendPhase.Prepare, FailureKind.NextProvider,
                    $"Sending through {_config.Host} failed before anything was sent ({error.GetType().Name}). The server log says more.");
            }
            finally
            {
                _pool.Leave();
            }
        }
    }

    private async Task<VerifyOutcome> CheckAsync(IProgress<ProviderStep>? trace, CancellationToken ct)
    {
        try
        {
            // Never a pooled connection: the login is what is checked.
            using var connection = await _connector.OpenAsync(trace, ct);
            var started = _time.GetTimestamp();
            connection.Timeout = _config.TimeoutSeconds * 1000;
            try
            {
                await connection.NoOpAsync(ct);
                trace?.Report(new ProviderStep("noop", true, "The server answers.", _time.GetElapsedTime(started)));
                if (_seal is not null)
                {
                    trace?.Report(new ProviderStep("dkim", true, _seal.Describe(), TimeSpan.Zero));
                }

                var detail = (connection.IsSecure ? $"{connection.SslProtocol}" : "not encrypted") + (_config.HasCredentials ? ", logged in" : ", no login");
                await connection.DisconnectAsync(quit: true, ct);
                return new VerifyOutcome(SendPhase.Authenticate, null, $"{_config} answers: {detail}.");
            }
            catch (Exception error) when (error is SmtpCommandException || SmtpFaults.IsTransport(error))
            {
                var fault = SmtpFaults.AtConnect(_config, SmtpStage.Greeting, error);
                trace?.Report(new ProviderStep("noop", false, fault.Failure.Reason, _time.GetElapsedTime(started)));
                throw fault;
            }
        }
        catch (SmtpFault fault)
        {
            return new VerifyOutcome(fault.Phase, fault.Failure, fault.Response ?? fault.Failure.Reason);
        }
    }

    private async Task<SendOutcome> SendEnteredAsync(MimeMessage message, SmtpEnvelope envelope, IProgress<ProviderStep>? trace, CancellationToken ct)
    {
        // Test Connection is to show every step, so it gets a new connection.
        var fresh = trace is not null;
        while (true)
        {
            var connection = await _pool.LeaseAsync(fresh, trace, ct);
            if (envelope.NeedsUtf8 is not null && connection.SupportsUtf8 && !connection.Capabilities.HasFlag(SmtpCapabilities.UTF8))
            {
                // Switched off for an earlier message, and a capability cannot be switched on again.
                await SmtpConnectionPool.CloseAsync(connection, _logger);
                fresh = true;
                continue;
            }

            var outcome = await new SmtpTransaction(_config, _pool, _time, connection, envelope, trace).RunAsync(message, ct);
            if (outcome is not null)
            {
                return outcome;
            }

            Log.Stale(_logger, _config.Host, connection.Stage);
            fresh = true;
        }
    }
}
