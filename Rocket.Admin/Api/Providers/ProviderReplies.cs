using System.Text.Json.Nodes;
using Rocket.Admin.Data;
using Rocket.Admin.Providers;

namespace Rocket.Admin.Api.Providers;

/// <param name="Id">Its id.</param>
/// <param name="Name">Its unique name.</param>
/// <param name="Provider">Its type.</param>
/// <param name="Config">Secrets are <c>••••</c>; references such as <c>{{env.SMTP_PASSWORD}}</c> stand as written.</param>
/// <param name="Priority">Lower is tried first.</param>
/// <param name="Active">Whether routes may use it.</param>
/// <param name="ConfigError">Why it cannot send on this server; null when its config is complete.</param>
/// <param name="CheckedAt">When it was last verified or tested; null since the config changed.</param>
/// <param name="CheckError">What was wrong then; null when it went well.</param>
/// <param name="CreatedAt">UTC.</param>
/// <param name="UpdatedAt">UTC.</param>
/// <param name="Version">Give it back with an update to be sure that nobody else was first.</param>
internal sealed record ProviderReply(
    Guid Id,
    string Name,
    string Provider,
    JsonObject Config,
    int Priority,
    bool Active,
    string? ConfigError,
    DateTimeOffset? CheckedAt,
    string? CheckError,
    DateTimeOffset CreatedAt,
    DateTimeOffset UpdatedAt,
    Guid Version)
{
    public static ProviderReply Of(ProviderView view)
    {
        return new ProviderReply(
            view.Id, view.Name, view.Provider, view.Config, view.Priority, view.Active, view.ConfigError, view.CheckedAt, view.CheckError, view.CreatedAt, view.UpdatedAt, view.Version);
    }
}

/// <param name="Verified">Whether the provider accepted the credentials.</param>
/// <param name="Detail">What it answered.</param>
/// <param name="FailureKind">Null when verified.</param>
/// <param name="Reason">What went wrong and what to do; null when verified.</param>
/// <param name="CheckedAt">UTC.</param>
/// <param name="Steps">In the order in which they were done.</param>
internal sealed record VerifyReply(bool Verified, string Detail, string? FailureKind, string? Reason, DateTimeOffset CheckedAt, IReadOnlyList<ProviderStepReply> Steps)
{
    public static VerifyReply Of(ProviderVerification verification)
    {
        var outcome = verification.Outcome;
        return new VerifyReply(
            outcome.IsVerified,
            outcome.Detail,
            outcome.Failure is { } failure ? EnumText<FailureKind>.Of(failure.Kind) : null,
            outcome.Failure?.Reason,
            verification.CheckedAt,
            [.. verification.Steps.Select(ProviderStepReply.Of)]);
    }
}

/// <summary>One step of a check or test.</summary>
internal sealed record ProviderStepReply(string Name, bool Succeeded, string Detail, int DurationMs)
{
    public static ProviderStepReply Of(ProviderStep step)
    {
        return new ProviderStepReply(step.Name, step.Succeeded, step.Detail, (int)step.Duration.TotalMilliseconds);
    }
}

/// <summary>What a form needs to know of a provider type.</summary>
internal sealed record ProviderTypeReply(string Key, string Name, string Description, IReadOnlyList<ConfigFieldReply> Fields)
{
    public static ProviderTypeReply Of(IProviderType type)
    {
        return new ProviderTypeReply(type.Key, type.DisplayName, type.Description, [.. type.Fields.Select(ConfigFieldReply.Of)]);
    }
}

/// <param name="Name">The key in the config.</param>
/// <param name="Kind">text, secret, number, boolean, choice or email.</param>
/// <param name="Label">For people.</param>
/// <param name="Group">Heading under which a form shows it.</param>
/// <param name="Help">One line, or null.</param>
/// <param name="Required">Whether a config must have it.</param>
/// <param name="Secret">Whether it is stored encrypted and never returned.</param>
/// <param name="Example">For the empty field.</param>
/// <param name="Default">What is used when it is absent.</param>
/// <param name="Choices">Allowed values of a choice.</param>
internal sealed record ConfigFieldReply(
    string Name,
    ConfigFieldKind Kind,
    string Label,
    string Group,
    string? Help,
    bool Required,
    bool Secret,
    string? Example,
    JsonNode? Default,
    IReadOnlyList<ConfigChoiceReply> Choices)
{
    public static ConfigFieldReply Of(ConfigField field)
    {
        return new ConfigFieldReply(
            field.Name,
            field.Kind,
            field.Label,
            field.Group,
            field.Help,
            field.Required,
            field.Kind == ConfigFieldKind.Secret,
            field.Example,
            field.Default is { } json ? JsonNode.Parse(json) : null,
            [.. field.Choices.Select(c => new ConfigChoiceReply(c.Value, c.Label))]);
    }
}

internal sealed record ConfigChoiceReply(string Value, string Label);
