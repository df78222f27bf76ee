using System.Buffers;
using System.Reflection;
using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Http.Metadata;

namespace Rocket.Admin.Api;

/// <summary>
/// A handler parameter that holds the request's JSON body. What is not JSON is answered with 400, what does not fit
/// <typeparamref name="T"/> with 422 and every wrong field named, before the handler runs. Also documents the body in OpenAPI.
/// </summary>
internal sealed class JsonBody<T> : IRequestPart, IBindableFromHttpContext<JsonBody<T>>, IEndpointParameterMetadataProvider
    where T : class
{
    private readonly T? _value;

    private JsonBody(T value)
    {
        _value = value;
    }

    private JsonBody(ProblemHttpResult problem)
    {
        Problem = problem;
    }

    public T Value => _value ?? throw new InvalidOperationException("The body was refused; the endpoint lacks the filter that says so.");

    public ProblemHttpResult? Problem { get; }

    /// <summary>SHA-256 of the body as it was sent; only computed for requests with an <c>Idempotency-Key</c>.</summary>
    public byte[]? Hash { get; private init; }

    public static async ValueTask<JsonBody<T>?> BindAsync(HttpContext context, ParameterInfo parameter)
    {
        if (!context.Request.HasJsonContentType())
        {
            return new JsonBody<T>(Problems.UnsupportedMediaType());
        }

        var reader = context.Request.BodyReader;
        try
        {
            var result = await reader.ReadAsync(context.RequestAborted);
            while (!result.IsCompleted)
            {
                // Examined but not consumed: the pipe keeps what came and waits for the rest.
                reader.AdvanceTo(result.Buffer.Start, result.Buffer.End);
                result = await reader.ReadAsync(context.RequestAborted);
            }

            var body = Read(result.Buffer, context.Request.Headers.ContainsKey("Idempotency-Key"));
            reader.AdvanceTo(result.Buffer.End);
            return body;
        }
        catch (BadHttpRequestException refused)
        {
            return new JsonBody<T>(Problems.Refused(refused));
        }
    }

    public static void PopulateMetadata(ParameterInfo parameter, EndpointBuilder builder)
    {
        builder.Metadata.Add(new AcceptsMetadata(["application/json"], typeof(T)));
        builder.Metadata.Add(new ProducesResponseTypeMetadata(StatusCodes.Status400BadRequest, typeof(Microsoft.AspNetCore.Mvc.ProblemDetails), ["application/problem+json"]));
        builder.Metadata.Add(new ProducesResponseTypeMetadata(StatusCodes.Status422UnprocessableEntity, typeof(HttpValidationProblemDetails), ["application/problem+json"]));
        RequestPartFilter.AddTo(builder);
    }

    private static JsonBody<T> Read(ReadOnlySequence<byte> json, bool withHash)
    {
        if (json.IsEmpty)
        {
            return new JsonBody<T>(Problems.BadRequest("The request has no body. Send a JSON object."));
        }

        try
        {
            var reader = new Utf8JsonReader(json);
            var value = JsonSerializer.Deserialize<T>(ref reader, ApiJson.Options);
            reader.Read(); // throws when something follows the object
            return value is null ? new JsonBody<T>(Problems.BadRequest("The request body is null. Send a JSON object.")) : new JsonBody<T>(value) { Hash = withHash ? SHA256.HashData(json.ToArray()) : null };
        }
        catch (Exception fault) when (fault is JsonException or InvalidOperationException)
        {
            // InvalidOperationException: text that is not Unicode, such as half a surrogate pair.
            return new JsonBody<T>(JsonFault.Explain(json, typeof(T), fault));
        }
    }
}
