namespace Rocket.Admin.Identity;

/// <summary>Tells addresses for programs from pages for people: programs get problem details, never a redirect or HTML.</summary>
internal static class ApiPaths
{
    private static readonly PathString[] s_roots = ["/_admin", "/api", "/openapi", "/metrics", "/health", "/webhooks"];

    // These hold both: a browser opens the page, a program posts or asks for JSON.
    private static readonly PathString[] s_shared = ["/auth", "/docs"];

    public static bool IsApi(HttpContext context)
    {
        var request = context.Request;
        return s_roots.Any(root => request.Path.StartsWithSegments(root, StringComparison.OrdinalIgnoreCase))
            || (s_shared.Any(root => request.Path.StartsWithSegments(root, StringComparison.OrdinalIgnoreCase)) && !IsBrowser(request));
    }

    private static bool IsBrowser(HttpRequest request)
    {
        return request.GetTypedHeaders().Accept.Any(a => a.MediaType.Equals("text/html", StringComparison.OrdinalIgnoreCase)) && !request.HasJsonContentType();
    }
}
