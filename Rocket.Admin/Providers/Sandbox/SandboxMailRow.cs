namespace Rocket.Admin.Providers.Sandbox;

/// <summary>A mail in the mailbox's list.</summary>
public sealed record SandboxMailRow(Guid Id, Guid MessageId, string From, string To, string Subject, int Size, int AttachmentCount, bool IsRead, DateTimeOffset CreatedAt);
