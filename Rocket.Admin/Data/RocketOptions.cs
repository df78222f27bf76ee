using System.ComponentModel.DataAnnotations;
using Microsoft.Extensions.Options;

namespace Rocket.Admin.Data;

/// <summary>Where this installation keeps its files.</summary>
internal sealed class RocketOptions
{
    public const string Section = "Rocket";

    /// <summary>Holds the SQLite file, Data Protection keys and logs. Relative to the working directory. Default <c>./data</c>.</summary>
    [Required]
    public string DataDirectory { get; set; } = "./data";
}

[OptionsValidator]
internal sealed partial class RocketOptionsValidator : IValidateOptions<RocketOptions>;
