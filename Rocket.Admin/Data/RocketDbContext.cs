using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;

namespace Rocket.Admin.Data;

/// <summary>
/// The one model, for both databases. It knows no feature: each feature's entities come with an
/// <see cref="IEntityTypeConfiguration{TEntity}"/> beside them. Names are snake_case; times are UTC.
/// </summary>
public abstract class RocketDbContext(DbContextOptions options) : DbContext(options)
{
    /// <summary>Annotation for a text property that holds JSON; it becomes <c>jsonb</c> on PostgreSQL.</summary>
    internal const string JsonAnnotation = "Rocket:Json";

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        modelBuilder.ApplyConfigurationsFromAssembly(typeof(RocketDbContext).Assembly);
        foreach (var entity in modelBuilder.Model.GetEntityTypes())
        {
            foreach (var property in entity.GetProperties())
            {
                property.SetColumnName(JsonNamingPolicy.SnakeCaseLower.ConvertName(property.Name));
            }

            NameConstraints(entity);
        }
    }

    private static void NameConstraints(IMutableEntityType entity)
    {
        var table = entity.GetTableName()!.TrimStart('_');
        foreach (var index in entity.GetIndexes().Where(i => i.GetDatabaseName() is { } name && name.StartsWith("IX_", StringComparison.Ordinal)))
        {
            index.SetDatabaseName($"ix_{table}_{string.Join('_', index.Properties.Select(p => p.GetColumnName()))}");
        }

        foreach (var key in entity.GetKeys())
        {
            key.SetName($"pk_{table}");
        }

        foreach (var foreignKey in entity.GetForeignKeys())
        {
            foreignKey.SetConstraintName($"fk_{table}_{string.Join('_', foreignKey.Properties.Select(p => p.GetColumnName()))}");
        }
    }
}
