using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Rocket.Admin.Data;

namespace Rocket.Admin.Identity;

/// <summary>Makes the first account, whole or not at all: a user without its role could never be mended from outside.</summary>
internal sealed class OwnerAccounts(RocketDbContext db, UserManager<User> users, RoleManager<IdentityRole<Guid>> roles, TimeProvider time, ILogger<OwnerAccounts> logger)
{
    public Task<bool> AnyAsync(CancellationToken ct)
    {
        return db.Users.AnyAsync(ct);
    }

    /// <summary>The new owner; null when there is an account already. Throws when the address or the password breaks <see cref="AccountRules"/>.</summary>
    public async Task<User?> CreateFirstAsync(string email, string password, CancellationToken ct)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        if (await db.Users.AnyAsync(ct))
        {
            return null;
        }

        try
        {
            foreach (var name in Roles.All)
            {
                if (!await roles.RoleExistsAsync(name))
                {
                    Check(await roles.CreateAsync(new IdentityRole<Guid>(name) { Id = Guid.CreateVersion7(time.GetUtcNow()) }));
                }
            }

            var now = time.GetUtcNow();
            var user = new User { Id = Guid.CreateVersion7(now), UserName = email, Email = email, EmailConfirmed = true, LockoutEnabled = true, CreatedAt = now };
            Check(await users.CreateAsync(user, password));
            Check(await users.AddToRoleAsync(user, Roles.Owner));
            await transaction.CommitAsync(ct);
            logger.OwnerCreated(user.Id);
            return user;
        }
        catch (DbUpdateException taken) when (taken.IsUniqueViolation())
        {
            return null; // another node that started at the same time was first
        }
    }

    private static void Check(IdentityResult result)
    {
        if (!result.Succeeded)
        {
            throw new InvalidOperationException($"The first account could not be made: {string.Join(' ', result.Errors.Select(e => e.Description))}");
        }
    }
}
