namespace Rocket.Admin.Data;

/// <summary>One hand-written SQL statement; a single instance each, because prepared commands are kept by it.</summary>
/// <param name="Text">SQL with <c>@name</c> parameters.</param>
/// <param name="Parameters">The parameter names, in the order in which values are given.</param>
internal sealed record Statement(string Text, params string[] Parameters);
