using System.Threading.RateLimiting;

namespace Rocket.Admin.Identity;

/// <summary>Slows down guessing over many accounts, which locking one account does not: 20 tries a minute from one address.</summary>
internal sealed class SignInLimiter : IDisposable
{
    private const int TriesPerMinute = 20;

    private readonly PartitionedRateLimiter<string> _limiter = PartitionedRateLimiter.Create<string, string>(address => RateLimitPartition.GetFixedWindowLimiter(
        address, _ => new FixedWindowRateLimiterOptions { PermitLimit = TriesPerMinute, Window = TimeSpan.FromMinutes(1), QueueLimit = 0 }));

    public bool Admits(string? remoteAddress)
    {
        using var lease = _limiter.AttemptAcquire(remoteAddress ?? "");
        return lease.IsAcquired;
    }

    public void Dispose()
    {
        _limiter.Dispose();
    }
}
