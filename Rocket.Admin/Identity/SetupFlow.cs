using Microsoft.AspNetCore.Identity;

namespace Rocket.Admin.Identity;

/// <summary>What the set-up page does: the first owner, signed in, and a key to try the API with.</summary>
internal sealed class SetupFlow(SetupService setup, OwnerAccounts owners, SignInService signIn, SignInManager<User> principals, ApiKeyService keys)
{
    /// <summary>The secret of the new API key; null when the token is not, or no longer, valid.</summary>
    public async Task<string?> CompleteAsync(string? token, string email, string password, CancellationToken ct)
    {
        if (await setup.CompleteAsync(token, email, password, owners, ct) is not { } owner)
        {
            return null;
        }

        await signIn.SignInAsync(owner);
        var creator = await principals.CreateUserPrincipalAsync(owner);
        return await keys.CreateAsync(new NewApiKey("First key", [Permissions.Send, Permissions.LogsRead]), creator, ct) switch
        {
            ApiKeyCreation.Created created => created.Secret,
            var other => throw new InvalidOperationException($"The first API key could not be made: {other}"),
        };
    }
}
