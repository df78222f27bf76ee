using System.Diagnostics.CodeAnalysis;
using System.Text.RegularExpressions;

namespace Rocket.Admin.Providers;

/// <summary>A secret that stands on the server and not in the database: <c>{{env.SMTP_PASSWORD}}</c>.</summary>
internal static partial class SecretReference
{
    /// <summary>What a value looks like that was meant as a reference, whether or not it is a correct one.</summary>
    public static bool IsMeantAsReference(string value)
    {
        return value.Contains("{{", StringComparison.Ordinal) && value.Contains("env.", StringComparison.Ordinal);
    }

    /// <summary>The variable that <paramref name="value"/> names, if it is a reference and nothing else.</summary>
    public static bool TryParse(string value, [NotNullWhen(true)] out string? variable)
    {
        var match = Pattern().Match(value);
        variable = match.Success ? match.Groups[1].Value : null;
        return match.Success;
    }

    [GeneratedRegex(@"^\s*\{\{\s*env\.([A-Za-z_][A-Za-z0-9_]*)\s*\}\}\s*$", RegexOptions.CultureInvariant)]
    private static partial Regex Pattern();
}
