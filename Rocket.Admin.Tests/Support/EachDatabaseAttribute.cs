using System.Reflection;
using Xunit.Sdk;
using Xunit.v3;

namespace Rocket.Admin.Tests.Support;

/// <summary>
/// Runs a theory once per <see cref="Database"/>: <c>[Theory, EachDatabase] public async Task Claim_is_exclusive(Database database)</c>.
/// Further values make one row each per database: <c>[EachDatabase("a", 1)]</c>.
/// </summary>
[AttributeUsage(AttributeTargets.Method, AllowMultiple = true)]
public sealed class EachDatabaseAttribute(params object?[] values) : DataAttribute
{
    public override ValueTask<IReadOnlyCollection<ITheoryDataRow>> GetData(MethodInfo testMethod, DisposalTracker disposalTracker)
    {
        return ValueTask.FromResult<IReadOnlyCollection<ITheoryDataRow>>([Row(Database.Sqlite), Row(Database.PostgreSql)]);
    }

    public override bool SupportsDiscoveryEnumeration()
    {
        return true;
    }

    private TheoryDataRow Row(Database database)
    {
        var skip = database == Database.PostgreSql && !TestPostgres.IsAvailable ? TestPostgres.SkipReason : null;
        return new TheoryDataRow([database, .. values]) { Skip = skip };
    }
}
