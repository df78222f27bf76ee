namespace Rocket.Admin.Providers;

/// <summary>Settings of the providers, section <c>Rocket:Email</c>.</summary>
internal sealed class ProviderOptions
{
    public const string Section = "Rocket:Email";

    /// <summary>
    /// Whether a config may name a <c>base_url</c>: an admin could then make this server talk to any host it can reach. Default: true in Development, else false.
    /// </summary>
    public bool? AllowCustomEndpoints { get; set; }

    public bool CustomEndpointsAllowed => AllowCustomEndpoints ?? false;
}
