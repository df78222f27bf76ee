namespace Rocket.Admin.Api;

/// <summary>One page of a list, newest first.</summary>
/// <param name="Data">The rows.</param>
/// <param name="NextCursor">Give it back as <c>?cursor=</c> to read on; null at the end.</param>
internal sealed record Page<T>(IReadOnlyList<T> Data, string? NextCursor);

internal static class Page
{
    /// <summary>Makes a page from up to <c>limit + 1</c> rows: the one too many tells that there is a next page.</summary>
    public static Page<T> Of<T>(IReadOnlyList<T> rows, PageQuery query, Func<T, Guid> id)
    {
        return rows.Count > query.Limit
            ? new Page<T>([.. rows.Take(query.Limit)], Cursor.Encode(id(rows[query.Limit - 1])))
            : new Page<T>(rows, null);
    }

    /// <summary>A list that is always whole.</summary>
    public static Page<T> All<T>(IReadOnlyList<T> rows)
    {
        return new Page<T>(rows, null);
    }
}
