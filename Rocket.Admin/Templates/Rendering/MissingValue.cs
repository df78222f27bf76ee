using System.Collections;

namespace Rocket.Admin.Templates.Rendering;

/// <summary>
/// Stands for a variable nobody provided. An empty sequence is false to <c>#if</c> and nothing to <c>#each</c>; asking for its items, or printing it, is
/// what counts as a miss. A look-up alone doesn't: <c>{{default name "you"}}</c> is fine without a name, and <c>user.name</c> is one miss, not two.
/// </summary>
internal sealed class MissingValue(RenderScope scope, string path) : IEnumerable
{
    public MissingValue Member(string name)
    {
        scope.Step();
        return new MissingValue(scope, $"{path}.{name}");
    }

    public void Report() => scope.Miss(path);

    public IEnumerator GetEnumerator()
    {
        Report();
        return Array.Empty<object>().GetEnumerator();
    }

    public override string ToString() => "";
}
