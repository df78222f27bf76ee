namespace Rocket.Admin.Templates;

internal static partial class BuiltInTemplates
{
    // Without an accept_url the reader gets the raw token; the words around a link are the documented ones.
    private static BuiltInTemplate Invite() => new(
        InviteKey,
        "Sent when somebody is invited.",
        new TemplateContent(
            "You've been invited to {{app_name}}",
            """
            <h2>You've been invited to {{app_name}}</h2>
            <p>You've been invited to join <strong>{{app_name}}</strong> with the following roles: <strong>{{roles}}</strong>.</p>
            {{#if accept_url}}
            <p>Click the link below to set your password and activate your account:</p>
            <p><a href="{{accept_url}}">Accept Invitation</a></p>
            {{else}}
            <p>Use this token to set your password and activate your account:</p>
            <p><strong>{{token}}</strong></p>
            {{/if}}
            <p>This invitation expires on {{expires_at}}.</p>
            <p>If you didn't expect this invitation, you can safely ignore this email.</p>
            """,
            """
            You've been invited to {{app_name}}

            You've been invited to join {{app_name}} with the following roles: {{roles}}.

            {{#if accept_url}}
            Accept your invitation: {{accept_url}}
            {{else}}
            Your invitation token: {{token}}
            {{/if}}

            This invitation expires on {{expires_at}}.

            If you didn't expect this invitation, you can safely ignore this email.
            """),
        [
            new("email", "Invitee email", "jane@co.com"),
            new("token", "Raw invite token", "a1b2c3d4-...", IsSecret: true),
            new("accept_url", "Full accept link (if invite_accept_url is configured in the app settings)", "https://myapp.com/accept?token=a1b2...", IsSecret: true),
            new("roles", "Comma-separated roles", "editor, viewer"),
            new("expires_at", "Token expiry timestamp", "2025-06-15T12:00:00Z"),
            new("invited_by", "Inviter's email (if available)", "admin@co.com"),
            s_appName,
        ],
        """
        {
          "email": "jane@co.com",
          "token": "a1b2c3d4-5e6f-4a7b-8c9d-0e1f2a3b4c5d",
          "accept_url": "https://myapp.com/accept?token=a1b2c3d4-5e6f-4a7b-8c9d-0e1f2a3b4c5d",
          "roles": "editor, viewer",
          "expires_at": "2025-06-15T12:00:00Z",
          "invited_by": "admin@co.com",
          "app_name": "MyApp"
        }
        """);

    private static BuiltInTemplate Welcome() => new(
        WelcomeKey,
        "Sent after somebody accepted an invitation.",
        new TemplateContent(
            "Welcome to {{app_name}}",
            MailLayout.Page(
                "Welcome to {{app_name}}",
                """
                <p style="margin:0 0 16px">Your account <strong>{{email}}</strong> is active and ready to use.</p>
                {{#if roles}}
                <p style="margin:0 0 16px">Your roles: <strong>{{roles}}</strong>.</p>
                {{/if}}
                <p style="margin:0">Glad to have you with us.</p>
                """),
            """
            Welcome to {{app_name}}

            Your account {{email}} is active and ready to use.
            {{#if roles}}

            Your roles: {{roles}}.
            {{/if}}

            Glad to have you with us.
            """),
        [
            new("email", "The new user's email", "jane@co.com"),
            new("roles", "Comma-separated roles", "editor, viewer"),
            s_appName,
        ],
        """{ "email": "jane@co.com", "roles": "editor, viewer", "app_name": "MyApp" }""");

    private static BuiltInTemplate PasswordReset() => new(
        PasswordResetKey,
        "Sent when somebody asks for a new password.",
        new TemplateContent(
            "Reset your password for {{app_name}}",
            MailLayout.Page(
                "Reset your password",
                """
                <p style="margin:0 0 16px">Somebody asked for a new password for <strong>{{email}}</strong> at {{app_name}}.</p>
                {{#if reset_url}}
                """ + "\n" + MailLayout.Button("reset_url", "Choose a new password") + "\n" + """
                <p style="margin:0 0 16px">If the button doesn't work, copy this address into your browser:<br><a href="{{reset_url}}" style="color:#3b6fd4;word-break:break-all">{{reset_url}}</a></p>
                {{else}}
                <p style="margin:0 0 16px">Use this token to choose a new password:<br><strong style="font-family:Consolas,Menlo,monospace;word-break:break-all">{{token}}</strong></p>
                {{/if}}
                <p style="margin:0">If this wasn't you, ignore this email: your password stays as it is.</p>
                """),
            """
            Reset your password

            Somebody asked for a new password for {{email}} at {{app_name}}.

            {{#if reset_url}}
            Choose a new password: {{reset_url}}
            {{else}}
            Use this token to choose a new password: {{token}}
            {{/if}}

            If this wasn't you, ignore this email: your password stays as it is.
            """),
        [
            new("email", "The account's email", "jane@co.com"),
            new("token", "Raw reset token", "f6e5d4c3-...", IsSecret: true),
            new("reset_url", "Full link to choose a new password", "https://myapp.com/reset?token=f6e5...", IsSecret: true),
            s_appName,
        ],
        """
        {
          "email": "jane@co.com",
          "token": "f6e5d4c3-b2a1-4f0e-9d8c-7b6a5f4e3d2c",
          "reset_url": "https://myapp.com/reset?token=f6e5d4c3-b2a1-4f0e-9d8c-7b6a5f4e3d2c",
          "app_name": "MyApp"
        }
        """);
}
