using System.Net;
using Rocket.Admin.Tests.Delivery.Faults;
using Rocket.Admin.Tests.Providers.Resend;
using Rocket.Admin.Tests.Providers.SendGrid;
using Rocket.Admin.Tests.Support;
using Rocket.Admin.Tests.Support.Http;
using Rocket.Admin.Tests.Support.Smtp;

namespace Rocket.Admin.Tests.Delivery;

/// <summary>One message over a route that mixes HTTP and SMTP, with real connections.</summary>
public sealed class MixedRouteTests
{
    [Theory, EachDatabase]
    public async Task It_falls_back_from_http_over_smtp_to_http(Database database)
    {
        await using var sendgrid = new HttpRecorder(HttpScripts.Answer(503, "<html>"));
        await using var relay = new ScriptedSmtpServer();
        await using var resend = new HttpRecorder(ResendContract.Contract.Accepts);
        await using var bed = await DeliveryHost.StartAsync(database, settings: ("Rocket:Email:AllowCustomEndpoints", "true"));
        await bed.AddProviderAsync("primary", "sendgrid", SendGridContract.Contract.ConfigAt(sendgrid.Url), 1);
        await bed.AddSmtpAsync("relay", PeerFault.All["closes at once"].Start(relay), 2);
        await bed.AddProviderAsync("backup", "resend", ResendContract.Contract.ConfigAt(resend.Url), 3);

        var id = await bed.SendAsync("""
            {"to":"\"Doe, Jane\" <jane@co.com>","cc":["carl@co.com"],"bcc":["audit@co.com"],"subject":"Hi","html":"<b>Hi</b>","text":"Hi",
             "tags":["invite"],"metadata":{"tenant":"acme"},"headers":{"X-Own":"1"},
             "attachments":[{"filename":"a.txt","content":"aGk=","content_type":"text/plain"}]}
            """);
        var delivered = await bed.UntilStatusAsync(id, "delivered");

        Assert.Equal("backup", delivered.Str("provider"));
        Assert.Equal(["primary", "relay", "backup"], delivered.List("attempts").Each("provider_name"));
        Assert.Equal(["retrying", "retrying", "delivered"], delivered.List("attempts").Each("status"));
        Assert.Equal($"{id}", sendgrid.Single.Json["custom_args"]!["rocket_message_id"]!.ToString());
        Assert.Equal($"{id}", resend.Single.Header("Idempotency-Key"));
        Assert.Equal(["\"Doe, Jane\" <jane@co.com>"], resend.Single.Json["to"]!.AsArray().Select(t => t!.ToString()));
        Assert.Equal("49a3999c-0ce1-4ea6-ab68-afcd6dc2e794", delivered.List("attempts")[2]["provider_response"].Str("message_id"));
    }

    [Fact]
    public async Task A_provider_of_each_type_is_made_verified_and_tested_over_the_api()
    {
        await using var sendgrid = new HttpRecorder(request => request.Method == "GET" ? HttpScripts.Answer(200, """{"scopes":["mail.send"]}""") : SendGridContract.Contract.Accepts);
        await using var bed = await DeliveryHost.StartAsync(settings: ("Rocket:Email:AllowCustomEndpoints", "true"));
        var id = await bed.AddProviderAsync("primary", "sendgrid", SendGridContract.Contract.ConfigAt(sendgrid.Url));

        var verified = (await bed.PostAsync($"{DeliveryHost.Providers}/{id}/verify")).Is(HttpStatusCode.OK).Body;
        Assert.True(verified["verified"]!.GetValue<bool>());
        Assert.Equal(["dns", "connect", "authenticate"], verified.List("steps").Each("name"));

        var tested = (await bed.PostAsync($"{DeliveryHost.Providers}/{id}/test", """{"to":"me@myapp.com"}""")).Is(HttpStatusCode.OK).Body;
        Assert.Equal("14c5d75ce93.dfd.64b469", tested.Str("provider_message_id"));
        Assert.Equal("me@myapp.com", sendgrid.Requests[1].Json["personalizations"]![0]!["to"]![0]!["email"]!.ToString());
    }
}
