using System.Collections.Concurrent;
using System.Text.Json.Nodes;
using FluentValidation.Results;
using Rocket.Admin.Providers;

namespace Rocket.Admin.Tests.Providers;

/// <summary>A type with one plain and one secret field that remembers the providers it made.</summary>
internal sealed class FakeProviderType(string key = "fake") : IProviderType
{
    public ConcurrentQueue<FakeProvider> Made { get; } = new();

    public string Key => key;

    public string DisplayName => "Fake";

    public string Description => "For tests.";

    public IReadOnlyList<ConfigField> Fields { get; } =
    [
        new("host", ConfigFieldKind.Text, "Host") { Required = true },
        new("password", ConfigFieldKind.Secret, "Password"),
    ];

    public ValidationResult Validate(JsonObject config)
    {
        var result = new ValidationResult();
        if (config["host"]?.GetValue<string>() is not { Length: > 0 })
        {
            result.Errors.Add(new ValidationFailure("host", "Is required."));
        }

        return result;
    }

    public IEmailProvider Create(ProviderSettings settings)
    {
        if (settings.Config["host"]!.GetValue<string>() == "explode")
        {
            throw new InvalidOperationException("The fake explodes.");
        }

        var provider = new FakeProvider(settings);
        Made.Enqueue(provider);
        return provider;
    }
}

/// <summary>Answers when it is told to.</summary>
internal sealed class FakeProvider(ProviderSettings settings) : IEmailProvider
{
    public ProviderSettings Settings => settings;

    /// <summary>Sends wait for it when it is set.</summary>
    public TaskCompletionSource? Gate { get; set; }

    public SendFailure? VerifyFailure { get; set; }

    public bool IsDisposed { get; private set; }

    public async Task<SendOutcome> SendAsync(OutgoingEmail email, IProgress<ProviderStep>? trace, CancellationToken ct)
    {
        if (Gate is { } gate)
        {
            await gate.Task.WaitAsync(ct);
        }

        return SendOutcome.Accepted("fake-1", null);
    }

    public Task<VerifyOutcome> VerifyAsync(IProgress<ProviderStep>? trace, CancellationToken ct)
    {
        trace?.Report(new ProviderStep("connect", true, "connected", TimeSpan.FromMilliseconds(3)));
        trace?.Report(new ProviderStep("authenticate", VerifyFailure is null, VerifyFailure?.Reason ?? "accepted", TimeSpan.FromMilliseconds(4)));
        return Task.FromResult(new VerifyOutcome(SendPhase.Authenticate, VerifyFailure, VerifyFailure?.Reason ?? "Accepted."));
    }

    public ValueTask DisposeAsync()
    {
        IsDisposed = true;
        return ValueTask.CompletedTask;
    }
}
