using Microsoft.EntityFrameworkCore;
using Rocket.Admin.Data;
using Rocket.Admin.Providers.FromEnvironment;

namespace Rocket.Admin.Providers;

/// <summary>
/// The providers as sends see them, from the database and this server's environment: an immutable roster from memory, renewed after
/// every change on this node and every ten seconds (<see cref="ProviderRefresh"/>). When the database cannot be read, the last roster stays in use.
/// </summary>
internal sealed class ProviderRegistry(
    IDbContextFactory<RocketDbContext> contexts,
    ProviderConfigReader configs,
    EnvironmentProviders environment,
    TimeProvider time,
    ILogger<ProviderRegistry> logger) : IAsyncDisposable
{
    /// <summary>How long a replaced adapter stays open at least, for routes that were made before the change.</summary>
    internal static readonly TimeSpan RetireAfter = TimeSpan.FromSeconds(30);

    private readonly SemaphoreSlim _refreshing = new(1, 1);
    private readonly List<(ProviderAdapter Adapter, long At)> _retired = [];
    private ProviderRoster? _roster;

    /// <summary>Raised with the new roster when it differs from the one before. Handlers must return at once.</summary>
    public event Action<ProviderRoster>? Changed;

    /// <summary>The roster in memory; null until the database was read for the first time.</summary>
    public ProviderRoster? Known => Volatile.Read(ref _roster);

    /// <summary>The roster in memory; only the first call reads the database.</summary>
    public ValueTask<ProviderRoster> CurrentAsync(CancellationToken ct)
    {
        return Known is { } roster ? ValueTask.FromResult(roster) : new ValueTask<ProviderRoster>(LoadAsync(onlyFirst: true, ct));
    }

    /// <summary>Reads database and environment now; also closes adapters that were replaced long enough ago.</summary>
    public Task<ProviderRoster> RefreshAsync(CancellationToken ct)
    {
        return LoadAsync(onlyFirst: false, ct);
    }

    public async ValueTask DisposeAsync()
    {
        var live = _roster?.All.Select(p => p.Adapter).OfType<ProviderAdapter>() ?? [];
        foreach (var adapter in live.Concat(_retired.Select(r => r.Adapter)))
        {
            await adapter.CloseAsync();
        }

        _refreshing.Dispose();
    }

    private async Task<ProviderRoster> LoadAsync(bool onlyFirst, CancellationToken ct)
    {
        ProviderRoster roster;
        await _refreshing.WaitAsync(ct);
        try
        {
            if (onlyFirst && _roster is not null)
            {
                return _roster;
            }

            var before = _roster;
            roster = await ReadAsync(before ?? ProviderRoster.Empty, ct);
            Retire(before, roster);
            await CloseRetiredAsync();
            if (before is not null && before.SameAs(roster))
            {
                return before;
            }

            Volatile.Write(ref _roster, roster);
            LogChange(before ?? ProviderRoster.Empty, roster);
        }
        finally
        {
            _refreshing.Release();
        }

        Tell(roster);
        return roster;
    }

    private async Task<ProviderRoster> ReadAsync(ProviderRoster before, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        var rows = await db.EmailProviders.AsNoTracking().OrderBy(p => p.Priority).ThenBy(p => p.CreatedAt).ThenBy(p => p.Id).ToListAsync(ct);
        var reading = environment.Read();
        var isUsed = !rows.Exists(row => row.Active);
        var stored = rows.Select(row => Live(row, configs.Prepare(row), before));
        var described = reading.Providers.Select(p => Live(p.Row, environment.Prepare(p), before) with { Active = isUsed, IsFromEnvironment = true }).ToList();
        return new ProviderRoster([.. stored, .. isUsed ? described : []], [.. isUsed ? [] : described], reading.PausedBecause);
    }

    private LiveProvider Live(EmailProvider row, PreparedProvider prepared, ProviderRoster before)
    {
        var live = new LiveProvider(row.Id, row.Name, row.Provider, row.Priority, row.Active, row.Version, prepared.Error, null);
        if (prepared is not { Type: { } type, Settings: { } settings })
        {
            return live;
        }

        if (before.FindAny(row.Id)?.Adapter is { } present && present.Fits(row.Provider, settings))
        {
            return live with { Adapter = present };
        }

        try
        {
            return live with { Adapter = new ProviderAdapter(row.Provider, settings, type.Create(settings)) };
        }
#pragma warning disable CA1031 // One provider that cannot be made must not take the others with it; it is logged and shown.
        catch (Exception fault)
#pragma warning restore CA1031
        {
            logger.AdapterNotMade(row.Id, row.Provider, fault.GetType().Name);
            return live with { ConfigError = $"The {type.DisplayName} adapter could not be made from this config. See the server's log for provider {row.Id}." };
        }
    }

    private void Retire(ProviderRoster? before, ProviderRoster after)
    {
        var now = time.GetTimestamp();
        foreach (var old in before?.All ?? [])
        {
            if (old.Adapter is { } adapter && !ReferenceEquals(after.FindAny(old.Id)?.Adapter, adapter))
            {
                _retired.Add((adapter, now));
            }
        }
    }

    private async Task CloseRetiredAsync()
    {
        for (var i = _retired.Count - 1; i >= 0; i--)
        {
            var (adapter, at) = _retired[i];
            if (time.GetElapsedTime(at) < RetireAfter)
            {
                continue;
            }

            try
            {
                if (await adapter.TryCloseAsync())
                {
                    _retired.RemoveAt(i);
                }
            }
#pragma warning disable CA1031 // It is closed for us either way; a fault in closing is for the log.
            catch (Exception fault)
#pragma warning restore CA1031
            {
                _retired.RemoveAt(i);
                logger.AdapterNotClosed(fault);
            }
        }
    }

    private void LogChange(ProviderRoster before, ProviderRoster after)
    {
        if (before.PausedBecause is null != after.PausedBecause is null)
        {
            logger.SendingSwitched(after.PausedBecause is null ? "on" : "paused");
        }

        var (had, has) = (before.Providers.Count(p => p.IsFromEnvironment), after.Providers.Count(p => p.IsFromEnvironment));
        if (had != has)
        {
            logger.EnvironmentProvidersUsed(has);
        }
    }

    private void Tell(ProviderRoster roster)
    {
        foreach (var handler in Changed?.GetInvocationList().Cast<Action<ProviderRoster>>() ?? [])
        {
            try
            {
                handler(roster);
            }
#pragma warning disable CA1031 // A page's fault must not stop a change of providers; it is logged.
            catch (Exception fault)
#pragma warning restore CA1031
            {
                logger.RosterHandlerFailed(fault);
            }
        }
    }
}
