namespace Rocket.Admin.Tests.Architecture;

internal static class Violations
{
    /// <summary>Fails with every violation in full; the runner's own assertion would cut their names.</summary>
    public static void AssertNone<T>(IEnumerable<T> violations)
    {
        var list = violations.Select(v => v!.ToString()).ToList();
        Assert.True(list.Count == 0, $"{list.Count} violation(s):\n{string.Join('\n', list)}");
    }
}
