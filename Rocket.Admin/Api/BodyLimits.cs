using Microsoft.AspNetCore.Mvc;

namespace Rocket.Admin.Api;

/// <summary>How much of a body is read before the answer is 413.</summary>
internal static class BodyLimits
{
    /// <summary>Enough for any template or setting.</summary>
    public const long Ordinary = 4 * 1024 * 1024;

    /// <summary>A message with its attachments in base64, or a batch.</summary>
    public const long Send = 30 * 1024 * 1024;

    public static TBuilder AcceptBodyUpTo<TBuilder>(this TBuilder builder, long bytes)
        where TBuilder : IEndpointConventionBuilder
    {
        return builder.WithMetadata(new RequestSizeLimitAttribute(bytes));
    }
}
