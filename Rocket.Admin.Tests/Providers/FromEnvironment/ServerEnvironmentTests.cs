using Microsoft.Extensions.Options;
using Rocket.Admin.Providers;
using Rocket.Admin.Providers.FromEnvironment;
using Rocket.Admin.Tests.Support;

namespace Rocket.Admin.Tests.Providers.FromEnvironment;

/// <summary>Where a variable is looked for, and in which order.</summary>
public sealed class ServerEnvironmentTests : IDisposable
{
    private const string Name = "EMAIL_PASSWORD";

    private readonly TempDirectory _directory = new();
    private readonly FakeEnvironment _environment;

    public ServerEnvironmentTests()
    {
        Directory.CreateDirectory(_directory.File("secrets"));
        _environment = new FakeEnvironment(_directory.File(".env"), _directory.File("secrets"));
    }

    public void Dispose()
    {
        _directory.Dispose();
    }

    [Fact]
    public void Each_place_gives_way_to_the_one_before_it()
    {
        Assert.Equal((null, null, null), Look());

        Write("secrets/email_password", "from the secret\n");
        Assert.Equal(("from the secret", VariableSource.SecretsFolder, null), Look());

        Write("named-in-env", "from the file that .env names\r\n");
        Write(".env", $"{Name}_FILE={_directory.File("named-in-env")}");
        Assert.Equal(("from the file that .env names", VariableSource.EnvFile, null), Look());

        Write(".env", $"{Name}_FILE={_directory.File("named-in-env")}\n{Name}=from .env");
        Assert.Equal(("from .env", VariableSource.EnvFile, null), Look());

        Write("named", "from the file");
        _environment.Variables[Name + "_FILE"] = _directory.File("named");
        Assert.Equal(("from the file", VariableSource.File, null), Look());

        _environment.Variables[Name] = "from the process";
        Assert.Equal(("from the process", VariableSource.Process, null), Look());
    }

    [Fact]
    public void An_empty_value_leaves_room_for_the_next_place()
    {
        _environment.Variables[Name] = "";
        Write(".env", $"{Name}=   # Managed by Docker secrets");
        Write("secrets/email_password", "s3cret");
        Assert.Equal(("s3cret", VariableSource.SecretsFolder, null), Look());

        Write("secrets/email_password", "\n");
        Assert.Equal((null, null, null), Look());
    }

    [Theory]
    [InlineData("gone")]
    [InlineData("secrets")]
    [InlineData("empty")]
    [InlineData("large")]
    public void A_file_that_was_named_and_gives_nothing_is_told_instead_of_an_older_value_used(string file)
    {
        Write("empty", "\n");
        Write("large", new string('x', 300 * 1024));
        Write(".env", $"{Name}=older");
        _environment.Variables[Name + "_FILE"] = _directory.File(file);

        var (value, source, problem) = Look();

        Assert.Equal((null, null), (value, source));
        Assert.Contains("EMAIL_PASSWORD_FILE", problem, StringComparison.Ordinal);
        Assert.Null(_environment.Find(Name));
    }

    [Fact]
    public void A_change_of_a_file_is_seen_at_the_next_look()
    {
        Write(".env", $"{Name}=one");
        Assert.Equal("one", _environment.Find(Name));
        Write(".env", $"{Name}=two");
        Assert.Equal("two", _environment.Find(Name));
        File.Delete(_directory.File(".env"));
        Assert.Null(_environment.Find(Name));
    }

    [Fact]
    public void What_is_wrong_with_the_env_file_is_told_with_its_path()
    {
        Assert.Empty(_environment.EnvFileProblems());
        Write(".env", "\uFEFFA=b\nnonsense");
        Assert.Equal("b", _environment.Find("A"));
        Assert.Equal($"{_directory.File(".env")}: Line 2 is not NAME=value, so it was left out.", Assert.Single(_environment.EnvFileProblems()));

        // Docker makes a directory of a file that is mounted and not there.
        File.Delete(_directory.File(".env"));
        Directory.CreateDirectory(_directory.File(".env"));
        Assert.Contains("cannot read it", Assert.Single(_environment.EnvFileProblems()), StringComparison.Ordinal);
        Assert.Null(_environment.Find("A"));
    }

    [Fact]
    public void The_real_process_is_looked_at_and_a_value_is_never_in_the_text_of_a_variable()
    {
        var environment = new ServerEnvironment(Options.Create(new ServerEnvironmentOptions { EnvFile = "", SecretsDirectory = "" }));
        var (name, value) = Environment.GetEnvironmentVariables().Cast<System.Collections.DictionaryEntry>().Select(e => ((string)e.Key, (string?)e.Value)).First(e => e.Item2 is { Length: > 8 });
        var variable = environment.Look(name);
        Assert.Equal((value, VariableSource.Process), (variable.Value, variable.Source));
        Assert.Equal(name, $"{variable}");
    }

    private (string? Value, VariableSource? Source, string? Problem) Look()
    {
        var variable = _environment.Look(Name);
        return (variable.Value, variable.Source, variable.Problem);
    }

    private void Write(string name, string text)
    {
        File.WriteAllText(_directory.File(name), text);
    }
}
