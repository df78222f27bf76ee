namespace Rocket.Admin.Components.Sending;

/// <summary>What the sending service said about each field, placed where the admin sees it.</summary>
internal sealed class FieldErrors(IReadOnlyDictionary<string, string[]> errors)
{
    private static readonly string[] s_shown = ["to", "cc", "bcc", "reply_to", "from", "template", "variables", "subject", "html", "text", "send_at"];

    public static FieldErrors None { get; } = new(new Dictionary<string, string[]>());

    public bool Any => errors.Count > 0;

    /// <summary>All about a field and its parts (<c>to[1]</c>), or null.</summary>
    public string? For(string field)
    {
        var said = errors.Where(e => Concerns(e.Key, field)).SelectMany(e => e.Value).Distinct().ToList();
        return said.Count == 0 ? null : string.Join(' ', said);
    }

    /// <summary>What no field on the page shows.</summary>
    public IReadOnlyList<string> Elsewhere => [.. errors.Where(e => !s_shown.Any(known => Concerns(e.Key, known))).SelectMany(e => e.Value)];

    private static bool Concerns(string key, string field) =>
        key == field || (key.StartsWith(field, StringComparison.Ordinal) && key[field.Length] is ('[' or '.'));
}
