using System.Runtime.InteropServices;

namespace Rocket.Admin.Tests.Support;

/// <summary>Places in the working copy that the tests were built from.</summary>
internal static class Repository
{
    public static string Root { get; } = FindRoot();

    /// <summary>The built server, of the same configuration as the tests.</summary>
    public static string ServerAssembly
    {
        get
        {
            var framework = new DirectoryInfo(AppContext.BaseDirectory);
            return Path.Combine(Root, "Rocket.Admin", "bin", framework.Parent!.Name, framework.Name, "Rocket.Admin.dll");
        }
    }

    /// <summary>The <c>dotnet</c> that runs this process.</summary>
    public static string DotNet => Path.GetFullPath(Path.Combine(RuntimeEnvironment.GetRuntimeDirectory(), "..", "..", "..", "dotnet"));

    /// <summary>Source files of a project, without generated ones.</summary>
    public static IEnumerable<FileInfo> Sources(string project, params string[] extensions)
    {
        return new DirectoryInfo(Path.Combine(Root, project)).EnumerateFiles("*", SearchOption.AllDirectories)
            .Where(file => extensions.Contains(file.Extension, StringComparer.Ordinal))
            .Where(file => !Path.GetRelativePath(Root, file.FullName).Split('/').Any(part => part is "bin" or "obj"));
    }

    private static string FindRoot()
    {
        var directory = new DirectoryInfo(AppContext.BaseDirectory);
        while (!directory.EnumerateFiles("*.sln").Any())
        {
            directory = directory.Parent ?? throw new InvalidOperationException($"No solution above {AppContext.BaseDirectory}");
        }

        return directory.FullName;
    }
}
