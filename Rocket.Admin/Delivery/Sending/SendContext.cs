namespace Rocket.Admin.Delivery;

/// <summary>On whose behalf mail is sent.</summary>
/// <param name="Actor">Stable id of the API key or user: the scope of idempotency keys.</param>
/// <param name="TenantId">The tenant that the API key is bound to; null: all.</param>
/// <param name="Idempotency">The caller's key and the SHA-256 of the request body, if it gave a key.</param>
internal sealed record SendContext(string Actor, Guid? TenantId = null, (string Key, byte[] BodyHash)? Idempotency = null);
