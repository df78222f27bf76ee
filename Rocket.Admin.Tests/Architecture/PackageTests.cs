namespace Rocket.Admin.Tests.Architecture;

/// <summary>A package has an owner folder, so that replacing it touches that folder only.</summary>
public sealed class PackageTests
{
    private static readonly string[] s_shellAndFloor = ["Components", "Api", "Observability", Product.Composition];

    public static TheoryData<string, string[]> Owners => new()
    {
        { "MudBlazor", ["Components"] },
        { "BlazorMonaco", ["Components"] },
        { "MailKit", ["Providers"] },
        { "MimeKit", ["Providers"] },
        { "HandlebarsDotNet", ["Templates"] },
        { "Npgsql", ["Data"] },
        { "Microsoft.Data.Sqlite", ["Data"] },
    };

    [Theory]
    [MemberData(nameof(Owners))]
    public void Only_its_owner_uses_a_package(string package, string[] owners)
    {
        var strangers = Product.Dependencies.Where(d => Uses(d, package) && !owners.Contains(d.Slice));
        Violations.AssertNone(strangers);
    }

    [Fact]
    public void The_shell_and_program_do_not_use_entity_framework()
    {
        var strangers = Product.Dependencies.Where(d => Uses(d, "Microsoft.EntityFrameworkCore") && s_shellAndFloor.Contains(d.Slice));
        Violations.AssertNone(strangers);
    }

    private static bool Uses(Product.Dependency dependency, string package)
    {
        return dependency.TargetSlice is null && dependency.To.StartsWith(package + ".", StringComparison.Ordinal);
    }
}
