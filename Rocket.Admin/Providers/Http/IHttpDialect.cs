namespace Rocket.Admin.Providers.Http;

/// <summary>What differs from one HTTP provider to the next: how a message is written, how answers are read, and what errors mean. No I/O of its own.</summary>
internal interface IHttpDialect
{
    /// <summary>The provider's name for people.</summary>
    string Name { get; }

    HttpLimits Limits { get; }

    /// <summary>The provider's error table; <see cref="HttpErrorTable"/> is asked for what it leaves open.</summary>
    IReadOnlyList<HttpErrorRule> Errors { get; }

    /// <summary>True when the provider answers a repeated request with the first answer.</summary>
    bool IsIdempotent => false;

    /// <summary>The secrets in other forms in which they are sent, such as Base64: taken out of answers like the secrets themselves.</summary>
    IReadOnlyList<string> EncodedSecrets => [];

    /// <summary>The request of a message.</summary>
    /// <exception cref="FormatException">It cannot be written; the text says why.</exception>
    HttpDraft Write(HttpMail mail);

    /// <summary>What this provider cannot carry at all, before the request is written; null when it can.</summary>
    SendFailure? Refuse(HttpMail mail) => null;

    /// <summary>Reads an answer of 2xx: accepted for all or some, or not the provider's answer at all.</summary>
    SendOutcome Accept(HttpReply reply, HttpMail mail);

    /// <summary>What an answer other than 2xx complains of; empty when its body says nothing readable.</summary>
    IReadOnlyList<HttpProblem> Problems(HttpReply reply, HttpMail mail);

    /// <summary>A wait that the provider tells in its own way; <c>Retry-After</c> is read for all.</summary>
    TimeSpan? RetryAfter(HttpReply reply, HttpProblem problem, DateTimeOffset now) => null;

    /// <summary>Checks the credentials without sending.</summary>
    Task<VerifyOutcome> VerifyAsync(HttpProbe probe);
}
