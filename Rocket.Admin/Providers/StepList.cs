using System.Collections.Concurrent;

namespace Rocket.Admin.Providers;

/// <summary>
/// Keeps the steps of a send or check and passes each on as it happens. Not <see cref="Progress{T}"/>, which posts to a context and
/// would be late and out of order.
/// </summary>
internal sealed class StepList(IProgress<ProviderStep>? next) : IProgress<ProviderStep>
{
    private readonly ConcurrentQueue<ProviderStep> _steps = new();

    public IReadOnlyList<ProviderStep> Steps => [.. _steps];

    public void Report(ProviderStep value)
    {
        _steps.Enqueue(value);
        next?.Report(value);
    }
}
