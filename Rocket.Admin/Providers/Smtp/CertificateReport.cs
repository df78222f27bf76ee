using System.Net.Security;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using MailKit.Security;

namespace Rocket.Admin.Providers.Smtp;

/// <summary>What is said of a server's certificate.</summary>
internal static class CertificateReport
{
    public static string Thumbprint(X509Certificate certificate) => certificate.GetCertHashString(HashAlgorithmName.SHA256);

    public static string Describe(X509Certificate certificate) =>
        $"{certificate.Subject}, valid until {DateTime.Parse(certificate.GetExpirationDateString(), null):yyyy-MM-dd}, SHA-256 {Thumbprint(certificate)}";

    public static string Explain(SmtpConfig config, SslHandshakeException error)
    {
        if (error.ServerCertificate is not { } certificate)
        {
            return $"{config.Host}:{config.Port} does not speak TLS as expected. Check tls and port (465 needs TLS, 587 needs STARTTLS), then Verify again.";
        }

        var thumbprint = Thumbprint(certificate);
        return config.CertificateThumbprint is { } pinned
            ? $"{config.Host} showed another certificate (SHA-256 {thumbprint}) than the pinned one ({pinned}). If the change is known, update certificate_thumbprint."
            : $"The certificate of {config.Host} ({certificate.Subject}) is not trusted: {Why(config, certificate, error)}. Fix it at the server, "
            + $"or, if you know this certificate, set certificate_thumbprint to {thumbprint}.";
    }

    private static string Why(SmtpConfig config, X509Certificate certificate, SslHandshakeException error)
    {
        var errors = new List<string>();
        if (certificate is X509Certificate2 full && !full.MatchesHostname(config.Host))
        {
            errors.Add($"it is for another name than {config.Host}");
        }

        if (error.Message.Contains("expired", StringComparison.OrdinalIgnoreCase))
        {
            errors.Add("it has expired");
        }

        if (error.Message.Contains("revo", StringComparison.OrdinalIgnoreCase) || error.Message.Contains("CRL", StringComparison.Ordinal))
        {
            errors.Add("its revocation could not be checked or it is revoked (see certificate_revocation)");
        }

        return errors.Count > 0 ? string.Join(", ", errors) : "its issuer is unknown to this server, or it is expired or revoked";
    }
}

/// <summary>Decides whether a server's certificate is good, as the config wants it.</summary>
internal static class CertificateCheck
{
    public static bool IsGood(SmtpConfig config, X509Certificate? certificate, X509Chain? chain, SslPolicyErrors errors)
    {
        if (certificate is null)
        {
            return false;
        }

        if (config.CertificateThumbprint is { } pinned)
        {
            return string.Equals(pinned, CertificateReport.Thumbprint(certificate), StringComparison.OrdinalIgnoreCase);
        }

        return errors == SslPolicyErrors.None
            || (config.Revocation == SmtpRevocation.Soft && errors == SslPolicyErrors.RemoteCertificateChainErrors && OnlyUncheckable(chain));
    }

    /// <summary>True when all that is wrong is that the revocation list could not be had; a revoked certificate reports more.</summary>
    private static bool OnlyUncheckable(X509Chain? chain)
    {
        const X509ChainStatusFlags Uncheckable = X509ChainStatusFlags.RevocationStatusUnknown | X509ChainStatusFlags.OfflineRevocation;
        if (chain is null || chain.ChainStatus.Length == 0)
        {
            return false;
        }

        foreach (var status in chain.ChainStatus)
        {
            if ((status.Status & ~Uncheckable) != 0)
            {
                return false;
            }
        }

        return true;
    }
}
