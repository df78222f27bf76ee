using System.Net;
using System.Net.Http.Headers;
using System.Text.Json.Nodes;

namespace Rocket.Admin.Tests.Delivery.Faults;

/// <summary>What the API answered.</summary>
internal sealed record Answer(HttpStatusCode Status, string Text, string? ContentType, HttpResponseHeaders Headers)
{
    public JsonNode Body => JsonNode.Parse(Text) ?? throw new InvalidOperationException("The answer is null.");

    /// <summary>The fields that a problem names, with their messages.</summary>
    public IReadOnlyDictionary<string, string> Errors =>
        Body["errors"]?.AsObject().ToDictionary(e => e.Key, e => string.Join(" ", e.Value!.AsArray().Select(m => m!.GetValue<string>()))) ?? [];

    public Guid Id => Body.Id("id");

    public static async Task<Answer> OfAsync(HttpResponseMessage response, CancellationToken ct)
    {
        using (response)
        {
            return new Answer(response.StatusCode, await response.Content.ReadAsStringAsync(ct), response.Content.Headers.ContentType?.MediaType, response.Headers);
        }
    }

    /// <summary>Itself, when the status is the expected one.</summary>
    public Answer Is(HttpStatusCode expected)
    {
        Assert.True(Status == expected, $"{(int)Status} instead of {(int)expected}: {Text}");
        return this;
    }

    /// <summary>A problem that names this field.</summary>
    public Answer Names(string field, HttpStatusCode status = HttpStatusCode.UnprocessableEntity)
    {
        Is(status);
        Assert.Equal("application/problem+json", ContentType);
        Assert.True(Errors.ContainsKey(field), $"No error for {field}: {Text}");
        Assert.False(string.IsNullOrWhiteSpace(Errors[field]));
        return this;
    }
}
