using Microsoft.EntityFrameworkCore;

namespace Rocket.Admin.Data;

/// <summary>PostgreSQL: JSON columns are <c>jsonb</c>, times <c>timestamptz</c>.</summary>
public sealed class NpgsqlRocketDbContext(DbContextOptions<NpgsqlRocketDbContext> options) : RocketDbContext(options)
{
    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        base.OnModelCreating(modelBuilder);
        foreach (var property in modelBuilder.Model.GetEntityTypes().SelectMany(e => e.GetProperties()).Where(p => p.FindAnnotation(JsonAnnotation) is not null))
        {
            property.SetColumnType("jsonb");
        }
    }
}
