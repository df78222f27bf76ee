namespace Rocket.Admin.Delivery;

/// <summary>What <c>_email_logs.provider_response</c> holds.</summary>
internal sealed record AttemptResponse
{
    /// <summary>The provider's raw answer; no secrets.</summary>
    public string? Reply { get; init; }

    public string? MessageId { get; init; }

    /// <summary>How far the attempt got.</summary>
    public required string Phase { get; init; }

    /// <summary>One of the six failure kinds; absent when accepted.</summary>
    public string? Kind { get; init; }

    /// <summary>Answers per recipient where they differ.</summary>
    public IReadOnlyList<RecipientAnswer>? Recipients { get; init; }
}

/// <summary>The provider's answer for one recipient.</summary>
internal sealed record RecipientAnswer(string Address, bool Accepted, string? Kind, string? Reply);
