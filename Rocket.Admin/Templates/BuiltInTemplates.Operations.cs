namespace Rocket.Admin.Templates;

internal static partial class BuiltInTemplates
{
    private static BuiltInTemplate Test() => new(
        TestKey,
        "Sent by Test Connection of a provider.",
        new TemplateContent(
            "Test email from {{default app_name \"Rocket.Admin\"}} through {{provider_name}}",
            MailLayout.Page(
                "It works",
                """
                <p style="margin:0 0 16px">This email went through the provider <strong>{{provider_name}}</strong> ({{provider_type}}), so its settings are right.</p>
                <p style="margin:0;color:#737b87">Asked for by {{requested_by}}, sent at {{sent_at}}.</p>
                """),
            """
            It works

            This email went through the provider {{provider_name}} ({{provider_type}}), so its settings are right.

            Asked for by {{requested_by}}, sent at {{sent_at}}.
            """),
        [
            s_appName,
            new("provider_name", "Name of the provider that is tested", "primary"),
            new("provider_type", "Type of that provider", "smtp"),
            new("requested_by", "Email of the admin who pressed Test Connection", "admin@co.com"),
            new("sent_at", "When the test was started (UTC)", "2025-06-15T12:00:00Z"),
        ],
        """
        { "app_name": "MyApp", "provider_name": "primary", "provider_type": "smtp", "requested_by": "admin@co.com", "sent_at": "2025-06-15T12:00:00Z" }
        """);

    private static BuiltInTemplate DomainDnsInstructions() => new(
        DomainDnsInstructionsKey,
        "Sent to a tenant's contact with the DNS records its sending domain needs.",
        new TemplateContent(
            "DNS records for {{domain}}",
            MailLayout.Page(
                "DNS records for {{domain}}",
                """
                <p style="margin:0 0 16px">To send email from <strong>{{domain}}</strong>, add these records where the domain's DNS is managed:</p>
                {{#each records}}
                <table role="presentation" cellpadding="0" cellspacing="0" border="0" width="100%" style="margin:0 0 16px;border-left:3px solid #3b6fd4">
                <tr><td style="padding:0 0 0 12px;font-size:14px;line-height:1.6">
                <strong>{{type}}</strong>{{#if purpose}} · {{purpose}}{{/if}}<br>
                Name: <span style="font-family:Consolas,Menlo,monospace;word-break:break-all">{{name}}</span><br>
                Value: <span style="font-family:Consolas,Menlo,monospace;word-break:break-all">{{value}}</span>{{#if priority}}<br>
                Priority: {{priority}}{{/if}}{{#if ttl}}<br>
                TTL: {{ttl}}{{/if}}
                </td></tr>
                </table>
                {{/each}}
                <p style="margin:0 0 16px">We check the records by ourselves; changes of DNS can take up to 48 hours to be seen everywhere.</p>
                {{#if confirm_url}}
                """ + "\n" + MailLayout.Button("confirm_url", "I have added the records") + "\n" + """
                {{/if}}
                <p style="margin:0">You will hear from {{app_name}} as soon as the domain is verified.</p>
                """),
            """
            DNS records for {{domain}}

            To send email from {{domain}}, add these records where the domain's DNS is managed:

            {{#each records}}
            {{type}}{{#if purpose}} ({{purpose}}){{/if}}
              Name:  {{name}}
              Value: {{value}}
            {{#if priority}}
              Priority: {{priority}}
            {{/if}}
            {{#if ttl}}
              TTL: {{ttl}}
            {{/if}}

            {{/each}}
            We check the records by ourselves; changes of DNS can take up to 48 hours to be seen everywhere.

            {{#if confirm_url}}
            Tell us when the records are there: {{confirm_url}}

            {{/if}}
            You will hear from {{app_name}} as soon as the domain is verified.
            """),
        [
            new("domain", "The sending domain", "mail.example.com"),
            new("records", "List of DNS records, each with type, name, value and, if it has them, priority, ttl and purpose", "{{#each records}}{{type}} {{name}} {{value}}{{/each}}"),
            new("confirm_url", "Where the tenant says that the records are there (if available)", "https://myapp.com/domains/confirm"),
            s_appName,
        ],
        """
        {
          "domain": "mail.example.com",
          "records": [
            { "type": "MX", "name": "send.mail", "value": "feedback.example.net", "priority": 10, "ttl": "Auto", "purpose": "SPF" },
            { "type": "TXT", "name": "send.mail", "value": "v=spf1 include:example.net ~all", "priority": null, "ttl": "Auto", "purpose": "SPF" },
            { "type": "TXT", "name": "resend._domainkey.mail", "value": "p=MIGfMA0GCSqGSIb3DQEBAQUAA4GNADCBiQKBgQ", "priority": null, "ttl": "Auto", "purpose": "DKIM" }
          ],
          "confirm_url": "https://myapp.com/domains/confirm",
          "app_name": "MyApp"
        }
        """);

    private static BuiltInTemplate DomainVerified() => new(
        DomainVerifiedKey,
        "Sent to a tenant's contact when its sending domain is verified.",
        new TemplateContent(
            "{{domain}} is verified",
            MailLayout.Page(
                "{{domain}} is verified",
                """
                <p style="margin:0 0 16px">All DNS records of <strong>{{domain}}</strong> are in place. From now on {{app_name}} sends your email from this domain{{#if from}}, as <strong>{{from}}</strong>{{/if}}.</p>
                <p style="margin:0">Leave the records where they are: without them, delivery stops.</p>
                """),
            """
            {{domain}} is verified

            All DNS records of {{domain}} are in place. From now on {{app_name}} sends your email from this domain{{#if from}}, as {{from}}{{/if}}.

            Leave the records where they are: without them, delivery stops.
            """),
        [
            new("domain", "The sending domain", "mail.example.com"),
            new("from", "The new default sender (if known)", "noreply@mail.example.com"),
            s_appName,
        ],
        """{ "domain": "mail.example.com", "from": "noreply@mail.example.com", "app_name": "MyApp" }""");
}
