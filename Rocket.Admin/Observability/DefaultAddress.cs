namespace Rocket.Admin.Observability;

internal static class DefaultAddress
{
    private const string Address = "http://localhost:5080";

    // Every way ASP.NET Core has of being told where to listen. A `Urls` in appsettings.json would win over ASPNETCORE_URLS.
    private static readonly string[] s_settings = ["urls", "http_ports", "https_ports"];

    /// <summary>Listens on <c>http://localhost:5080</c> unless the operator said where.</summary>
    public static void UseDefaultAddress(this WebApplicationBuilder builder)
    {
        if (s_settings.All(s => string.IsNullOrEmpty(builder.Configuration[s])) && !builder.Configuration.GetSection("Kestrel:Endpoints").Exists())
        {
            builder.WebHost.UseUrls(Address);
        }
    }
}
