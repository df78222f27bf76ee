using Rocket.Admin.Logs;

namespace Rocket.Admin.Components.Logs;

/// <summary>The rows on the page, newest first. Pages are added at the end; a re-read of the beginning leaves what was read below it in place.</summary>
/// <param name="Rows">As shown.</param>
/// <param name="HasMore">Whether older rows exist.</param>
/// <param name="Arrived">Rows that came by themselves at the last re-read.</param>
internal sealed record LogList(IReadOnlyList<MessageRow> Rows, bool HasMore, IReadOnlySet<Guid> Arrived)
{
    public const int PageSize = 50;

    /// <summary>More rows than this are no longer a list that one reads.</summary>
    public const int Most = 2000;

    private const int MostReread = 200;
    private static readonly HashSet<Guid> s_none = [];

    /// <summary>How many rows a re-read should take, so that those on the screen are fresh.</summary>
    public int RereadSize => Math.Clamp(Rows.Count, PageSize, MostReread);

    /// <param name="read">Up to <paramref name="limit"/> rows and one more, if there is one.</param>
    /// <param name="limit">Rows of a page.</param>
    public static LogList First(List<MessageRow> read, int limit = PageSize) => new([.. read.Take(limit)], read.Count > limit, s_none);

    /// <summary>With an older page below.</summary>
    public LogList With(List<MessageRow> older, int limit = PageSize) => new([.. Rows, .. older.Take(limit)], older.Count > limit, s_none);

    /// <summary>With its beginning read again.</summary>
    public LogList Refreshed(List<MessageRow> read, int limit)
    {
        var known = Rows.Select(r => r.Id).ToHashSet();
        var fresh = read.Take(limit).ToList();
        var arrived = fresh.TakeWhile(r => !known.Contains(r.Id)).Select(r => r.Id).ToHashSet();
        if (read.Count <= limit)
        {
            return new LogList(fresh, false, arrived);
        }

        var end = fresh[^1].Id;
        if (Rows.Count == 0 || read[limit].Id > Rows[0].Id)
        {
            // So many came at once that the two do not meet: what lies between would be missing, so it is read again page by page.
            return new LogList(fresh, true, arrived);
        }

        var below = Rows.Where(r => r.Id < end).ToList();
        return new LogList([.. fresh, .. below], below.Count == 0 || HasMore, arrived);
    }
}
