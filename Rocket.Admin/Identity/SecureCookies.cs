using Microsoft.AspNetCore.Authentication.Cookies;

namespace Rocket.Admin.Identity;

/// <summary>
/// Adds the <c>__Host-</c> prefix over https: browsers then take the cookie only from this very host and only secure. Over http
/// (localhost) they would refuse it.
/// </summary>
internal sealed class SecureCookies : ICookieManager
{
    private readonly ChunkingCookieManager _cookies = new();

    public string? GetRequestCookie(HttpContext context, string key)
    {
        return _cookies.GetRequestCookie(context, Name(context, key));
    }

    public void AppendResponseCookie(HttpContext context, string key, string? value, CookieOptions options)
    {
        _cookies.AppendResponseCookie(context, Name(context, key), value, options);
    }

    public void DeleteCookie(HttpContext context, string key, CookieOptions options)
    {
        _cookies.DeleteCookie(context, Name(context, key), options);
    }

    private static string Name(HttpContext context, string key)
    {
        return context.Request.IsHttps ? $"__Host-{key}" : key;
    }
}
