using System.Globalization;

namespace Rocket.Admin.Providers.FromEnvironment;

/// <summary>What this server's environment says about email, at one moment.</summary>
/// <param name="Providers">The providers it describes, in the order in which they are to be tried; right or wrong.</param>
/// <param name="PausedBecause">Why nothing may be sent; null when it may.</param>
/// <param name="Problems">What is wrong besides the providers' own mistakes.</param>
internal sealed record EnvironmentReading(IReadOnlyList<EnvironmentProvider> Providers, string? PausedBecause, IReadOnlyList<string> Problems);

/// <summary>
/// Makes providers of <c>EMAIL_*</c>, <c>SMTP_*</c> and <c>RESEND_*</c>. Never throws for what an operator can write: a mistake
/// becomes the provider's config error, by the variable's name and never with a secret.
/// </summary>
internal sealed class EnvironmentProviders(ServerEnvironment environment, ProviderConfigReader configs)
{
    private const string Host = "host";
    private const string Port = "port";
    private const string Username = "username";
    private const string Password = "password";
    private const string ApiKey = "api_key";

    public EnvironmentReading Read()
    {
        var problems = environment.EnvFileProblems().ToList();
        var (first, second) = (environment.Look(EmailVariables.Provider), environment.Look(EmailVariables.FallbackProvider));
        problems.AddRange(new[] { first, second }.Select(v => v.Problem).OfType<string>());
        var (primary, fallback) = (TypeOf(first), TypeOf(second));
        primary ??= Described().FirstOrDefault(type => type != fallback);
        if (fallback is not null && fallback == primary)
        {
            problems.Add($"{EmailVariables.FallbackProvider} names the provider that is tried first anyway, so there is no fallback.");
            fallback = null;
        }

        var providers = new List<EnvironmentProvider>();
        foreach (var (type, variable) in new[] { (primary, first), (fallback, second) })
        {
            if (type is not null)
            {
                providers.Add(Provider(type, variable, providers.Count));
            }
        }

        return new EnvironmentReading(providers, PausedBecause(), problems);
    }

    /// <summary>Ready for its adapter, or the reason why not, told by variables.</summary>
    public PreparedProvider Prepare(EnvironmentProvider provider)
    {
        return provider.Problem is { } problem ? new PreparedProvider(null, null, problem) : configs.Prepare(provider.Row, provider.FieldVariables);
    }

    private static string? TypeOf(ServerVariable variable)
    {
        return variable.Value?.Trim().ToLowerInvariant() is { Length: > 0 } type ? type : null;
    }

    /// <summary>Without <c>EMAIL_PROVIDER</c>, the variables themselves say what is meant: a host, as before there was a choice, or a key.</summary>
    private IEnumerable<string> Described()
    {
        if (IsSet(EmailVariables.Host))
        {
            yield return ProviderKeys.Smtp;
        }

        if (IsSet(EmailVariables.ResendApiKey))
        {
            yield return ProviderKeys.Resend;
        }
    }

    private bool IsSet(IReadOnlyList<string> names)
    {
        return VariableReader.First(environment, names) is { Value: not null } or { Problem: not null };
    }

    private EnvironmentProvider Provider(string type, ServerVariable chosenBy, int place)
    {
        var reader = new VariableReader(environment);
        if (chosenBy.Value is not null)
        {
            reader.Note(chosenBy);
        }

        switch (type)
        {
            case ProviderKeys.Smtp:
                ReadSmtp(reader);
                return EnvironmentProvider.Of(type, type, place, reader);
            case ProviderKeys.Resend:
                ReadResend(reader);
                return EnvironmentProvider.Of(type, type, place, reader);
            default:
                // Not repeated: somebody may have put the key into the wrong line.
                return EnvironmentProvider.Of(chosenBy.Name, "unknown", place, reader, $"{chosenBy.Name} must be {ProviderKeys.Smtp} or {ProviderKeys.Resend}.");
        }
    }

    private static void ReadSmtp(VariableReader reader)
    {
        reader.Text(Host, EmailVariables.Host, "EMAIL_HOST is not set on this server.");
        reader.Read(Port, EmailVariables.Port, value => WritePort(reader, value));
        reader.Text(Username, EmailVariables.Username);
        reader.Secret(Password, EmailVariables.Password);
        reader.Sender(EmailVariables.From, "EMAIL_FROM is not set on this server.");
    }

    private void ReadResend(VariableReader reader)
    {
        reader.Secret(ApiKey, EmailVariables.ResendApiKey, "RESEND_API_KEY is not set on this server.");
        if (!IsSet(EmailVariables.From) && IsSet([EmailVariables.ResendDefaultDomain]))
        {
            reader.Sender([EmailVariables.ResendDefaultDomain], missing: null, domain => $"noreply@{domain}");
            return;
        }

        reader.Sender(EmailVariables.From, "EMAIL_FROM is not set on this server, nor RESEND_DEFAULT_DOMAIN to make one of.");
    }

    /// <summary>TLS follows from the port, as the type's default has it: implicit on 465, otherwise STARTTLS, required.</summary>
    private static string? WritePort(VariableReader reader, string value)
    {
        if (!int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var port) || port is < 1 or > 65535)
        {
            return "Must be a whole number from 1 to 65535.";
        }

        reader.Config[Port] = port;
        return null;
    }

    /// <summary>Whatever is neither yes nor no pauses too: a message that waits can still go out, one that went cannot be taken back.</summary>
    private string? PausedBecause()
    {
        var enable = environment.Look(EmailVariables.Enable);
        if (enable.Problem is { } problem)
        {
            return $"{problem} Until then nothing is sent, to be safe.";
        }

        return enable.Value?.Trim().ToLowerInvariant() switch
        {
            null or "" or "true" or "1" or "yes" or "on" => null,
            "false" or "0" or "no" or "off" => $"{EmailVariables.Enable} is false on this server.",
            _ => $"{EmailVariables.Enable} on this server is neither true nor false, so nothing is sent, to be safe.",
        };
    }
}
