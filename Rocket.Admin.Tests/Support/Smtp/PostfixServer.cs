using System.Diagnostics;
using System.Globalization;
using System.Runtime.Versioning;
using System.Security.Cryptography.X509Certificates;

namespace Rocket.Admin.Tests.Support.Smtp;

/// <summary>
/// A real Postfix of our own: configuration, queue, data and mailboxes in a temporary directory, on a free port, with STARTTLS
/// (self-signed) and SASL logins. Takes mail for jane@ and joe@example.test from who has logged in.
/// </summary>
[SupportedOSPlatform("linux")]
public sealed class PostfixServer : IAsyncLifetime
{
    public const string Username = "mailer@example.test";
    public const string Password = "s3cret-4-postfix";
    public const int SizeLimit = 200_000;

    private const string Daemons = "/usr/lib/postfix/sbin";

    private readonly string _directory = Directory.CreateTempSubdirectory("rocket-postfix").FullName;
    private Process _master = null!;

    public int Port { get; private set; }

    public string Log => File.Exists(At("postfix.log")) ? File.ReadAllText(At("postfix.log")) : "(no log yet)";

    public async ValueTask InitializeAsync()
    {
        Port = ProgramFile.FreePort();
        const UnixFileMode Shared = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute
            | UnixFileMode.GroupRead | UnixFileMode.GroupExecute | UnixFileMode.OtherRead | UnixFileMode.OtherExecute;
        File.SetUnixFileMode(_directory, Shared);
        foreach (var name in new[] { "conf", "conf/sasl", "queue", "data", "mail" })
        {
            Directory.CreateDirectory(At(name), Shared);
        }

        await File.WriteAllTextAsync(At("cert.pem"), TestCertificate.Localhost.ExportCertificatePem());
        await File.WriteAllTextAsync(At("key.pem"), TestCertificate.Localhost.GetRSAPrivateKey()!.ExportPkcs8PrivateKeyPem());
        File.SetUnixFileMode(At("key.pem"), UnixFileMode.UserRead | UnixFileMode.UserWrite);
        await File.WriteAllTextAsync(At("conf/main.cf"), Main());
        await File.WriteAllTextAsync(At("conf/master.cf"), Master());

        // Debian's Postfix looks for it below its own configuration only.
        await File.WriteAllTextAsync(At("conf/sasl/smtpd.conf"),
            $"pwcheck_method: auxprop\nauxprop_plugin: sasldb\nmech_list: PLAIN LOGIN CRAM-MD5 SCRAM-SHA-256\nsasldb_path: {At("conf/sasl/sasldb2")}\n");
        await ProgramFile.RunAsync("/usr/sbin/saslpasswd2", Password, "-p", "-c", "-f", At("conf/sasl/sasldb2"), "-u", "example.test", "mailer");
        await ProgramFile.RunAsync("/bin/chown", null, "postfix", At("data"), At("conf/sasl/sasldb2"));
        await ProgramFile.RunAsync("/bin/chown", null, "65534:65534", At("mail"));
        await ProgramFile.RunAsync("/usr/sbin/postfix", null, "-c", At("conf"), "check");
        _master = ProgramFile.Start($"{Daemons}/master", "-c", At("conf"), "-s");
        await ProgramFile.UntilGreetsAsync(Port, _master, () => Log);
    }

    /// <summary>Waits for a message that contains <paramref name="text"/> in the mailbox, and returns it.</summary>
    public async Task<string> ArrivedAsync(string mailbox, string text, CancellationToken ct)
    {
        using var deadline = CancellationTokenSource.CreateLinkedTokenSource(ct);
        deadline.CancelAfter(TimeSpan.FromSeconds(20));
        var directory = At($"mail/{mailbox}/new");
        while (true)
        {
            if (Directory.Exists(directory))
            {
                foreach (var file in Directory.GetFiles(directory))
                {
                    var message = await File.ReadAllTextAsync(file, ct);
                    if (message.Contains(text, StringComparison.Ordinal))
                    {
                        return message;
                    }
                }
            }

            if (deadline.IsCancellationRequested)
            {
                throw new TimeoutException($"No message with \"{text}\" arrived for {mailbox}. The log of Postfix:\n{Log}");
            }

            await Task.Delay(20, ct);
        }
    }

    public async ValueTask DisposeAsync()
    {
        await ProgramFile.StopAsync(_master, gently: true);
        Directory.Delete(_directory, recursive: true);
    }

    private string At(string name) => Path.Combine(_directory, name);

    private string Main() => string.Create(CultureInfo.InvariantCulture, $$"""
        compatibility_level = 3.6
        config_directory = {{At("conf")}}
        queue_directory = {{At("queue")}}
        data_directory = {{At("data")}}
        daemon_directory = {{Daemons}}
        command_directory = /usr/sbin
        mail_owner = postfix
        setgid_group = postdrop
        inet_interfaces = 127.0.0.1
        inet_protocols = ipv4
        myhostname = mx.example.test
        mydestination =
        mynetworks =
        alias_maps =
        alias_database =
        local_recipient_maps =
        maillog_file = {{At("postfix.log")}}
        maillog_file_prefixes = {{Path.GetDirectoryName(_directory)}}
        virtual_mailbox_domains = example.test
        virtual_mailbox_base = {{At("mail")}}
        virtual_mailbox_maps = inline:{ {jane@example.test=jane/} {joe@example.test=joe/} }
        virtual_uid_maps = static:65534
        virtual_gid_maps = static:65534
        message_size_limit = {{SizeLimit}}
        smtpd_tls_cert_file = {{At("cert.pem")}}
        smtpd_tls_key_file = {{At("key.pem")}}
        smtpd_tls_security_level = may
        smtpd_tls_auth_only = yes
        smtpd_sasl_auth_enable = yes
        smtpd_sasl_type = cyrus
        smtpd_sasl_path = smtpd
        smtpd_sasl_local_domain = example.test
        smtpd_relay_restrictions = permit_sasl_authenticated, reject
        smtpd_recipient_restrictions = reject_unlisted_recipient, permit_sasl_authenticated, reject
        smtpd_client_connection_count_limit = 0
        """) + "\n";

    private string Master() => string.Create(CultureInfo.InvariantCulture, $"""
        127.0.0.1:{Port} inet n - n - - smtpd
        cleanup unix n - n - 0 cleanup
        qmgr unix n - n 300 1 qmgr
        tlsmgr unix - - n 1000? 1 tlsmgr
        rewrite unix - - n - - trivial-rewrite
        bounce unix - - n - 0 bounce
        defer unix - - n - 0 bounce
        trace unix - - n - 0 bounce
        error unix - - n - - error
        retry unix - - n - - error
        virtual unix - n n - - virtual
        anvil unix - - n - 1 anvil
        proxymap unix - - n - - proxymap
        postlog unix-dgram n - n - 1 postlogd
        """) + "\n";
}
