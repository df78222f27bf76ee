using Rocket.Admin.Tests.Support;

namespace Rocket.Admin.Tests.EndToEnd;

/// <summary>What outlives a server process: its data directory and database.</summary>
internal sealed class ProcessHome : IAsyncDisposable
{
    private readonly TempDirectory _directory = new();
    private readonly Dictionary<string, string> _environment;
    private readonly string? _postgres;

    private ProcessHome(Dictionary<string, string> environment, string? postgres)
    {
        _environment = environment;
        _postgres = postgres;
    }

    /// <param name="database">Empty: the process migrates it itself.</param>
    /// <param name="environment">For every start.</param>
    public static async Task<ProcessHome> CreateAsync(Database database, IReadOnlyDictionary<string, string> environment)
    {
        var variables = new Dictionary<string, string>(environment);
        string? postgres = null;
        if (database == Database.PostgreSql)
        {
            postgres = await TestPostgres.CreateDatabaseAsync(template: null, TestContext.Current.CancellationToken);
            variables["ConnectionStrings__Rocket"] = postgres;
        }

        return new ProcessHome(variables, postgres);
    }

    public Task<RocketProcess> StartAsync()
    {
        return RocketProcess.StartAsync(_directory.Root, _environment);
    }

    public async ValueTask DisposeAsync()
    {
        if (_postgres is not null)
        {
            await TestPostgres.DropDatabaseAsync(_postgres);
        }

        _directory.Dispose();
    }
}
