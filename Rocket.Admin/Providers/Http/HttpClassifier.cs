namespace Rocket.Admin.Providers.Http;

/// <summary>Turns an answer that is no success into an outcome, by the provider's table.</summary>
internal static class HttpClassifier
{
    private const int LongestReplyInReason = 300;
    private static readonly TimeSpan s_longestWait = TimeSpan.FromHours(24);

    // Of several problems the one that concerns the most is told.
    private static readonly FailureKind[] s_gravity =
        [FailureKind.ProviderDown, FailureKind.NextProvider, FailureKind.RetryLater, FailureKind.Ambiguous, FailureKind.PermanentMessage, FailureKind.PermanentRecipient];

    /// <param name="dialect">The provider.</param>
    /// <param name="reply">Its answer.</param>
    /// <param name="mail">What it was asked to send.</param>
    /// <param name="now">For waits given as a point in time.</param>
    public static SendOutcome Classify(IHttpDialect dialect, HttpReply reply, HttpMail mail, DateTimeOffset now)
    {
        var problems = dialect.Problems(reply, mail);
        var judged = (problems.Count > 0 ? problems : [new HttpProblem(null, "")])
            .Select(problem => (Problem: problem, Failure: Judge(dialect, reply, problem, mail, now)))
            .OrderBy(p => Array.IndexOf(s_gravity, p.Failure.Kind))
            .ToList();
        var lead = judged[0].Failure;
        var refused = judged.Where(p => p.Failure.Kind == FailureKind.PermanentRecipient).SelectMany(p => Named(p.Problem, mail).Select(address => (address, p.Failure))).ToList();
        if (lead.Kind != FailureKind.PermanentRecipient || refused.DistinctBy(r => r.address, StringComparer.OrdinalIgnoreCase).Count() == mail.Recipients.Count)
        {
            return new SendOutcome(SendPhase.Answered, lead, null, reply.Raw(), Entries(mail, refused, lead));
        }

        // One bad address spoils the request for all: the others are sent without it.
        var others = new SendFailure(FailureKind.NextProvider, $"Not sent, because {dialect.Name} refused the whole message for another recipient's address.");
        return new SendOutcome(SendPhase.Answered, others, null, reply.Raw(), Entries(mail, refused, others));
    }

    /// <summary>
    /// What an answer of 2xx means that is not the acceptance it should be. JSON that breaks off may have been one; anything else is judged
    /// by the tables, of which the last row says that somebody else answered.
    /// </summary>
    public static SendOutcome NotAccepted(IHttpDialect dialect, HttpReply reply, HttpMail mail) =>
        !reply.IsComplete || (reply.Json() is null && reply.Body.AsSpan().TrimStart() is ['{', ..])
            ? SendOutcome.Failed(
                SendPhase.Answered, FailureKind.Ambiguous, $"{dialect.Name} answered HTTP {reply.Status}, but the answer broke off: the message may have been accepted.", reply.Raw())

            // A success names no time to come back at.
            : Classify(dialect, reply, mail, DateTimeOffset.MaxValue);

    /// <summary>The failure that a single complaint means.</summary>
    public static SendFailure Judge(IHttpDialect dialect, HttpReply reply, HttpProblem problem, HttpMail mail, DateTimeOffset now)
    {
        var rule = dialect.Errors.FirstOrDefault(r => r.Fits(reply.Status, problem))
            ?? HttpErrorTable.Common.FirstOrDefault(r => r.Fits(reply.Status, problem))
            ?? HttpErrorTable.Of(reply.Status);
        var named = Named(problem, mail);
        var reason = Fill(rule.Reason, dialect.Name, reply, problem, named);
        if (rule.Kind == FailureKind.PermanentRecipient && named.Count == 0)
        {
            return new SendFailure(FailureKind.NextProvider, $"{reason} {dialect.Name} does not say which of the {mail.Recipients.Count} recipients it means.");
        }

        var wait = rule.Kind is FailureKind.RetryLater or FailureKind.NextProvider
            ? dialect.RetryAfter(reply, problem, now) ?? HttpWaits.RetryAfter(reply, now) ?? rule.RetryAfter
            : null;
        return new SendFailure(rule.Kind, reason, wait > s_longestWait ? s_longestWait : wait);
    }

    private static IReadOnlyList<string> Named(HttpProblem problem, HttpMail mail) =>
        problem.Recipients.Count > 0 ? problem.Recipients : mail.SoleRecipient is { } sole ? [sole] : [];

    private static RecipientOutcome[] Entries(HttpMail mail, List<(string Address, SendFailure Failure)> refused, SendFailure others)
    {
        return refused.Count == 0
            ? []
            : [.. mail.Recipients.All.Select(m => new RecipientOutcome(m.Address, refused.Find(r => r.Address.Equals(m.Address, StringComparison.OrdinalIgnoreCase)).Failure ?? others, null))];
    }

    private static string Fill(string reason, string provider, HttpReply reply, HttpProblem problem, IReadOnlyList<string> named)
    {
        var words = string.Join(' ', problem.Message.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        var status = $"HTTP {reply.Status} {reply.Phrase}";
        var code = problem.Code is { } own && own != words ? $"{own}: " : "";
        var text = words.Length == 0 ? $"{status}{(problem.Code is { } bare ? $", {bare}" : "")}" : $"{status}, {code}{words}";
        return reason
            .Replace("{provider}", provider, StringComparison.Ordinal)
            .Replace("{to}", named.Count > 0 ? string.Join(", ", named) : "a recipient", StringComparison.Ordinal)
            .Replace("{reply}", text.Length > LongestReplyInReason ? text[..LongestReplyInReason] + "…" : text.TrimEnd('.', ' '), StringComparison.Ordinal);
    }
}
