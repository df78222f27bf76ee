using System.Net;
using Microsoft.EntityFrameworkCore;
using Rocket.Admin.Delivery;
using Rocket.Admin.Providers;
using Rocket.Admin.Tests.Delivery.Faults;
using Rocket.Admin.Tests.Support;
using Rocket.Admin.Tests.Support.Smtp;

namespace Rocket.Admin.Tests.Delivery.Sending;

/// <summary>Mail through a provider that stands in no table.</summary>
public sealed class EnvironmentDeliveryTests
{
    private const string Environment = "/_admin/email/environment";

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory, EachDatabase]
    public async Task Variables_alone_send_over_starttls_and_records_keep_the_name_only(Database database)
    {
        await using var server = new ScriptedSmtpServer { StartTls = true, Auth = "PLAIN", AuthNeedsTls = true }.Start();
        await using var bed = await StartAsync(server, database);
        Assert.Empty((await bed.GetAsync(DeliveryHost.Providers)).Body.List("data"));

        var id = await bed.SendHelloAsync();
        var done = await bed.UntilStatusAsync(id, "delivered");

        Assert.Equal("environment: smtp", done.Str("provider"));
        var attempt = done.List("attempts").Single();
        Assert.Equal("environment: smtp", attempt.Str("provider_name"));
        Assert.Null(attempt["provider_id"]);
        Assert.Equal(("environment: smtp", "taken"), (done.List("route").Single().Str("provider"), done.List("route").Single().Str("decision")));
        Assert.True(server.Sessions[0].IsSecure);
        Assert.Contains("From: Acme <noreply@example.com>", server.Messages.Single().Data, StringComparison.Ordinal);
        await using var db = await bed.OpenAsync();
        Assert.Null((await db.Set<EmailMessage>().SingleAsync(Ct)).ProviderId);
        Assert.Null((await db.Set<EmailLog>().SingleAsync(Ct)).ProviderId);
    }

    [Theory, EachDatabase]
    public async Task It_is_tested_and_checked_by_its_id_and_is_no_row_to_change(Database database)
    {
        await using var server = new ScriptedSmtpServer { StartTls = true, Auth = "PLAIN" }.Start();
        await using var bed = await StartAsync(server, database);
        var id = (await bed.GetAsync(Environment)).Is(HttpStatusCode.OK).Body.List("providers").Single().Id("id");

        Assert.True((await bed.PostAsync($"{DeliveryHost.Providers}/{id}/verify")).Is(HttpStatusCode.OK).Body["verified"]!.GetValue<bool>());
        var tested = (await bed.PostAsync($"{DeliveryHost.Providers}/{id}/test", """{"to":"jane@example.test"}""")).Is(HttpStatusCode.OK).Body;
        Assert.True(tested["success"]!.GetValue<bool>(), tested.ToJsonString());
        var log = await bed.MessageAsync(tested.Id("message_id"));
        Assert.Equal(("delivered", "environment: smtp"), (log.Str("status"), log.Str("provider")));
        Assert.Single(server.Messages);

        (await bed.GetAsync($"{DeliveryHost.Providers}/{id}")).Is(HttpStatusCode.NotFound);
        (await bed.PutAsync($"{DeliveryHost.Providers}/{id}", """{"active":false}""")).Is(HttpStatusCode.NotFound);
        (await bed.DeleteAsync($"{DeliveryHost.Providers}/{id}")).Is(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task A_failed_message_can_be_sent_again_through_it_alone()
    {
        await using var server = new ScriptedSmtpServer { StartTls = true, Auth = "PLAIN" };
        var refuse = true;
        server.Script = (_, line) => refuse && line.StartsWith("RCPT", StringComparison.Ordinal) ? "550 5.1.1 No such user" : null;
        server.Start();
        await using var bed = await StartAsync(server);
        var environment = (await bed.GetAsync(Environment)).Body.List("providers").Single().Id("id");
        var id = await bed.SendHelloAsync();
        await bed.UntilStatusAsync(id, "failed");
        refuse = false;
        foreach (var suppressed in await bed.SuppressionsAsync())
        {
            (await bed.DeleteAsync($"{DeliveryHost.Suppressions}/{suppressed.Id("id")}")).Is(HttpStatusCode.NoContent);
        }

        (await bed.PostAsync($"{DeliveryHost.Messages}/{id}/retry?provider_id={environment}")).Is(HttpStatusCode.Accepted);

        Assert.Equal(2, (await bed.UntilStatusAsync(id, "delivered")).List("attempts").Count);
    }

    [Fact]
    public async Task Without_its_variables_and_without_a_row_send_answers_409()
    {
        await using var server = new ScriptedSmtpServer { StartTls = true, Auth = "PLAIN" }.Start();
        await using var bed = await StartAsync(server);
        (await bed.PostAsync(DeliveryHost.Send, DeliveryHost.Hello("jane@example.test"))).Is(HttpStatusCode.Accepted);
        bed.Host.Environment.Variables.Clear();
        await bed.Host.Get<ProviderRegistry>().RefreshAsync(Ct);
        var none = (await bed.PostAsync(DeliveryHost.Send, DeliveryHost.Hello("jane@example.test"))).Is(HttpStatusCode.Conflict);
        Assert.Contains("No email provider is configured", none.Body.Str("detail"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_broken_variable_keeps_messages_waiting_and_says_its_name()
    {
        var time = DeliveryHost.Clock();
        await using var server = new ScriptedSmtpServer { StartTls = true, Auth = "PLAIN" }.Start();
        await using var bed = await StartAsync(server, time: time, variables: ("EMAIL_FROM", "nobody"));
        var id = await bed.SendHelloAsync();
        var waiting = await bed.UntilAsync(id, "no provider", m => m.Str("reason") == "no-provider");
        Assert.Contains("EMAIL_FROM", waiting.Str("error"), StringComparison.Ordinal);

        bed.Host.Environment.Variables["EMAIL_FROM"] = "noreply@example.com";
        await bed.Host.Get<ProviderRegistry>().RefreshAsync(Ct);
        time.Advance(TimeSpan.FromSeconds(30));
        await bed.UntilStatusAsync(id, "delivered");
    }

    [Fact]
    public async Task A_new_env_file_is_seen_within_ten_seconds()
    {
        var time = DeliveryHost.Clock();
        await using var server = new ScriptedSmtpServer { StartTls = true, Auth = "PLAIN" }.Start();
        await using var bed = await DeliveryHost.StartAsync(new RocketHostOptions { Time = time, Services = TrustingSmtpType.Use });
        await bed.RemoveSandboxAsync();
        var seen = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        bed.Host.Get<ProviderRegistry>().Changed += roster => _ = roster.Providers.Any(p => p.IsFromEnvironment) && seen.TrySetResult();

        await File.WriteAllTextAsync(bed.Host.EnvFile, $"export EMAIL_HOST='localhost'\r\nEMAIL_PORT={server.Port} # of the test\r\nEMAIL_FROM=\"Acme <noreply@example.com>\"\r\n", Ct);
        time.Advance(TimeSpan.FromSeconds(10));
        await seen.Task.WaitAsync(TimeSpan.FromSeconds(10), Ct);

        await bed.UntilStatusAsync(await bed.SendHelloAsync(), "delivered");
    }

    private static Task<DeliveryHost> StartAsync(
        ScriptedSmtpServer server, Database database = Database.Sqlite, Microsoft.Extensions.Time.Testing.FakeTimeProvider? time = null, params (string Name, string Value)[] variables)
    {
        var all = new Dictionary<string, string>
        {
            ["EMAIL_HOST"] = "localhost",
            ["EMAIL_PORT"] = $"{server.Port}",
            ["SMTP_USER"] = "mailer",
            ["EMAIL_PASSWORD"] = server.Password,
            ["EMAIL_FROM"] = "Acme <noreply@example.com>",
        };
        foreach (var (name, value) in variables)
        {
            all[name] = value;
        }

        return DeliveryHost.StartAsync(new RocketHostOptions { Database = database, Time = time, Variables = all, Services = TrustingSmtpType.Use });
    }
}
