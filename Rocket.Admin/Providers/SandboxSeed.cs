using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Rocket.Admin.Data;
using Rocket.Admin.Providers.FromEnvironment;
using Rocket.Admin.Tenants;

namespace Rocket.Admin.Providers;

/// <summary>
/// Gives a new database one provider, <c>sandbox</c>, so that the first start can send with no account anywhere. That it was
/// offered once is kept in <c>_app_settings</c> (default tenant, section <c>seed</c>), so a deleted sandbox stays deleted. Where the
/// environment describes providers there is none: an active sandbox would keep them out of use.
/// </summary>
internal sealed class SandboxSeed(IDbContextFactory<RocketDbContext> contexts, EnvironmentProviders environment, TimeProvider time, ILogger<SandboxSeed> logger) : IHostedService
{
    internal const string Section = "seed";
    internal const string ProviderName = "sandbox";

    /// <summary>Far behind what an admin adds.</summary>
    internal const int Priority = 1000;

    public async Task StartAsync(CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        if (await db.AppSettings.AnyAsync(s => s.TenantId == Tenant.DefaultId && s.Section == Section, cancellationToken))
        {
            return;
        }

        var isNew = !await db.EmailProviders.AnyAsync(cancellationToken);
        if (isNew && environment.Read().Providers is { Count: > 0 } described)
        {
            // Not recorded either: without those variables the next start offers it.
            logger.SandboxNotSeeded(described.Count);
            return;
        }

        var now = time.GetUtcNow();
        db.AppSettings.Add(new AppSetting
        {
            TenantId = Tenant.DefaultId,
            Section = Section,
            Value = new JsonObject { ["sandbox_provider"] = true }.ToJsonString(),
            UpdatedAt = now,
        });
        if (isNew)
        {
            db.EmailProviders.Add(new EmailProvider
            {
                Id = Guid.CreateVersion7(now),
                Name = ProviderName,
                Provider = ProviderKeys.Sandbox,
                Config = "{}",
                Priority = Priority,
                CreatedAt = now,
                UpdatedAt = now,
            });
        }

        try
        {
            await db.SaveChangesAsync(cancellationToken);
        }
        catch (DbUpdateException fault) when (fault.IsUniqueViolation())
        {
            // Another node started on the same new database at the same moment and was first.
            return;
        }

        if (isNew)
        {
            logger.SandboxSeeded();
        }
    }

    public Task StopAsync(CancellationToken cancellationToken)
    {
        return Task.CompletedTask;
    }
}
