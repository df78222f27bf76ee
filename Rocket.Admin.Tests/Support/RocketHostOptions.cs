using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;

namespace Rocket.Admin.Tests.Support;

/// <summary>How a <see cref="RocketHost"/> differs from the ordinary one: SQLite, migrated, bootstrapped, in-memory HTTP, real clock.</summary>
internal sealed record RocketHostOptions
{
    public Database Database { get; init; } = Database.Sqlite;

    /// <summary>True: the database is empty, as at a first start.</summary>
    public bool EmptyDatabase { get; init; }

    /// <summary>False: no first admin and no API key, so that the set-up page is open.</summary>
    public bool Bootstrap { get; init; } = true;

    /// <summary>True: listens on a free loopback port, for a browser or many connections.</summary>
    public bool Kestrel { get; init; }

    /// <summary>Replaces the clock.</summary>
    public FakeTimeProvider? Time { get; init; }

    /// <summary>Configuration such as <c>["Rocket:Email:TenantRateLimitPerMinute"] = "0"</c>.</summary>
    public IReadOnlyDictionary<string, string> Settings { get; init; } = new Dictionary<string, string>();

    /// <summary>Environment variables at the start, such as <c>["EMAIL_HOST"] = "localhost"</c>.</summary>
    public IReadOnlyDictionary<string, string> Variables { get; init; } = new Dictionary<string, string>();

    public string Environment { get; init; } = "Development";

    /// <summary>Last word on the services, for a fake at an edge.</summary>
    public Action<IServiceCollection>? Services { get; init; }
}
