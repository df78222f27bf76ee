using System.Security.Claims;
using Microsoft.EntityFrameworkCore;
using Rocket.Admin.Data;
using Rocket.Admin.Tenants;

namespace Rocket.Admin.Identity;

/// <summary>Makes, lists and revokes API keys, for the portal and the API.</summary>
internal sealed class ApiKeyService(IDbContextFactory<RocketDbContext> contexts, ApiKeyDirectory directory, TenantDirectory tenants, TimeProvider time, ILogger<ApiKeyService> logger)
{
    public const int MaxNameLength = 100;

    /// <summary>Keys that were not revoked, newest first.</summary>
    /// <param name="after">The last id of the page before.</param>
    /// <param name="take">Rows at most.</param>
    /// <param name="ct">Ends the read.</param>
    public async Task<IReadOnlyList<ApiKeyRow>> ListAsync(Guid? after, int take, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        var keys = db.ApiKeys.Where(k => k.RevokedAt == null);
        if (after is { } last)
        {
            keys = keys.Where(k => k.Id.CompareTo(last) < 0);
        }

        return await RowsAsync(keys.OrderByDescending(k => k.Id).Take(take), ct);
    }

    /// <summary>A key that was not revoked; null when there is none.</summary>
    public async Task<ApiKeyRow?> FindAsync(Guid id, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        return (await RowsAsync(db.ApiKeys.Where(k => k.Id == id && k.RevokedAt == null), ct)).SingleOrDefault();
    }

    /// <summary>Makes a key. Nobody can give away a scope that they do not hold themselves.</summary>
    public async Task<ApiKeyCreation> CreateAsync(NewApiKey wanted, ClaimsPrincipal creator, CancellationToken ct)
    {
        if (Refuse(wanted, creator) is { } refusal)
        {
            return refusal;
        }

        var tenant = wanted.Tenant is null ? null : await tenants.FindAsync(wanted.Tenant, ct);
        if (wanted.Tenant is not null && tenant is null)
        {
            return new ApiKeyCreation.Refused("tenant", $"There is no tenant `{wanted.Tenant}`.");
        }

        var secret = ApiKeyText.New();
        var key = NewRow(wanted.Name.Trim(), secret, wanted.Scopes, tenant?.Id, wanted.ExpiresAt?.ToUniversalTime());
        await using var db = await contexts.CreateDbContextAsync(ct);
        db.ApiKeys.Add(key);
        await db.SaveChangesAsync(ct);
        directory.Invalidate();
        logger.KeyCreated(key.Id);
        return new ApiKeyCreation.Created(new ApiKeyRow(key.Id, key.Name, key.Prefix, [.. wanted.Scopes.Distinct()], tenant?.Name, key.CreatedAt, key.ExpiresAt, null), secret);
    }

    /// <summary>True when there was such a key in force.</summary>
    public async Task<bool> RevokeAsync(Guid id, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        var now = time.GetUtcNow();
        var rows = await db.ApiKeys.Where(k => k.Id == id && k.RevokedAt == null).ExecuteUpdateAsync(set => set.SetProperty(k => k.RevokedAt, now), ct);
        directory.Invalidate();
        if (rows == 1)
        {
            logger.KeyRevoked(id);
        }

        return rows == 1;
    }

    /// <summary>Adds a key whose text is given by the operator, unless there was ever any key: one that was revoked must not come back at the next start.</summary>
    public async Task<bool> AddFirstAsync(string secret, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        if (await db.ApiKeys.AnyAsync(ct))
        {
            return false;
        }

        db.ApiKeys.Add(NewRow("Bootstrap", secret, [Permissions.Admin], tenantId: null, expiresAt: null));
        try
        {
            await db.SaveChangesAsync(ct);
        }
        catch (DbUpdateException taken) when (taken.IsUniqueViolation())
        {
            return false; // another node that started at the same time has added it
        }

        directory.Invalidate();
        return true;
    }

    private async Task<List<ApiKeyRow>> RowsAsync(IQueryable<ApiKey> keys, CancellationToken ct)
    {
        var rows = await keys.Select(k => new { k.Id, k.Name, k.Prefix, k.Scopes, k.TenantId, k.CreatedAt, k.ExpiresAt, k.LastUsedAt }).ToListAsync(ct);
        var names = (await tenants.ListAsync(ct)).ToDictionary(t => t.Id, t => t.Name);
        return rows.ConvertAll(k => new ApiKeyRow(k.Id, k.Name, k.Prefix, k.Scopes.Split(' '), k.TenantId is { } t ? names.GetValueOrDefault(t) : null, k.CreatedAt, k.ExpiresAt, k.LastUsedAt));
    }

    private ApiKeyCreation.Refused? Refuse(NewApiKey wanted, ClaimsPrincipal creator)
    {
        if (wanted.Name.Trim() is not { Length: > 0 and <= MaxNameLength })
        {
            return new ApiKeyCreation.Refused("name", $"Give the key a name of 1 to {MaxNameLength} characters that says who uses it.");
        }

        if (wanted.Scopes.Count == 0)
        {
            return new ApiKeyCreation.Refused("scopes", "Choose at least one scope.");
        }

        if (wanted.Scopes.FirstOrDefault(s => s != Permissions.Admin && !Permissions.All.Contains(s)) is { } unknown)
        {
            return new ApiKeyCreation.Refused("scopes", $"`{unknown}` is not a scope. The scopes are {string.Join(", ", Permissions.All)}, and admin for all of them.");
        }

        if (wanted.Scopes.FirstOrDefault(s => s == Permissions.Admin ? !Permissions.All.All(creator.HasPermission) : !creator.HasPermission(s)) is { } notHeld)
        {
            return new ApiKeyCreation.Refused("scopes", $"You do not hold `{notHeld}` yourself, so you cannot give it to a key.");
        }

        return wanted.ExpiresAt <= time.GetUtcNow() ? new ApiKeyCreation.Refused("expires_at", "This time has passed already.") : null;
    }

    private ApiKey NewRow(string name, string secret, IEnumerable<string> scopes, Guid? tenantId, DateTimeOffset? expiresAt)
    {
        var now = time.GetUtcNow();
        return new ApiKey
        {
            Id = Guid.CreateVersion7(now),
            Name = name,
            Prefix = ApiKeyText.PrefixOf(secret),
            Hash = ApiKeyText.Hash(secret),
            Scopes = string.Join(' ', scopes.Distinct(StringComparer.Ordinal)),
            TenantId = tenantId,
            CreatedAt = now,
            ExpiresAt = expiresAt,
        };
    }
}
