using ArchUnitNET.Domain;
using ArchUnitNET.Loader;

namespace Rocket.Admin.Tests.Architecture;

/// <summary>The product's types and what they depend on, read once.</summary>
internal static class Product
{
    private const string Root = "Rocket.Admin";

    /// <summary>Whatever stands outside every folder: Program.cs.</summary>
    public const string Composition = "Program";

    private static readonly ArchUnitNET.Domain.Architecture s_architecture = new ArchLoader().LoadAssemblies(typeof(Program).Assembly).Build();

    /// <summary>Each dependency of one of our types, once.</summary>
    public static IReadOnlyList<Dependency> Dependencies { get; } =
        [.. from type in s_architecture.Types
            where type.Assembly.Name.StartsWith(Root, StringComparison.Ordinal)
            let slice = SliceOf(type)
            where slice is not null
            from dependency in type.Dependencies
            group dependency by (Slice: slice, From: type.FullName, To: dependency.Target.FullName) into same
            select new Dependency(same.Key.Slice, same.Key.From, SliceOf(same.First().Target), same.Key.To)];

    /// <summary>The folder a type belongs to (<c>Delivery</c>), or null when it is not ours.</summary>
    private static string? SliceOf(IType type)
    {
        var name = type.Namespace?.FullName ?? "";
        if (name.StartsWith(Root + ".", StringComparison.Ordinal))
        {
            return name.Split('.')[2];
        }

        // The compiler's and the generators' own types have no folder either; they are not ours to judge.
        return type.FullName == nameof(Program) || type.FullName.StartsWith(nameof(Program) + "+", StringComparison.Ordinal) ? Composition : null;
    }

    /// <param name="Slice">Folder of the type that depends.</param>
    /// <param name="From">The type that depends.</param>
    /// <param name="TargetSlice">Folder of what it depends on; null when that is not ours.</param>
    /// <param name="To">What it depends on.</param>
    internal sealed record Dependency(string Slice, string From, string? TargetSlice, string To)
    {
        public override string ToString()
        {
            return $"{From} -> {To}";
        }
    }
}
