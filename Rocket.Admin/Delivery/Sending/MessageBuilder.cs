using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.Extensions.Options;
using Rocket.Admin.Providers;
using Rocket.Admin.Templates;
using Rocket.Admin.Tenants;

namespace Rocket.Admin.Delivery;

/// <summary>
/// Turns a checked request into a message ready to be queued: tenant, template, rendering, Message-ID. Rendering happens here, at
/// acceptance, so that what was accepted is what is sent, and a broken template is told to the caller.
/// </summary>
internal sealed class MessageBuilder(TenantDirectory tenants, TemplateCatalog templates, TemplateEngine engine, RequestReader reader, IOptionsMonitor<DeliveryOptions> options, TimeProvider time)
{
    private const int MaxListText = 500;

    /// <returns>Null when <paramref name="errors"/> has anything.</returns>
    public async ValueTask<NewMessage?> BuildAsync(SendRequest request, SendContext context, RequestErrors errors, CancellationToken ct)
    {
        var read = reader.Read(request, errors);
        var tenant = await TenantAsync(request.Tenant, context.TenantId, errors, ct);
        if (read is null || tenant is null)
        {
            return null;
        }

        if (request.Template is not { } key)
        {
            return Assemble(read, tenant, new RenderedParts(request.Subject!, request.Html, request.Text, SecretMask.For([])), null, errors);
        }

        switch (await templates.ResolveAsync(tenant.Id, key, ct))
        {
            case TemplateResolution.Unknown:
                errors.Add("template", $"There is no template {key}. Create it under Email templates, or correct the key.");
                return null;
            case TemplateResolution.Inactive inactive:
                return Assemble(read, tenant, new RenderedParts($"({key})", null, "", SecretMask.For([])), inactive.Reason, errors);
            case TemplateResolution.Found { Template: var template }:
                return Render(read, tenant, template, errors) is { } parts ? Assemble(read, tenant, parts, null, errors) : null;
            case var other:
                throw new InvalidOperationException($"Unmapped resolution {other}.");
        }
    }

    private async ValueTask<TenantProfile?> TenantAsync(string? name, Guid? bound, RequestErrors errors, CancellationToken ct)
    {
        var tenant = name is not null
            ? await tenants.FindAsync(name, ct)
            : await tenants.FindAsync(bound ?? Tenant.DefaultId, ct);
        if (tenant is null || (bound is not null && tenant.Id != bound))
        {
            // A key bound to one tenant must not learn which others exist.
            errors.Add("tenant", $"There is no tenant {name}.");
            return null;
        }

        return tenant;
    }

    private RenderedParts? Render(ReadRequest read, TenantProfile tenant, ResolvedTemplate template, RequestErrors errors)
    {
        var variables = WithTenantDefaults(read.Source.Variables, tenant, template);
        switch (engine.Render(template.Content, variables))
        {
            case RenderOutcome.Rendered { Email: var email }:
                return new RenderedParts(email.Subject, email.Html, email.Text, SecretMask.For(variables, template.SecretNames)) { Variables = variables };
            case RenderOutcome.Broken { Problems: var problems }:
                foreach (var problem in problems)
                {
                    errors.Add("template", string.Create(CultureInfo.InvariantCulture, $"Template {template.Key} cannot be rendered: {problem.Field}, line {problem.Line}, column {problem.Column}: {problem.Message}"));
                }

                return null;
            case var other:
                throw new InvalidOperationException($"Unmapped outcome {other}.");
        }
    }

    /// <summary><c>app_name</c> and <c>accept_url</c> come from the tenant unless the caller gives them.</summary>
    private static JsonObject WithTenantDefaults(JsonObject? given, TenantProfile tenant, ResolvedTemplate template)
    {
        var variables = given is null ? [] : (JsonObject)given.DeepClone();
        if (variables["app_name"] is null)
        {
            variables["app_name"] = tenant.AppName;
        }

        if (tenant.InviteAcceptUrl is { } url && variables["accept_url"] is null && template.SecretNames.Contains("accept_url")
            && variables["token"] is JsonValue token && token.TryGetValue<string>(out var text))
        {
            variables["accept_url"] = url.Replace("{{token}}", Uri.EscapeDataString(text), StringComparison.Ordinal);
        }

        return variables;
    }

    private NewMessage? Assemble(ReadRequest read, TenantProfile tenant, RenderedParts parts, string? skippedBecause, RequestErrors errors)
    {
        var now = time.GetUtcNow();
        var id = Guid.CreateVersion7(now);
        var request = read.Source;
        var domain = read.From is { } from ? from.Address[(from.Address.LastIndexOf('@') + 1)..] : options.CurrentValue.MessageIdDomain;
        var content = new MessageContent
        {
            From = read.From,
            To = read.To,
            Cc = NullIfEmpty(read.Cc),
            Bcc = NullIfEmpty(read.Bcc),
            ReplyTo = NullIfEmpty(read.ReplyTo),
            Subject = parts.Subject,
            Html = string.IsNullOrEmpty(parts.Html) ? null : parts.Html,
            Text = string.IsNullOrEmpty(parts.Text) ? null : parts.Text,
            Headers = request.Headers,
            Tags = request.Tags,
            Metadata = request.Metadata,
            Variables = parts.Variables,
            MessageIdHeader = $"{id:N}@{domain}",
        };
        var bytes = JsonSerializer.SerializeToUtf8Bytes(content, MessageContentJson.Default.MessageContent);
        var size = bytes.Length + read.Attachments.Sum(a => (long)a.Content.Length);
        if (size > options.CurrentValue.MaxMessageBytes)
        {
            errors.Add(read.Attachments.Count > 0 ? "attachments" : "html", reader.TooLarge(size));
            return null;
        }

        var isScheduled = request.SendAt > now;
        return new NewMessage
        {
            Id = id,
            TenantId = tenant.Id,
            Status = skippedBecause is null ? MessageStatus.Pending : MessageStatus.Failed,
            Reason = skippedBecause is not null ? MessageReason.SkippedInactiveTemplate : isScheduled ? MessageReason.Scheduled : null,
            Error = skippedBecause,
            TemplateKey = request.Template,
            ToEmail = Shorten(string.Join(", ", read.To.Select(m => m.Address))),
            Subject = Shorten(parts.Mask.Mask(parts.Subject)!),
            Content = content,
            ContentBytes = bytes,
            Attachments = read.Attachments,
            Secrets = parts.Mask.Values,
            EmailType = request.EmailType,
            UserId = request.UserId,
            DueAt = skippedBecause is not null ? null : isScheduled ? request.SendAt : now,
            SendAt = isScheduled ? request.SendAt : null,
            ExpiresAt = request.ExpiresAt,
            CreatedAt = now,
        };
    }

    private static IReadOnlyList<Mailbox>? NullIfEmpty(IReadOnlyList<Mailbox> mailboxes)
    {
        return mailboxes.Count == 0 ? null : mailboxes;
    }

    private static string Shorten(string text)
    {
        if (text.Length <= MaxListText)
        {
            return text;
        }

        // Never between the halves of a surrogate pair: no database takes one alone.
        var end = char.IsHighSurrogate(text[MaxListText - 2]) ? MaxListText - 2 : MaxListText - 1;
        return string.Concat(text.AsSpan(0, end), "…");
    }

    private sealed record RenderedParts(string Subject, string? Html, string? Text, SecretMask Mask)
    {
        public JsonObject? Variables { get; init; }
    }
}
