using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Rocket.Admin.Data;

namespace Rocket.Admin.Identity;

/// <summary>
/// The door that stands open until the first account exists. Its key is a token that only this process's console has shown;
/// memory keeps its hash. Another node, or a restart, has another token.
/// </summary>
internal sealed class SetupService(IDbContextFactory<RocketDbContext> contexts) : IDisposable
{
    private readonly SemaphoreSlim _creating = new(1, 1);
    private byte[]? _tokenHash;
    private volatile bool _closed;

    /// <summary>True while there is no account. Never becomes true again, so that after set-up no request reads for it.</summary>
    public async ValueTask<bool> IsOpenAsync(CancellationToken ct)
    {
        if (_closed)
        {
            return false;
        }

        await using var db = await contexts.CreateDbContextAsync(ct);
        _closed = await db.Users.AnyAsync(ct);
        return !_closed;
    }

    /// <summary>Makes a new token, to be printed and forgotten.</summary>
    public string NewToken()
    {
        var token = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(24));
        _tokenHash = SHA256.HashData(Encoding.UTF8.GetBytes(token));
        return token;
    }

    public async ValueTask<bool> AdmitsAsync(string? token, CancellationToken ct)
    {
        return token is { Length: > 0 and <= 200 }
            && _tokenHash is { } expected
            && CryptographicOperations.FixedTimeEquals(SHA256.HashData(Encoding.UTF8.GetBytes(token)), expected)
            && await IsOpenAsync(ct);
    }

    /// <summary>Makes the first owner; null when the token is wrong or somebody was faster.</summary>
    public async Task<User?> CompleteAsync(string? token, string email, string password, OwnerAccounts owners, CancellationToken ct)
    {
        await _creating.WaitAsync(ct);
        try
        {
            if (!await AdmitsAsync(token, ct) || await owners.CreateFirstAsync(email, password, ct) is not { } owner)
            {
                return null;
            }

            _closed = true;
            _tokenHash = null;
            return owner;
        }
        finally
        {
            _creating.Release();
        }
    }

    public void Dispose()
    {
        _creating.Dispose();
    }
}
