using System.Runtime.CompilerServices;

namespace Rocket.Admin.Tests.Support;

/// <summary>A test that needs PostgreSQL. Without one it is skipped with the reason; CI fails on a skip.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class PostgresFactAttribute : FactAttribute
{
    public PostgresFactAttribute([CallerFilePath] string? sourceFilePath = null, [CallerLineNumber] int sourceLineNumber = -1)
        : base(sourceFilePath, sourceLineNumber)
    {
        Skip = TestPostgres.SkipReason;
        SkipType = typeof(TestPostgres);
        SkipUnless = nameof(TestPostgres.IsAvailable);
    }
}
