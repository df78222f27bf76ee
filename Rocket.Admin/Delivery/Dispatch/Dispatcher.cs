using Microsoft.Extensions.Options;

namespace Rocket.Admin.Delivery;

/// <summary>
/// Takes messages from the queue, a bounded number at a time. When the server stops, sends in flight finish within
/// <see cref="DeliveryOptions.StopGrace"/>; the rest stays in the queue.
/// </summary>
internal sealed class Dispatcher(SendQueue queue, MessageDelivery delivery, IOptions<DeliveryOptions> options, TimeProvider time, ILogger<Dispatcher> logger) : IHostedService, IDisposable
{
    private readonly CancellationTokenSource _noMore = new();
    private readonly CancellationTokenSource _graceOver = new();
    private Task[] _workers = [];
    private int _inFlight;

    public int InFlight => Volatile.Read(ref _inFlight);

    public Task StartAsync(CancellationToken cancellationToken)
    {
        _workers = [.. Enumerable.Range(0, options.Value.MaxInFlight).Select(_ => Task.Run(WorkAsync, CancellationToken.None))];
        return Task.CompletedTask;
    }

    public async Task StopAsync(CancellationToken cancellationToken)
    {
        await _noMore.CancelAsync();
        logger.Stopping(InFlight);
        var done = Task.WhenAll(_workers);
        try
        {
            await done.WaitAsync(options.Value.StopGrace, time, cancellationToken);
        }
        catch (Exception late) when (late is TimeoutException or OperationCanceledException)
        {
            logger.StopGraceOver(InFlight);
            await _graceOver.CancelAsync();
            await done;
        }
    }

    public void Dispose()
    {
        _noMore.Dispose();
        _graceOver.Dispose();
    }

    private async Task WorkAsync()
    {
        while (!_noMore.IsCancellationRequested)
        {
            QueuedMessage message;
            try
            {
                message = await queue.TakeAsync(_noMore.Token);
            }
            catch (OperationCanceledException)
            {
                return;
            }

            if (!message.TryStart())
            {
                queue.Release(message);
                continue;
            }

            Interlocked.Increment(ref _inFlight);
            await delivery.DeliverAsync(message, _graceOver.Token);
            Interlocked.Decrement(ref _inFlight);
        }
    }
}
