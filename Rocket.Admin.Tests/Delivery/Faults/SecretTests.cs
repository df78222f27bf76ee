using System.Net;
using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Rocket.Admin.Delivery;
using Rocket.Admin.Tests.Support;
using Rocket.Admin.Tests.Support.Smtp;

namespace Rocket.Admin.Tests.Delivery.Faults;

/// <summary>Secret variables reach the recipient and nobody else.</summary>
public sealed class SecretTests
{
    private const string Token = "tok-zq7w<&>\"e7f3";
    private const string Url = "https://example.com/accept?token=tok-zq7w%3C%26%3E%22e7f3&x=1";
    private const string Core = "zq7w";

    [Theory, EachDatabase]
    public async Task They_stand_in_no_answer_no_column_and_no_log_line(Database database)
    {
        // The server repeats what it was given, as some do.
        await using var server = new ScriptedSmtpServer { Script = (_, line) => line == "." ? $"451 4.3.0 Cannot take {Token} {Url}" : null }.Start();
        await using var bed = await DeliveryHost.StartAsync(database);
        await bed.AddSmtpAsync("relay", server.Port);
        (await bed.PostAsync("/_admin/email/templates", """{"key":"invite","subject":"Your token {{token}}","body_html":"<a href=\"{{accept_url}}\">{{token}}</a>","body_text":"{{token}} {{accept_url}}"}""")).Is(HttpStatusCode.Created);

        var body = new JsonObject
        {
            ["to"] = "jane@example.test",
            ["template"] = "invite",
            ["variables"] = new JsonObject { ["token"] = Token, ["accept_url"] = Url, ["roles"] = "editor" },
            ["metadata"] = new JsonObject { ["token"] = Token },
            ["headers"] = new JsonObject { ["X-Token"] = Token },
        };
        var id = await bed.SendAsync(body.ToJsonString());
        var done = await bed.UntilStatusAsync(id, "delivered");
        Assert.Contains(Core, server.Messages.Single().Data, StringComparison.Ordinal);
        Assert.Equal("editor", done["variables"].Str("roles"));
        Assert.Equal("••••", done["variables"].Str("token"));

        foreach (var path in new[] { $"{DeliveryHost.Messages}/{id}", DeliveryHost.Messages, DeliveryHost.Logs, $"{DeliveryHost.Logs}/{done.List("attempts")[0].Id("id")}" })
        {
            Assert.DoesNotContain(Core, (await bed.GetAsync(path)).Is(HttpStatusCode.OK).Text, StringComparison.Ordinal);
        }

        await using var db = await bed.OpenAsync();
        var message = await db.Set<EmailMessage>().AsNoTracking().SingleAsync(TestContext.Current.CancellationToken);
        foreach (var column in new[] { message.Subject, message.ToEmail, message.Error, message.Route, message.Recipients })
        {
            Assert.DoesNotContain(Core, column ?? "", StringComparison.Ordinal);
        }

        foreach (var row in await db.Set<EmailLog>().AsNoTracking().ToListAsync(TestContext.Current.CancellationToken))
        {
            Assert.DoesNotContain(Core, $"{row.Subject} {row.ToEmail} {row.Error} {row.ProviderResponse}", StringComparison.Ordinal);
        }

        Assert.DoesNotContain(bed.Host.Log.Lines, line => line.Contains(Core, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_provider_s_password_stands_in_no_answer_and_no_log_line()
    {
        const string Password = "pw-canary-55aa";
        await using var server = new ScriptedSmtpServer { Auth = "PLAIN" }.Start();
        await using var bed = await DeliveryHost.StartAsync();
        await bed.AddSmtpAsync("relay", server.Port, 1, ("username", "jane"), ("password", Password));
        var done = await bed.UntilStatusAsync(await bed.SendHelloAsync(), "delivered");
        Assert.Equal("provider_down", done.List("attempts")[0]["provider_response"].Str("kind"));
        foreach (var path in new[] { $"{DeliveryHost.Messages}/{done.Id("id")}", DeliveryHost.Logs, DeliveryHost.Providers })
        {
            Assert.DoesNotContain(Password, (await bed.GetAsync(path)).Text, StringComparison.Ordinal);
        }

        Assert.DoesNotContain(bed.Host.Log.Lines, line => line.Contains(Password, StringComparison.Ordinal));
    }
}
