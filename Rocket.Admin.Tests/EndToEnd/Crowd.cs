using System.Collections.Concurrent;
using System.Text.Json.Nodes;

namespace Rocket.Admin.Tests.EndToEnd;

/// <summary>Many callers at once: half of the messages in batches, half in requests of their own.</summary>
internal sealed class Crowd(int total)
{
    private const int BatchSize = 50;
    private const int Callers = 16;
    private readonly ConcurrentQueue<int[]> _work = Share(total);
    private readonly ConcurrentDictionary<Guid, int> _accepted = new();

    /// <summary>The messages that were answered with 202.</summary>
    public IReadOnlyCollection<Guid> Accepted => [.. _accepted.Keys];

    /// <summary>Sends until all is accepted or the server is gone; call again to go on with what was not accepted.</summary>
    public Task SendAsync(RocketApi api)
    {
        return Task.WhenAll(Enumerable.Range(0, Callers).Select(_ => Task.Run(() => CallAsync(api))));
    }

    private static ConcurrentQueue<int[]> Share(int total)
    {
        var numbers = Enumerable.Range(0, total);
        var batches = numbers.Take(total / 2).Chunk(BatchSize);
        var singles = numbers.Skip(total / 2).Select(number => new[] { number });

        // Both kinds in turn, so that both are under way at any moment.
        return new ConcurrentQueue<int[]>(batches.Concat(singles).OrderBy(share => (share[0] % (total / 2)) / BatchSize));
    }

    private async Task CallAsync(RocketApi api)
    {
        while (_work.TryDequeue(out var share))
        {
            try
            {
                var ids = share.Length == 1 ? (IReadOnlyList<Guid>)[await api.SendAsync(Message(share[0]))] : await api.SendBatchAsync(share.Select(Message));
                Assert.Equal(share.Length, ids.Count);
                foreach (var (id, number) in ids.Zip(share))
                {
                    Assert.True(_accepted.TryAdd(id, number), $"Two messages were given the id {id}");
                }
            }
            catch (HttpRequestException)
            {
                // Killed before it answered: nothing was promised, so it is sent again later.
                _work.Enqueue(share);
                return;
            }
        }
    }

    private static JsonObject Message(int number)
    {
        return new JsonObject
        {
            ["to"] = $"person{number}@example.test",
            ["subject"] = $"Number {number}",
            ["text"] = $"This is number {number}.",
        };
    }
}
