using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Rocket.Admin.Templates;

namespace Rocket.Admin.Components.Templates;

/// <summary>The variables of the preview. Until somebody types into them they follow the template, so that every new name has a value.</summary>
public sealed class SampleData
{
    // Only ever shown in an editor, so an apostrophe may stay an apostrophe.
    private static readonly JsonSerializerOptions s_readable = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
    private static readonly JsonDocumentOptions s_lenient = new() { AllowTrailingCommas = true, CommentHandling = JsonCommentHandling.Skip, AllowDuplicateProperties = false };

    private readonly Func<TemplateContent, JsonObject> _make;

    internal SampleData(Func<TemplateContent, JsonObject> make, TemplateContent content)
    {
        _make = make;
        StartOver(content);
    }

    public string Text { get; private set; } = "";

    /// <summary>Somebody typed here.</summary>
    public bool IsTouched { get; private set; }

    /// <summary>The last data that could be read.</summary>
    internal JsonObject Variables { get; private set; } = [];

    internal SampleProblem? Problem { get; private set; }

    internal void Follow(TemplateContent content)
    {
        if (!IsTouched)
        {
            StartOver(content);
        }
    }

    internal void StartOver(TemplateContent content)
    {
        Variables = _make(content);
        Text = Variables.ToJsonString(s_readable);
        Problem = null;
        IsTouched = false;
    }

    internal void Type(string text)
    {
        Text = text;
        IsTouched = true;
        try
        {
            if (JsonNode.Parse(text, documentOptions: s_lenient) is JsonObject variables)
            {
                (Variables, Problem) = (variables, null);
            }
            else
            {
                Problem = new SampleProblem(0, 0, "Write an object: { \"name\": \"Jane\" }.");
            }
        }
        catch (JsonException fault)
        {
            Problem = ProblemOf(fault, text);
        }
    }

    private static SampleProblem ProblemOf(JsonException fault, string text)
    {
        var end = fault.Message.IndexOf(" Path: ", StringComparison.Ordinal) is >= 0 and var path ? path : fault.Message.IndexOf(" LineNumber: ", StringComparison.Ordinal);
        var message = end < 0 ? fault.Message : fault.Message[..end];
        if (fault.LineNumber is null)
        {
            return new SampleProblem(0, 0, message);
        }

        var line = (int)fault.LineNumber;
        var bytes = (int)(fault.BytePositionInLine ?? 0);
        var lines = text.Split('\n');
        var source = Encoding.UTF8.GetBytes(line < lines.Length ? lines[line] : "");
        var column = Encoding.UTF8.GetCharCount(source, 0, Math.Min(bytes, source.Length));
        return new SampleProblem(line + 1, column + 1, message);
    }
}
