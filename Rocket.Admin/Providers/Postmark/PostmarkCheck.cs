using Rocket.Admin.Providers.Http;

namespace Rocket.Admin.Providers.Postmark;

/// <summary>What a check of the token says (contract sheet 2.6).</summary>
internal static class PostmarkCheck
{
    /// <summary>A recipient of Postmark's own that swallows everything.</summary>
    private const string BlackHole = "test@blackhole.postmarkapp.com";

    /// <summary>With the test token nothing is delivered, so that a message is the check.</summary>
    public static PostmarkRequest TestMail(PostmarkConfig config) => new(MailboxText.Of(config.Sender), BlackHole, "Test") { TextBody = "Test" };

    public static VerifyOutcome OfTestToken(HttpReply reply) => reply.Status == 200 && reply.JsonObject().Words("ErrorCode") == "0"
        ? HttpProbe.Verified("This is Postmark's test token: Postmark checks each message and nothing is delivered. Enter a server API token to send mail.")
        : OfRefusal(reply);

    /// <summary>The body of <c>/server</c> holds tokens: only fields named here may leave this method, never the body.</summary>
    public static VerifyOutcome OfServer(HttpReply reply)
    {
        var server = reply.JsonObject();
        if (reply.Status != 200 || server.Words("ID") is null)
        {
            return OfRefusal(reply);
        }

        var name = server.Words("Name") ?? server.Words("ID");
        return server.Words("DeliveryType") == "Sandbox"
            ? HttpProbe.Verified($"Warning: the token is valid, but the server {name} is a sandbox server: Postmark accepts mail and delivers none of it. Use the token of a live server to send mail.")
            : HttpProbe.Verified($"The token is valid for the server {name}. Whether credits are left and the sender is confirmed shows only when sending.");
    }

    private static VerifyOutcome OfRefusal(HttpReply reply)
    {
        var words = reply.JsonObject().Words("Message");
        return reply.Status switch
        {
            401 => HttpProbe.Failed($"Postmark refused the token ({words ?? "401"}). Enter the API token of a server, from its API Tokens tab; the account token cannot send."),
            403 => HttpProbe.Failed("Something before Postmark's API blocked the request (HTTP 403): a firewall or proxy, or Postmark's network protection. If it lasts, ask Postmark's support.", FailureKind.NextProvider),
            422 => HttpProbe.Failed($"Postmark refused the check ({words ?? "422"}). Correct what it names, then Verify again."),
            _ => HttpProbe.Failed($"What answered is not Postmark (HTTP {reply.Status}). Check base_url."),
        };
    }
}
