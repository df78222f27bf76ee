namespace Rocket.Admin.Providers.Http;

/// <summary>Whom one request names: those still to be served, each once (To before Cc before Bcc), for a provider that makes the headers of them.</summary>
internal sealed record Addressing(IReadOnlyList<Mailbox> To, IReadOnlyList<Mailbox> Cc, IReadOnlyList<Mailbox> Bcc)
{
    public int Count => To.Count + Cc.Count + Bcc.Count;

    public IEnumerable<Mailbox> All => To.Concat(Cc).Concat(Bcc);

    /// <summary>
    /// Everyone is hidden: the visible recipients were served before. To name several in one request would show them to each other,
    /// so each gets a request of its own.
    /// </summary>
    public bool IsHiddenOnly => To.Count == 0 && Bcc.Count > 0;

    public static Addressing Of(OutgoingEmail email)
    {
        var taken = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        var remaining = email.OnlyRecipients is { } only ? only.ToHashSet(StringComparer.OrdinalIgnoreCase) : null;
        var to = Remaining(email.To);
        var cc = Remaining(email.Cc);
        var bcc = Remaining(email.Bcc);

        // Every provider wants a To; those who are seen anyway take the place.
        return to.Count == 0 ? new Addressing(cc, [], bcc) : new Addressing(to, cc, bcc);

        List<Mailbox> Remaining(IReadOnlyList<Mailbox> mailboxes) => [.. mailboxes.Where(m => remaining?.Contains(m.Address) != false && taken.Add(m.Address))];
    }

    public static Addressing Alone(Mailbox recipient) => new([recipient], [], []);
}
