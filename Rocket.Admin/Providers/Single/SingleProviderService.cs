using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Rocket.Admin.Data;

namespace Rocket.Admin.Providers.Single;

/// <summary>
/// Delivery mode <i>single</i> (design N): a saved configuration for each type, exactly one in use. It works on the same rows as everything
/// else: of several rows of a type it takes the one in use, else the first by priority.
/// </summary>
internal sealed class SingleProviderService(
    IDbContextFactory<RocketDbContext> contexts,
    RocketDatabase database,
    ProviderCatalog catalog,
    ProviderConfigReader configs,
    ProviderRules rules,
    ProviderRegistry registry,
    IProviderRecord record,
    TimeProvider time,
    ILogger<SingleProviderService> logger)
{
    /// <summary>How far back the success rate looks.</summary>
    internal static readonly TimeSpan Window = TimeSpan.FromDays(30);

    private const int Attempts = 5;

    // Any constant: it stands for "who is in use is being decided" among all nodes.
    private const long PostgresLock = 0x524F434B45543031;

    private static readonly string[] s_always = [ProviderKeys.Mailtrap, ProviderKeys.AwsSes];

    public async Task<SingleConfigs> ReadAsync(CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        return await ViewAsync(await RowsAsync(db.EmailProviders.AsNoTracking(), ct), ct);
    }

    /// <summary>Saves what design N's form holds.</summary>
    /// <param name="name">The type's name or key.</param>
    /// <param name="enabled">True: it becomes the only one in use. False: no provider of the type is in use. Null: as it is (a new one is out of use).</param>
    /// <param name="theirs">In design N's form; null keeps what is saved.</param>
    /// <param name="ct">Stops before anything is changed.</param>
    /// <returns>Errors name the fields as design N does.</returns>
    public async Task<SingleSaved> SaveAsync(string? name, bool? enabled, JsonObject? theirs, CancellationToken ct)
    {
        if (SingleShape.Find(catalog, name) is { } type)
        {
            var saved = await SaveAsync(type, enabled, row => theirs is null ? null : Ours(type, theirs, row), null, ct);
            return saved is SingleSaved.Invalid invalid ? new SingleSaved.Invalid(invalid.Errors.ToDictionary(e => SingleShape.PathOf(type, e.Key), e => e.Value)) : saved;
        }

        var known = string.Join(", ", catalog.All.Select(SingleShape.NameOf));
        return new SingleSaved.Invalid(new Dictionary<string, string[]> { ["provider"] = [string.IsNullOrWhiteSpace(name) ? $"Is required: one of {known}." : $"Must be one of {known}."] });
    }

    /// <summary>Saves a type's config as it stands.</summary>
    /// <param name="type">Whose.</param>
    /// <param name="enabled">True: it becomes the only one in use. False: no provider of the type is in use. Null: as it is.</param>
    /// <param name="config">In the type's own form.</param>
    /// <param name="stamp">Of the config that the caller saw (<see cref="SingleConfig.Stamp"/>): saving over another one is refused.</param>
    /// <param name="ct">Stops before anything is changed.</param>
    /// <returns>Errors name the fields as the type does.</returns>
    public Task<SingleSaved> SaveAsync(IProviderType type, bool? enabled, JsonObject config, string stamp, CancellationToken ct) => SaveAsync(type, enabled, _ => config, stamp, ct);

    private async Task<SingleSaved> SaveAsync(IProviderType type, bool? enabled, Func<EmailProvider?, JsonObject?> config, string? stamp, CancellationToken ct)
    {
        for (var attempt = 1; ; attempt++)
        {
            await using var db = await contexts.CreateDbContextAsync(ct);

            // SQLite's transactions lock out other writers from their beginning; PostgreSQL's do so by this lock.
            await using var transaction = await db.Database.BeginTransactionAsync(ct);
            if (database.Kind == DatabaseKind.Npgsql)
            {
                await db.Database.ExecuteSqlAsync($"SELECT pg_advisory_xact_lock({PostgresLock})", ct);
            }

            var rows = await RowsAsync(db.EmailProviders, ct);
            if (stamp is not null && stamp != StampOf(RowOf(rows, type.Key)))
            {
                return new SingleSaved.Stale();
            }

            if (Apply(db, rows, type, enabled, config) is { } invalid)
            {
                return invalid;
            }

            try
            {
                await db.SaveChangesAsync(ct);
                await transaction.CommitAsync(ct);
            }
            catch (Exception lost) when (attempt < Attempts && (lost is DbUpdateConcurrencyException || (lost is DbUpdateException update && update.IsUniqueViolation())))
            {
                // Somebody changed or named a provider elsewhere in the meantime: once more on what is there now.
                continue;
            }

            logger.SingleSaved(type.Key, enabled);
            await registry.RefreshAsync(CancellationToken.None);
            return new SingleSaved.Saved(await ReadAsync(ct));
        }
    }

    private static async Task<List<EmailProvider>> RowsAsync(IQueryable<EmailProvider> providers, CancellationToken ct) =>
        await providers.OrderBy(p => p.Priority).ThenBy(p => p.CreatedAt).ThenBy(p => p.Id).ToListAsync(ct);

    private static EmailProvider? RowOf(List<EmailProvider> rows, string key) => rows.Find(r => r.Provider == key && r.Active) ?? rows.Find(r => r.Provider == key);

    private SingleSaved.Invalid? Apply(RocketDbContext db, List<EmailProvider> rows, IProviderType type, bool? enabled, Func<EmailProvider?, JsonObject?> config)
    {
        var now = time.GetUtcNow();
        var row = RowOf(rows, type.Key);
        var id = row?.Id ?? Guid.CreateVersion7(now);
        var errors = new DraftErrors();
        var draft = new ProviderDraft { Name = row is null ? FreeName(rows, type) : null, Provider = row is null ? type.Key : null, Config = config(row) };
        var stored = rules.Check(draft, id, row, errors);
        if (errors.Any)
        {
            return new SingleSaved.Invalid(errors.ToDictionary());
        }

        if (row is null)
        {
            row = new EmailProvider
            {
                Id = id,
                Name = draft.Name!,
                Provider = type.Key,
                Config = stored!.ToJsonString(),
                Priority = ProviderOrder.Next(rows.Select(r => (r.Provider, r.Priority)), type.Key),
                Active = false,
                CreatedAt = now,
                UpdatedAt = now,
            };
            db.Add(row);
            rows.Add(row);
        }
        else if (stored is not null && !JsonNode.DeepEquals(stored, ProviderConfigReader.Parse(row.Config)))
        {
            (row.Config, row.CheckedAt, row.CheckError, row.UpdatedAt) = (stored.ToJsonString(), null, null, now);
        }

        foreach (var other in rows)
        {
            var active = enabled switch
            {
                true => other == row,
                false => other.Active && other.Provider != type.Key,
                null => other.Active,
            };
            if (other.Active != active)
            {
                (other.Active, other.UpdatedAt) = (active, now);
            }
        }

        return null;
    }

    private static JsonObject Ours(IProviderType type, JsonObject theirs, EmailProvider? row)
    {
        var ours = SingleShape.ToOurs(type, theirs);
        if (row is not null && ProviderConfigReader.Parse(row.Config) is { } saved)
        {
            SingleShape.KeepOthers(ours, ProviderSecrets.MaskStored(type, saved));
        }

        return ours;
    }

    private static string FreeName(List<EmailProvider> rows, IProviderType type)
    {
        var name = SingleShape.NameOf(type);
        return Enumerable.Range(1, int.MaxValue).Select(i => i == 1 ? name : $"{name} {i}").First(n => !rows.Exists(r => r.Name == n));
    }

    private async Task<SingleConfigs> ViewAsync(List<EmailProvider> rows, CancellationToken ct)
    {
        var active = rows.Find(r => r.Active);
        var types = catalog.All.Where(t => s_always.Contains(t.Key))
            .Concat(catalog.All.Where(t => !s_always.Contains(t.Key) && RowOf(rows, t.Key) is { } row && (t.Key != ProviderKeys.Sandbox || row.Active)));
        var shown = types.Select(t => (Type: t, Row: RowOf(rows, t.Key))).ToList();
        var records = await record.ReadAsync([.. shown.Select(s => s.Row).OfType<EmailProvider>().Select(r => r.Id)], time.GetUtcNow() - Window, ct);
        return new SingleConfigs([.. shown.Select(s => View(s.Type, s.Row, s.Row is { } row ? records.GetValueOrDefault(row.Id) : null))], active?.Provider, [.. rows.Where(r => r.Active).Select(r => r.Name)]);
    }

    private SingleConfig View(IProviderType type, EmailProvider? row, ProviderRecord? known)
    {
        var (status, problem) = row is null ? (SingleStatus.NotConfigured, null) : Status(row, configs.Prepare(row).Error, known);
        return new SingleConfig
        {
            Key = type.Key,
            Name = SingleShape.NameOf(type),
            Enabled = row?.Active == true,
            Config = row is null ? SingleShape.Template(type.Key) : SingleShape.ToTheirs(type, ProviderSecrets.MaskStored(type, ProviderConfigReader.Parse(row.Config) ?? [])),
            Status = status,
            Problem = problem,
            SuccessRate = known?.SuccessRate ?? 0,
            Attempts = known?.Finished ?? 0,
            Id = row?.Id,
            Stamp = StampOf(row),
        };
    }

    /// <summary>Of the stored text, ciphertexts and all: only a change of the config changes it, not one of its place or use.</summary>
    private static string StampOf(EmailProvider? row) => row is null ? "" : Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes($"{row.Id} {row.Config}")));

    /// <summary>The newest word on it counts, whether a check or a send said it.</summary>
    private static (SingleStatus Status, string? Problem) Status(EmailProvider row, string? configError, ProviderRecord? known)
    {
        if (configError is not null)
        {
            return (SingleStatus.Error, configError);
        }

        var good = Later(row.CheckError is null ? row.CheckedAt : null, known?.LastAcceptedAt);
        var bad = Later(row.CheckError is null ? null : row.CheckedAt, known?.LastDownAt);
        if (bad is null && good is null)
        {
            return (SingleStatus.NotConfigured, null);
        }

        return bad is null || good >= bad ? (SingleStatus.Connected, null) : (SingleStatus.Error, bad == known?.LastDownAt ? known?.LastDownError : row.CheckError);
    }

    private static DateTimeOffset? Later(DateTimeOffset? one, DateTimeOffset? other) => one is null || other > one ? other : one;
}

/// <summary>What became of a save.</summary>
internal abstract record SingleSaved
{
    private SingleSaved()
    {
    }

    public sealed record Saved(SingleConfigs Configs) : SingleSaved;

    /// <param name="Errors">By field; a config field is <c>config.host</c>.</param>
    public sealed record Invalid(IReadOnlyDictionary<string, string[]> Errors) : SingleSaved;

    /// <summary>Somebody else saved this type's config since the caller read it; nothing was changed.</summary>
    public sealed record Stale : SingleSaved;
}
