using Microsoft.AspNetCore.Http.HttpResults;
using Rocket.Admin.Identity;
using Rocket.Admin.Providers.Sandbox;

namespace Rocket.Admin.Api.Providers;

/// <summary>
/// The sandbox mailbox over HTTP. Its mails hold live tokens (invitations, password resets), so reading them needs the right to
/// change providers, not just to look at them.
/// </summary>
internal static class SandboxEndpoints
{
    private const string What = "sandbox mail";

    public static IEndpointRouteBuilder MapSandbox(this IEndpointRouteBuilder routes)
    {
        var group = routes.MapGroup("/_admin/sandbox/mails").WithTags("Sandbox").RequirePermission(Permissions.ProvidersWrite);
        group.MapGet("/", ListAsync).WithSummary("List kept mails, newest first").WithMetadata(new QueryParameters(new QueryParameter("q", "Part of a recipient, sender or subject.")));
        group.MapGet("/{id:guid}", GetAsync).WithSummary("Get a mail, taken apart");
        group.MapGet("/{id:guid}/raw", RawAsync).WithSummary("Download a mail as .eml");
        group.MapGet("/{id:guid}/attachments/{number:int}", AttachmentAsync).WithSummary("Download a file of a mail");
        group.MapDelete("/{id:guid}", DeleteAsync).WithSummary("Delete a mail");
        group.MapDelete("/", DeleteAllAsync).WithSummary("Delete all mails");
        return routes;
    }

    private static async Task<Results<Ok<Page<SandboxMailReply>>, ProblemHttpResult>> ListAsync(PageQuery page, SandboxMailbox mailbox, HttpRequest request, CancellationToken ct)
    {
        var query = new QueryReader(request.Query);
        var search = query.Text("q");
        if (query.Problem is { } problem)
        {
            return problem;
        }

        var rows = await mailbox.ListAsync(search, page.After, page.Limit + 1, ct);
        return TypedResults.Ok(Page.Of([.. rows.Select(SandboxMailReply.Of)], page, row => row.Id));
    }

    private static async Task<Results<Ok<SandboxMailDetailReply>, ProblemHttpResult>> GetAsync(Guid id, SandboxMailbox mailbox, CancellationToken ct)
    {
        return await mailbox.GetAsync(id, ct) is { } mail ? TypedResults.Ok(SandboxMailDetailReply.Of(mail)) : Problems.NotFound(What);
    }

    private static async Task<Results<FileContentHttpResult, ProblemHttpResult>> RawAsync(Guid id, SandboxMailbox mailbox, HttpContext http, CancellationToken ct)
    {
        return await mailbox.RawAsync(id, ct) is { } raw ? Download(http, raw, "message/rfc822", $"{id}.eml") : Problems.NotFound(What);
    }

    private static async Task<Results<FileContentHttpResult, ProblemHttpResult>> AttachmentAsync(Guid id, int number, SandboxMailbox mailbox, HttpContext http, CancellationToken ct)
    {
        return await mailbox.AttachmentAsync(id, number, ct) is { } file ? Download(http, file.Content, file.ContentType, file.FileName) : Problems.NotFound("attachment");
    }

    private static async Task<Results<NoContent, ProblemHttpResult>> DeleteAsync(Guid id, SandboxMailbox mailbox, CancellationToken ct)
    {
        return await mailbox.DeleteAsync(id, ct) ? TypedResults.NoContent() : Problems.NotFound(What);
    }

    private static async Task<NoContent> DeleteAllAsync(SandboxMailbox mailbox, CancellationToken ct)
    {
        await mailbox.DeleteAllAsync(ct);
        return TypedResults.NoContent();
    }

    /// <summary>A stranger may have written it: it is saved, never shown, in the portal's origin.</summary>
    private static FileContentHttpResult Download(HttpContext http, byte[] content, string contentType, string fileName)
    {
        http.Response.Headers.XContentTypeOptions = "nosniff";
        http.Response.Headers.ContentSecurityPolicy = "sandbox; default-src 'none'";
        return TypedResults.File(content, contentType, fileName);
    }
}
