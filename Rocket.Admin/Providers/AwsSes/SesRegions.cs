using System.Text.RegularExpressions;

namespace Rocket.Admin.Providers.AwsSes;

/// <summary>What is known of AWS regions and their hosts.</summary>
internal static partial class SesRegions
{
    public static IReadOnlyList<string> WithSmtp { get; } =
    [
        "us-east-1", "us-east-2", "us-west-1", "us-west-2", "ca-central-1", "sa-east-1",
        "eu-central-1", "eu-north-1", "eu-west-1", "eu-west-2", "eu-west-3",
        "ap-northeast-1", "ap-northeast-2", "ap-northeast-3", "ap-south-1", "ap-southeast-1", "ap-southeast-2",
        "us-gov-east-1", "us-gov-west-1",
    ];

    /// <summary>The SES API answers there, but no SMTP endpoint: the name is not even in DNS.</summary>
    public static IReadOnlyList<string> WithoutSmtp { get; } = ["af-south-1", "eu-south-1", "me-south-1", "ap-southeast-3"];

    public static string SmtpHost(string region) => $"email-smtp.{region}.amazonaws.com";

    /// <summary>The region in a host name such as <c>email-smtp.eu-west-1.amazonaws.com</c>, also of a VPC endpoint; null for other hosts.</summary>
    public static string? OfSmtpHost(string host) => SmtpHostPattern().Match(host) is { Success: true } match ? match.Groups[1].Value.ToLowerInvariant() : null;

    /// <summary>Whether it has the form of a region's name: it becomes part of a host name.</summary>
    public static bool IsName(string text) => NamePattern().IsMatch(text);

    [GeneratedRegex(@"^[a-z]{2,8}(-[a-z]{2,12}){1,3}-[0-9]{1,2}$", RegexOptions.CultureInvariant)]
    private static partial Regex NamePattern();

    [GeneratedRegex(@"(?:^|\.)email-smtp(?:-fips)?\.([a-z0-9-]+)\..*amazonaws\.com$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex SmtpHostPattern();
}
