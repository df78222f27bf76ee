using System.Text.Json.Nodes;
using Rocket.Admin.Data;
using Rocket.Admin.Providers;
using Rocket.Admin.Providers.Config;

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
/// <param name="Key">What a provider's <c>provider</c> field holds.</param>
/// <param name="Name">For people.</param>
/// <param name="Description">One line.</param>
/// <param name="Docs">The provider's own page about keys, or null.</param>
/// <param name="Fields">In form order.</param>
/// <param name="Schema">The same fields as JSON Schema 2020-12. <c>x-group</c>, <c>x-docs</c> and <c>x-when</c> (show only while another field has one of these values) are hints for forms.</param>
internal sealed record ProviderTypeReply(string Key, string Name, string Description, Uri? Docs, IReadOnlyList<ConfigFieldReply> Fields, JsonObject Schema)
{
    public static ProviderTypeReply Of(IProviderType type)
    {
        return new ProviderTypeReply(type.Key, type.DisplayName, type.Description, type.Docs, [.. type.Fields.Select(ConfigFieldReply.Of)], ConfigSchema.Of(type));
    }
}

/// <param name="Name">The key in the config.</param>
/// <param name="Kind">text, secret, number, boolean, choice or email.</param>
/// <param name="Label">For people.</param>
/// <param name="Group">Heading under which a form shows it.</param>
/// <param name="Help">One line, or null.</param>
/// <param name="Required">Whether a config must have it.</param>
/// <param name="Secret">Whether it is stored encrypted and never returned.</param>
/// <param name="Multiline">Whether its value has line breaks.</param>
/// <param name="Example">For the empty field.</param>
/// <param name="Default">What is used when it is absent.</param>
/// <param name="Choices">Allowed values of a choice.</param>
/// <param name="Docs">The provider's page that says where to find the value, or null.</param>
/// <param name="When">The field matters only while another one has one of these values; null means always.</param>
internal sealed record ConfigFieldReply(
    string Name,
    ConfigFieldKind Kind,
    string Label,
    string Group,
    string? Help,
    bool Required,
    bool Secret,
    bool Multiline,
    string? Example,
    JsonNode? Default,
    IReadOnlyList<ConfigChoiceReply> Choices,
    Uri? Docs,
    ConfigConditionReply? When)
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
            field.Multiline,
            field.Example,
            field.Default is { } json ? JsonNode.Parse(json) : null,
            [.. field.Choices.Select(c => new ConfigChoiceReply(c.Value, c.Label))],
            field.Docs,
            field.When is { } when ? new ConfigConditionReply(when.Field, when.Values) : null);
    }
}

internal sealed record ConfigChoiceReply(string Value, string Label);

internal sealed record ConfigConditionReply(string Field, IReadOnlyList<string> Values);
