using System.Net;
using Npgsql;
using Rocket.Admin.Data;
using Rocket.Admin.Tests.Support;

namespace Rocket.Admin.Tests.Delivery.Faults;

/// <summary>PostgreSQL goes away under the running server, as at its restart.</summary>
public sealed class PostgresFaultTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [PostgresFact]
    public async Task When_every_connection_is_cut_callers_are_told_to_try_again_and_soon_succeed()
    {
        await using var bed = await DeliveryHost.StartAsync(Database.PostgreSql);
        await bed.UntilStatusAsync(await bed.SendHelloAsync("warm@example.test"), "delivered");

        Assert.NotEqual(0, await CutAsync(bed.Host.Get<RocketDatabase>().ConnectionString));

        var id = (await WhenBackAsync(() => bed.PostAsync(DeliveryHost.Send, DeliveryHost.Hello("jane@example.test")), HttpStatusCode.Accepted)).Id;
        await Eventually.TrueAsync("it is delivered", async () => (await WhenBackAsync(() => bed.GetAsync($"{DeliveryHost.Messages}/{id}"), HttpStatusCode.OK)).Body.Str("status") == "delivered");
        Assert.Single(await bed.SandboxMailsAsync(), m => m.ToJsonString().Contains("jane@example.test", StringComparison.Ordinal));
    }

    /// <summary>Asks until it succeeds; until then only "try again later" may come.</summary>
    private static Task<Answer> WhenBackAsync(Func<Task<Answer>> ask, HttpStatusCode success)
    {
        return Eventually.GetAsync("the database is back", async () =>
        {
            var answer = await ask();
            if (answer.Status == success)
            {
                return answer;
            }

            Assert.NotNull(answer.Is(HttpStatusCode.ServiceUnavailable).Headers.RetryAfter);
            return null;
        });
    }

    private static async Task<long> CutAsync(string connectionString)
    {
        await using var connection = new NpgsqlConnection(new NpgsqlConnectionStringBuilder(TestPostgres.ServerConnectionString) { Pooling = false }.ToString());
        await connection.OpenAsync(Ct);
        await using var command = new NpgsqlCommand("SELECT count(pg_terminate_backend(pid)) FROM pg_stat_activity WHERE datname = @name", connection);
        command.Parameters.AddWithValue("@name", TestPostgres.NameOf(connectionString));
        return (long)(await command.ExecuteScalarAsync(Ct))!;
    }
}
