using System.Text;
using Microsoft.Extensions.Options;
using Rocket.Admin.Providers.FromEnvironment;

namespace Rocket.Admin.Providers;

/// <summary>
/// The variables of this server, in this order: the process's own <c>NAME</c>, the file its <c>NAME_FILE</c> points at, <c>NAME</c> or
/// <c>NAME_FILE</c> in the <c>.env</c> file, the Docker secret <c>name</c>. An empty value counts as not set, so that
/// <c>EMAIL_PASSWORD=</c> leaves room for the secret. Files are read at each look, so a change needs no restart.
/// </summary>
internal class ServerEnvironment(IOptions<ServerEnvironmentOptions> options)
{
    private const string FileSuffix = "_FILE";

    /// <summary>In bytes: far above any secret or <c>.env</c>; a device or a log that was named by mistake may have no end.</summary>
    private const int MaxFileLength = 256 * 1024;

    /// <summary>The value of a variable; null when it is not set, empty, or cannot be read.</summary>
    public string? Find(string name)
    {
        return Look(name).Value;
    }

    /// <summary>The value of a variable, where it stands, or why it cannot be read.</summary>
    public ServerVariable Look(string name)
    {
        if (OfProcess(name) is { Length: > 0 } own)
        {
            return new ServerVariable(name, own, VariableSource.Process, null);
        }

        if (OfProcess(name + FileSuffix) is { Length: > 0 } path)
        {
            return OfNamedFile(name, path, VariableSource.File);
        }

        var file = ReadEnvFile().Values;
        if (file.GetValueOrDefault(name) is { Length: > 0 } written)
        {
            return new ServerVariable(name, written, VariableSource.EnvFile, null);
        }

        return file.GetValueOrDefault(name + FileSuffix) is { Length: > 0 } named ? OfNamedFile(name, named, VariableSource.EnvFile) : OfSecretsFolder(name);
    }

    /// <summary>What is wrong with the <c>.env</c> file itself; lines by number, never by content.</summary>
    public IReadOnlyList<string> EnvFileProblems()
    {
        return [.. ReadEnvFile().Problems.Select(problem => $"{options.Value.EnvFile}: {problem}")];
    }

    /// <summary>A variable of the process; null when it is not set.</summary>
    protected virtual string? OfProcess(string name)
    {
        return Environment.GetEnvironmentVariable(name);
    }

    private EnvFile ReadEnvFile()
    {
        var path = options.Value.EnvFile;
        return path.Length == 0 || !Path.Exists(path) ? EnvFile.Empty : Read(path) is { } text ? EnvFile.Parse(text) : EnvFile.Unreadable;
    }

    /// <summary>A file that was named and gives nothing is a mistake to tell, not a reason to look for an older value elsewhere.</summary>
    private static ServerVariable OfNamedFile(string name, string path, VariableSource source)
    {
        return Read(path) switch
        {
            null => new ServerVariable(name, null, null, $"{name}{FileSuffix} points at a file that this server cannot read: check the path and the file's permissions."),
            "" => new ServerVariable(name, null, null, $"{name}{FileSuffix} points at an empty file."),
            var value => new ServerVariable(name, value, source, null),
        };
    }

    private ServerVariable OfSecretsFolder(string name)
    {
        var path = options.Value.SecretsDirectory is { Length: > 0 } folder ? Path.Combine(folder, name.ToLowerInvariant()) : null;
        if (path is null || !File.Exists(path))
        {
            return new ServerVariable(name, null, null, null);
        }

        return Read(path) switch
        {
            null => new ServerVariable(name, null, null, $"This server cannot read the secret {path}: check the file's permissions."),
            "" => new ServerVariable(name, null, null, null),
            var value => new ServerVariable(name, value, VariableSource.SecretsFolder, null),
        };
    }

    /// <returns>The text without the line break that editors and <c>echo</c> end a file with; null when it cannot be read.</returns>
    private static string? Read(string path)
    {
        try
        {
            using var stream = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
            var bytes = new byte[4096];
            var length = 0;
            for (int read; (read = stream.Read(bytes, length, bytes.Length - length)) > 0;)
            {
                length += read;
                if (length > MaxFileLength)
                {
                    return null;
                }

                if (length == bytes.Length)
                {
                    Array.Resize(ref bytes, 2 * length);
                }
            }

            return Encoding.UTF8.GetString(bytes, 0, length).TrimStart('\uFEFF').TrimEnd('\r', '\n');
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            return null;
        }
    }
}
