using System.Buffers;
using System.Text.Json;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Rocket.Admin.Api;

/// <summary>Turns a failed reading of a body into an answer that names every field that is wrong. Runs only after a failure, so it may be thorough.</summary>
internal static class JsonFault
{
    public static ProblemHttpResult Explain(ReadOnlySequence<byte> json, Type type, Exception fault)
    {
        try
        {
            using var document = JsonDocument.Parse(json);
            if (document.RootElement.ValueKind != JsonValueKind.Object)
            {
                return Problems.BadRequest("The request body is JSON, but not an object. Send a JSON object.");
            }

            var errors = new FieldErrors();
            JsonShape.Check(document.RootElement, ApiJson.Options.GetTypeInfo(type), path: "", errors);
            if (errors.Count == 0)
            {
                errors.Add(PathOf(fault), "This value does not fit here.");
            }

            return Problems.Unprocessable(errors);
        }
        catch (JsonException notJson)
        {
            return Problems.BadRequest($"The request body is not valid JSON (line {notJson.LineNumber + 1}, byte {notJson.BytePositionInLine + 1}).");
        }
        catch (InvalidOperationException)
        {
            return Problems.BadRequest("The request body holds text that is not valid Unicode.");
        }
    }

    private static string PathOf(Exception fault)
    {
        var path = (fault as JsonException)?.Path ?? "$";
        return path.StartsWith("$.", StringComparison.Ordinal) ? path[2..] : path;
    }
}
