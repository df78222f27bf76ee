using MailKit;

namespace Rocket.Admin.Providers.Smtp;

/// <summary>
/// The open connections of one provider: at most <see cref="SmtpConfig.MaxConnections"/>, each leased to one send at a time, reused
/// last in first out so that what is not needed grows idle and is closed.
/// </summary>
internal sealed class SmtpConnectionPool : IAsyncDisposable
{
    private static readonly TimeSpan s_trusted = TimeSpan.FromSeconds(3);
    private static readonly TimeSpan s_longestLife = TimeSpan.FromMinutes(5);
    private static readonly TimeSpan s_longestQuit = TimeSpan.FromSeconds(5);

    private readonly SmtpConfig _config;
    private readonly SmtpConnector _connector;
    private readonly TimeProvider _time;
    private readonly ILogger _logger;
    private readonly SemaphoreSlim _permits;
    private readonly List<SmtpConnection> _idle;
    private readonly ITimer _idleTimer;
    private readonly TaskCompletionSource _drained = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private int _inFlight;
    private bool _isTimerArmed;
    private bool _isRetired;

    public SmtpConnectionPool(SmtpConfig config, SmtpConnector connector, TimeProvider time, ILogger logger)
    {
        _config = config;
        _connector = connector;
        _time = time;
        _logger = logger;
        _permits = new SemaphoreSlim(config.MaxConnections, config.MaxConnections);
        _idle = new List<SmtpConnection>(config.MaxConnections);
        _idleTimer = time.CreateTimer(static pool => _ = ((SmtpConnectionPool)pool!).CloseIdleAsync(), this, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
    }

    /// <summary>Takes a place, waiting for one when all are busy. Every true answer is followed by one <see cref="Leave"/>.</summary>
    /// <returns>False when no place became free in the time a transaction may take.</returns>
    public async ValueTask<bool> EnterAsync(CancellationToken ct)
    {
        lock (_idle)
        {
            _inFlight++;
        }

        try
        {
            if (_permits.Wait(0, CancellationToken.None) || await _permits.WaitAsync(TimeSpan.FromSeconds(_config.DataTimeoutSeconds), ct))
            {
                return true;
            }
        }
        catch
        {
            EndOne();
            throw;
        }

        EndOne();
        return false;
    }

    public void Leave()
    {
        _permits.Release();
        EndOne();
    }

    /// <summary>An open connection: an idle one that still answers, or a new one. The caller has entered.</summary>
    public async ValueTask<SmtpConnection> LeaseAsync(bool fresh, IProgress<ProviderStep>? trace, CancellationToken ct)
    {
        if (fresh && trace is not null && TakeIdle() is { } spare)
        {
            // Makes room: the new connection must not exceed the limit.
            await CloseAsync(spare, _logger);
        }

        while (!fresh && TakeIdle() is { } idle)
        {
            if (IsWorn(idle))
            {
                await CloseAsync(idle, _logger);
            }
            else if (_time.GetElapsedTime(idle.IdleSince) <= s_trusted || await AnswersAsync(idle, ct))
            {
                return idle;
            }
        }

        var connection = await _connector.OpenAsync(trace, ct);
        Log.Connected(_logger, _config.Host, connection.IsSecure);
        return connection;
    }

    /// <summary>Takes back a connection after a clean transaction.</summary>
    public ValueTask ReturnAsync(SmtpConnection connection)
    {
        if (connection.IsConnected && !IsWorn(connection))
        {
            connection.IdleSince = _time.GetTimestamp();
            lock (_idle)
            {
                if (!_isRetired)
                {
                    _idle.Add(connection);
                    ArmTimer();
                    return ValueTask.CompletedTask;
                }
            }
        }

        return new ValueTask(CloseAsync(connection, _logger));
    }

    /// <summary>Drops a connection whose state is not known any more: no QUIT, the socket is closed.</summary>
    public void Discard(SmtpConnection connection, Exception why)
    {
        Log.Discarded(_logger, why, _config.Host);
        connection.Dispose();
    }

    /// <summary>Retires the pool: idle connections say QUIT, sends in flight finish first. Later sends still work, on connections of their own.</summary>
    public async ValueTask DisposeAsync()
    {
        SmtpConnection[] idle;
        lock (_idle)
        {
            if (!_isRetired)
            {
                _isRetired = true;
                if (_inFlight == 0)
                {
                    _drained.TrySetResult();
                }
            }

            idle = [.. _idle];
            _idle.Clear();
        }

        await _idleTimer.DisposeAsync();
        await Task.WhenAll(idle.Select(connection => CloseAsync(connection, _logger)));
        await _drained.Task;
    }

    private void EndOne()
    {
        lock (_idle)
        {
            if (--_inFlight == 0 && _isRetired)
            {
                _drained.TrySetResult();
            }
        }
    }

    private SmtpConnection? TakeIdle()
    {
        lock (_idle)
        {
            if (_idle.Count == 0)
            {
                return null;
            }

            var connection = _idle[^1];
            _idle.RemoveAt(_idle.Count - 1);
            return connection;
        }
    }

    private bool IsWorn(SmtpConnection connection) =>
        connection.Messages >= _config.MaxMessagesPerConnection || _time.GetElapsedTime(connection.OpenedAt) >= s_longestLife;

    /// <summary>The library's own "connected" stays true after the server has closed: only a round trip tells.</summary>
    private async Task<bool> AnswersAsync(SmtpConnection connection, CancellationToken ct)
    {
        try
        {
            connection.Timeout = _config.TimeoutSeconds * 1000;
            await connection.NoOpAsync(ct);
            connection.Timeout = _config.DataTimeoutSeconds * 1000;
            return true;
        }
        catch (Exception error)
        {
            Discard(connection, error);
            ct.ThrowIfCancellationRequested();
            return false;
        }
    }

    private async Task CloseIdleAsync()
    {
        // A place is held while closing, so that open and closing connections together stay under the limit.
        while (_permits.Wait(0, CancellationToken.None))
        {
            SmtpConnection? oldest = null;
            try
            {
                lock (_idle)
                {
                    if (_idle.Count > 0 && _time.GetElapsedTime(_idle[0].IdleSince) >= TimeSpan.FromSeconds(_config.IdleSeconds))
                    {
                        oldest = _idle[0];
                        _idle.RemoveAt(0);
                    }
                }

                if (oldest is null)
                {
                    break;
                }

                await CloseAsync(oldest, _logger);
            }
            finally
            {
                _permits.Release();
            }
        }

        lock (_idle)
        {
            _isTimerArmed = false;
            if (_idle.Count > 0 && !_isRetired)
            {
                ArmTimer();
            }
        }
    }

    private void ArmTimer()
    {
        if (_isTimerArmed)
        {
            return;
        }

        _isTimerArmed = true;
        var due = TimeSpan.FromSeconds(_config.IdleSeconds) - _time.GetElapsedTime(_idle[0].IdleSince);
        _idleTimer.Change(due > TimeSpan.FromSeconds(1) ? due : TimeSpan.FromSeconds(1), Timeout.InfiniteTimeSpan);
    }

    /// <summary>Says QUIT and closes.</summary>
    public static async Task CloseAsync(SmtpConnection connection, ILogger logger)
    {
        try
        {
            connection.Timeout = (int)s_longestQuit.TotalMilliseconds;
            await connection.DisconnectAsync(quit: true, CancellationToken.None);
        }
        catch (Exception error) when (error is IOException or ProtocolException or TimeoutException or ServiceNotConnectedException or CommandException)
        {
            // The server was faster: what we wanted has happened.
            Log.QuitFailed(logger, error);
        }
        finally
        {
            connection.Dispose();
        }
    }
}
