using System.Text;
using System.Text.RegularExpressions;
using Rocket.Admin.Tests.Support.Http;

namespace Rocket.Admin.Tests.Providers.Mailgun;

/// <summary>One part of a recorded form, split strictly by the boundary that the request names.</summary>
internal sealed partial record MailgunPart(string Name, string? FileName, string? ContentType, byte[] Content)
{
    public string Text => Encoding.UTF8.GetString(Content);

    public static List<MailgunPart> Of(RecordedRequest request)
    {
        const string Prefix = "multipart/form-data; boundary=";
        var type = request.Header("Content-Type")!;
        Assert.StartsWith(Prefix, type, StringComparison.Ordinal);
        var delimiter = "--" + type[Prefix.Length..];

        // Latin-1 keeps every byte.
        var body = "\r\n" + Encoding.Latin1.GetString(request.Body);
        Assert.EndsWith($"\r\n{delimiter}--\r\n", body, StringComparison.Ordinal);
        return [.. body[..^(delimiter.Length + 6)].Split($"\r\n{delimiter}\r\n").Skip(1).Select(Read)];
    }

    /// <summary>The texts of all parts of a name.</summary>
    public static List<string> Texts(RecordedRequest request, string name) => [.. Of(request).Where(p => p.Name == name).Select(p => p.Text)];

    /// <summary>The addresses in all parts of a name.</summary>
    public static List<string> Addresses(RecordedRequest request, string name) => [.. Texts(request, name).Select(text => MimeKit.MailboxAddress.Parse(text).Address)];

    private static MailgunPart Read(string part)
    {
        var match = Shape().Match(part);
        Assert.True(match.Success, $"This is no part as the official client writes it: {part[..Math.Min(200, part.Length)]}");
        return new MailgunPart(
            Utf8(match.Groups["name"])!, Utf8(match.Groups["file"]), Utf8(match.Groups["type"]), Encoding.Latin1.GetBytes(match.Groups["content"].Value));
    }

    private static string? Utf8(Group group) => group.Success ? Encoding.UTF8.GetString(Encoding.Latin1.GetBytes(group.Value)) : null;

    [GeneratedRegex("""
        \AContent-Disposition: form-data; name="(?<name>[^"\r\n]*)"(?:; filename="(?<file>[^"\r\n]*)"\r\nContent-Type: (?<type>[^\r\n]+))?\r\n\r\n(?<content>.*)\z
        """, RegexOptions.CultureInvariant | RegexOptions.Singleline)]
    private static partial Regex Shape();
}
