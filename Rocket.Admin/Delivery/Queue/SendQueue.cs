using System.Collections.Concurrent;
using System.Threading.Channels;

namespace Rocket.Admin.Delivery;

/// <summary>
/// The messages this node has in memory: a bounded number, each under this node's lease. What exceeds the bound waits in the
/// database until <see cref="QueueIntake"/> fetches it.
/// </summary>
internal sealed class SendQueue
{
    private readonly Channel<QueuedMessage> _waiting = Channel.CreateUnbounded<QueuedMessage>();
    private readonly ConcurrentDictionary<Guid, QueuedMessage> _held = [];
    private readonly Channel<bool> _intakeSignal = Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });
    private readonly int _capacity;
    private readonly int _lowWater;
    private int _reserved;
    private int _backlog;

    public SendQueue(Microsoft.Extensions.Options.IOptions<DeliveryOptions> options, TimeProvider time)
    {
        _capacity = options.Value.QueueCapacity;
        _lowWater = _capacity / 2;
        NodeId = Guid.CreateVersion7(time.GetUtcNow());
    }

    /// <summary>This run of the server: a new id at every start.</summary>
    public Guid NodeId { get; }

    /// <summary>Messages in memory, waiting or being sent.</summary>
    public int Held => _held.Count;

    /// <summary>Places that a claim may fill.</summary>
    public int Free => Math.Max(0, _capacity - Volatile.Read(ref _reserved));

    /// <summary>True while messages that are due wait in the database: new ones then queue behind them.</summary>
    public bool HasBacklog => Volatile.Read(ref _backlog) == 1;

    /// <summary>Keeps up to <paramref name="wanted"/> places and returns how many.</summary>
    public int Reserve(int wanted)
    {
        while (true)
        {
            var reserved = Volatile.Read(ref _reserved);
            var granted = Math.Min(wanted, _capacity - reserved);
            if (granted <= 0)
            {
                return 0;
            }

            if (Interlocked.CompareExchange(ref _reserved, reserved + granted, reserved) == reserved)
            {
                return granted;
            }
        }
    }

    /// <summary>Gives places back that were not filled.</summary>
    public void Unreserve(int places)
    {
        Interlocked.Add(ref _reserved, -places);
    }

    /// <summary>Puts a committed, leased message into a reserved place.</summary>
    public void Add(QueuedMessage message)
    {
        _held[message.Id] = message;
        _waiting.Writer.TryWrite(message);
    }

    /// <summary>The message is settled or withdrawn: its place is free.</summary>
    public void Release(QueuedMessage message)
    {
        if (!_held.TryRemove(message.Id, out _))
        {
            return;
        }

        var reserved = Interlocked.Decrement(ref _reserved);
        if (HasBacklog && reserved <= _lowWater)
        {
            SignalIntake();
        }
    }

    public QueuedMessage? Find(Guid id)
    {
        return _held.GetValueOrDefault(id);
    }

    public ValueTask<QueuedMessage> TakeAsync(CancellationToken ct)
    {
        return _waiting.Reader.ReadAsync(ct);
    }

    /// <summary>Something due is in the database and not in memory.</summary>
    public void NoteBacklog()
    {
        Volatile.Write(ref _backlog, 1);
        SignalIntake();
    }

    /// <summary>The claim stopped for want of places: <see cref="Release"/> will signal when half of them are free.</summary>
    public void NoteFull()
    {
        Volatile.Write(ref _backlog, 1);
    }

    /// <summary>The last claim found less than it could take.</summary>
    public void NoteDrained()
    {
        Volatile.Write(ref _backlog, 0);
    }

    public void SignalIntake()
    {
        _intakeSignal.Writer.TryWrite(true);
    }

    /// <summary>Waits for a signal, at most <paramref name="atMost"/>.</summary>
    public async Task WaitForIntakeAsync(TimeSpan atMost, TimeProvider time, CancellationToken ct)
    {
        using var timeout = new CancellationTokenSource(atMost, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(timeout.Token, ct);
        try
        {
            await _intakeSignal.Reader.WaitToReadAsync(either.Token);
            _intakeSignal.Reader.TryRead(out _);
        }
        catch (OperationCanceledException) when (!ct.IsCancellationRequested)
        {
            // Nothing signalled: time to look anyway, for retries that have become due and for other nodes' messages.
        }
    }
}
