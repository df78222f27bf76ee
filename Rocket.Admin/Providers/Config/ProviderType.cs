using System.Text.Json.Nodes;
using FluentValidation;
using FluentValidation.Results;

namespace Rocket.Admin.Providers.Config;

/// <summary>A provider type whose config is read into a record of its own and checked by FluentValidation rules.</summary>
/// <typeparam name="TConfig">The typed config.</typeparam>
internal abstract class ProviderType<TConfig>(IValidator<TConfig> validator) : IProviderType
{
    public abstract string Key { get; }

    public abstract string DisplayName { get; }

    public abstract string Description { get; }

    public abstract IReadOnlyList<ConfigField> Fields { get; }

    public virtual Uri? Docs => null;

    public ValidationResult Validate(JsonObject config)
    {
        var reader = new ConfigReader(config);
        reader.RefuseUnknown(DisplayName, Fields);
        var result = validator.Validate(Read(reader));

        // A field of the wrong type was read as its default: what the rules say of that would only confuse.
        var wrong = reader.Failures.Select(failure => failure.PropertyName).ToHashSet(StringComparer.Ordinal);
        var failures = reader.Failures.Concat(result.Errors.Where(failure => !wrong.Contains(failure.PropertyName)));

        // Two parts of a config that share a field (the modes of a type) complain of it alike.
        return new ValidationResult(failures.DistinctBy(failure => (failure.PropertyName, failure.ErrorMessage)));
    }

    public IEmailProvider Create(ProviderSettings settings) => Create(settings, Read(new ConfigReader(settings.Config)));

    /// <summary>The typed config; what has the wrong type is told to the reader.</summary>
    protected abstract TConfig Read(ConfigReader reader);

    /// <summary>Makes the provider of a config that was found valid.</summary>
    protected abstract IEmailProvider Create(ProviderSettings settings, TConfig config);
}
