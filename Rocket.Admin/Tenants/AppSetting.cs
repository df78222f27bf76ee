using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Rocket.Admin.Data;

namespace Rocket.Admin.Tenants;

/// <summary>One section of a tenant's app settings, as JSON: section <c>email</c> has <c>invite_accept_url</c> and <c>app_name</c>.</summary>
public sealed class AppSetting
{
    public required Guid TenantId { get; init; }

    public required string Section { get; init; }

    public required string Value { get; set; }

    public required DateTimeOffset UpdatedAt { get; set; }
}

internal sealed class AppSettingConfiguration : IEntityTypeConfiguration<AppSetting>
{
    public void Configure(EntityTypeBuilder<AppSetting> builder)
    {
        builder.ToTable("_app_settings");
        builder.HasKey(s => new { s.TenantId, s.Section });
        builder.Property(s => s.Section).HasMaxLength(63);
        builder.Property(s => s.Value).HasJson();
        builder.HasOne<Tenant>().WithMany().HasForeignKey(s => s.TenantId).OnDelete(DeleteBehavior.Cascade);
    }
}
