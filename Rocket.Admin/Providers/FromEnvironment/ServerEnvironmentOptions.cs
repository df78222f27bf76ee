using System.ComponentModel.DataAnnotations;
using Microsoft.Extensions.Options;

namespace Rocket.Admin.Providers.FromEnvironment;

/// <summary>Where variables are looked for besides the process, section <c>Rocket:Environment</c>.</summary>
internal sealed class ServerEnvironmentOptions
{
    public const string Section = "Rocket:Environment";

    /// <summary>A file of <c>NAME=value</c> lines, relative to the working directory; empty: none. Default <c>.env</c>.</summary>
    [MaxLength(4096)]
    public string EnvFile { get; set; } = ".env";

    /// <summary>The folder in which Docker puts secrets, one file each, named in lower case; empty: none. Default <c>/run/secrets</c>.</summary>
    [MaxLength(4096)]
    public string SecretsDirectory { get; set; } = "/run/secrets";
}

[OptionsValidator]
internal sealed partial class ServerEnvironmentOptionsValidator : IValidateOptions<ServerEnvironmentOptions>;
