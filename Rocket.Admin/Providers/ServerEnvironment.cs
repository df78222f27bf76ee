namespace Rocket.Admin.Providers;

/// <summary>The environment variables of this server, and the files that <c>NAME_FILE</c> variables point at (Docker secrets).</summary>
internal class ServerEnvironment
{
    /// <summary>The value of a variable; null when it is not set or empty.</summary>
    public virtual string? Find(string name)
    {
        return Environment.GetEnvironmentVariable(name) is { Length: > 0 } value ? value : FindInFile(name);
    }

    private static string? FindInFile(string name)
    {
        if (Environment.GetEnvironmentVariable(name + "_FILE") is not { Length: > 0 } path)
        {
            return null;
        }

        try
        {
            // Editors and `echo` end a file with a line break that is not part of the secret.
            return File.ReadAllText(path).TrimEnd('\r', '\n') is { Length: > 0 } value ? value : null;
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            // Not readable is the same to a provider as not set, and is said so with the variable's name.
            return null;
        }
    }
}
