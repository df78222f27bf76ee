using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Rocket.Admin.Delivery;

/// <summary>One run of the server: a new id at every start. Its heartbeat keeps the leases of the messages it has in memory.</summary>
public sealed class Node
{
    public required Guid Id { get; init; }

    /// <summary>Host name and process id, for people.</summary>
    public required string Name { get; init; }

    public required DateTimeOffset StartedAt { get; init; }

    public required DateTimeOffset HeartbeatAt { get; set; }
}

internal sealed class NodeConfiguration : IEntityTypeConfiguration<Node>
{
    public void Configure(EntityTypeBuilder<Node> builder)
    {
        builder.ToTable("_nodes");
        builder.Property(n => n.Id).ValueGeneratedNever();
        builder.Property(n => n.Name).HasMaxLength(255);
    }
}
