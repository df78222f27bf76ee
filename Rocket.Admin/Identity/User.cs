using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Rocket.Admin.Identity;

/// <summary>A person who can sign in to the portal.</summary>
public sealed class User : IdentityUser<Guid>
{
    public string? DisplayName { get; set; }

    public required DateTimeOffset CreatedAt { get; init; }
}

internal sealed class UserConfiguration : IEntityTypeConfiguration<User>
{
    public void Configure(EntityTypeBuilder<User> builder)
    {
        builder.ToTable("_users");
        builder.Property(u => u.Id).ValueGeneratedNever();
        builder.Property(u => u.ConcurrencyStamp).IsConcurrencyToken();
        builder.Property(u => u.DisplayName).HasMaxLength(200);
        builder.Property(u => u.Email).HasMaxLength(320);
        builder.Property(u => u.NormalizedEmail).HasMaxLength(320);
        builder.Property(u => u.UserName).HasMaxLength(320);
        builder.Property(u => u.NormalizedUserName).HasMaxLength(320);
        builder.HasIndex(u => u.NormalizedUserName).IsUnique();
        builder.HasIndex(u => u.NormalizedEmail);
    }
}
