using System.Text.Json.Nodes;
using Rocket.Admin.Templates;
using Rocket.Admin.Tenants;

namespace Rocket.Admin.Components.Sending;

/// <summary>Renders a draft as it would be sent.</summary>
internal sealed class PreviewSource(TemplateService templates, TenantDirectory tenants)
{
    public async Task<Preview> OfAsync(SendDraft draft, TemplateView? template, JsonObject variables, CancellationToken ct)
    {
        if (!draft.UsesTemplate)
        {
            return new Preview { Subject = draft.Subject, Html = draft.Html, Text = draft.Text };
        }

        if (template is null)
        {
            return new Preview();
        }

        // As sending does: the tenant's own name unless the admin gives another.
        if (variables["app_name"] is null && await tenants.FindAsync(Tenant.DefaultId, ct) is { } tenant)
        {
            variables["app_name"] = tenant.AppName;
        }

        return templates.Preview(template.Key, template.Content, variables) switch
        {
            PreviewOutcome.Shown { Email: var email } => new Preview { Subject = email.Subject, Html = email.Html, Text = email.Text, Missing = email.Unresolved, Warnings = email.Warnings },
            PreviewOutcome.Broken { Problems: var problems } => new Preview { Problems = [.. problems.Select(p => $"{p.Field}: {p}")] },
            var other => throw new InvalidOperationException($"Unmapped outcome {other}"),
        };
    }
}
