namespace Rocket.Admin.Tests.Support;

/// <summary>A directory of one test's own, gone when the test is.</summary>
internal sealed class TempDirectory : IDisposable
{
    public string Root { get; } = Directory.CreateTempSubdirectory("rocket-test-").FullName;

    public string File(string name)
    {
        return System.IO.Path.Combine(Root, name);
    }

    public void Dispose()
    {
        Directory.Delete(Root, recursive: true);
    }
}
