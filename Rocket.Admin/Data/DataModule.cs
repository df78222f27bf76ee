using Microsoft.AspNetCore.DataProtection;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace Rocket.Admin.Data;

internal static class DataModule
{
    /// <summary>Chooses the database (<c>ConnectionStrings:Rocket</c> = PostgreSQL, else SQLite in the data directory) and migrates it at start.</summary>
    public static IServiceCollection AddData(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddOptions<RocketOptions>().BindConfiguration(RocketOptions.Section).ValidateOnStart();
        services.AddSingleton<IValidateOptions<RocketOptions>, RocketOptionsValidator>();
        services.AddSingleton(TimeProvider.System);
        services.AddSingleton<VersionStamps>();

        var directory = Path.GetFullPath(configuration[$"{RocketOptions.Section}:{nameof(RocketOptions.DataDirectory)}"] ?? new RocketOptions().DataDirectory);
        Directory.CreateDirectory(directory);
        services.AddDataProtection().SetApplicationName("Rocket.Admin").PersistKeysToFileSystem(new DirectoryInfo(Path.Combine(directory, "keys")));

        if (configuration.GetConnectionString("Rocket") is { Length: > 0 } postgres)
        {
            services.AddSingleton(new RocketDatabase(DatabaseKind.Npgsql, postgres));
            services.AddPooledDbContextFactory<NpgsqlRocketDbContext>((provider, options) => options.UseNpgsql(postgres).AddInterceptors(provider.GetRequiredService<VersionStamps>()));
            services.AddSingleton<IDbContextFactory<RocketDbContext>, RocketDbContextFactory<NpgsqlRocketDbContext>>();
        }
        else
        {
            var sqlite = new SqliteConnectionStringBuilder { DataSource = Path.Combine(directory, "rocket.db") }.ToString();
            services.AddSingleton(new RocketDatabase(DatabaseKind.Sqlite, sqlite));
            services.AddPooledDbContextFactory<SqliteRocketDbContext>((provider, options) => options.UseSqlite(sqlite).AddInterceptors(provider.GetRequiredService<VersionStamps>(), SqliteLower.Instance));
            services.AddSingleton<IDbContextFactory<RocketDbContext>, RocketDbContextFactory<SqliteRocketDbContext>>();
        }

        // Identity's stores want a scoped context; nothing else should take one.
        services.AddScoped(provider => provider.GetRequiredService<IDbContextFactory<RocketDbContext>>().CreateDbContext());
        services.AddHostedService<DatabaseMigrator>();
        services.AddHealthChecks().AddCheck<DatabaseHealth>("database", tags: ["ready"]);
        return services;
    }
}
