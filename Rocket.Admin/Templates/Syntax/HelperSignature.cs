namespace Rocket.Admin.Templates.Syntax;

/// <summary>The helpers templates may use, how many values each takes, and how to say it (also in the portal's reference panel).</summary>
internal sealed record HelperSignature(string Name, int Min, int Max, string Usage, string Description)
{
    public static IReadOnlyList<HelperSignature> Values { get; } =
    [
        new("eq", 2, 2, "{{#if (eq plan \"pro\")}}…{{/if}}", "True when both values are the same; numbers by value, everything else as text."),
        new("ne", 2, 2, "{{#if (ne plan \"pro\")}}…{{/if}}", "True when the two values differ."),
        new("upper", 1, 1, "{{upper name}}", "The value in capital letters."),
        new("lower", 1, 1, "{{lower email}}", "The value in small letters."),
        new("date", 1, 2, "{{date expires_at \"d MMMM yyyy\"}}", "A date or time in the given .NET format (default: d MMMM yyyy), English names, in the offset it came with. What isn't a date stays as it is."),
        new("default", 2, 2, "{{default name \"there\"}}", "The first value, or the second when the first is missing or empty."),
        new("lookup", 2, 2, "{{lookup prices plan}}", "A field of an object or an item of a list, named by another value."),
    ];

    public static IReadOnlyList<HelperSignature> Blocks { get; } =
    [
        new("if", 1, 1, "{{#if name}}…{{else}}…{{/if}}", "Shows the block when the value is there: not empty, not false, not 0."),
        new("unless", 1, 1, "{{#unless name}}…{{/unless}}", "Shows the block when the value is not there."),
        new("each", 1, 1, "{{#each items}}{{this}}{{else}}…{{/each}}", "Repeats the block for every item; inside, names belong to the item and ../ goes back out."),
        new("with", 1, 1, "{{#with user}}{{name}}{{/with}}", "Inside, names belong to the value."),
    ];

    public static HelperSignature? Value(string name) => Values.FirstOrDefault(h => h.Name.Equals(name, StringComparison.OrdinalIgnoreCase));

    public static HelperSignature? Block(string name) => Blocks.FirstOrDefault(h => h.Name == name);
}
