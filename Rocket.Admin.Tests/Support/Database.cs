namespace Rocket.Admin.Tests.Support;

/// <summary>The databases that tests run on; public because test methods take it as a parameter.</summary>
public enum Database
{
    Sqlite,
    PostgreSql,
}
