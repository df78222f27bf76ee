using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace Rocket.Admin.Data;

/// <summary>
/// SQLite cannot order or compare <see cref="DateTimeOffset"/>, so times are UTC ticks (100 ns since 0001-01-01) there.
/// </summary>
public sealed class SqliteRocketDbContext(DbContextOptions<SqliteRocketDbContext> options) : RocketDbContext(options)
{
    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder)
    {
        base.ConfigureConventions(configurationBuilder);
        configurationBuilder.Properties<DateTimeOffset>().HaveConversion<UtcTicksConverter>();
    }

    private sealed class UtcTicksConverter() : ValueConverter<DateTimeOffset, long>(time => time.UtcTicks, ticks => new DateTimeOffset(ticks, TimeSpan.Zero));
}
