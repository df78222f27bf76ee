namespace Rocket.Admin.Api.Delivery;

internal static class DeliveryApi
{
    /// <summary>Sending, messages, logs, suppressions and the provider test.</summary>
    public static IEndpointRouteBuilder MapDelivery(this IEndpointRouteBuilder routes)
    {
        var email = routes.MapGroup("/_admin/email");
        SendEndpoints.Map(email.MapGroup("").WithTags("Send"));
        MessageEndpoints.Map(email.MapGroup("").WithTags("Messages"));
        LogEndpoints.Map(email.MapGroup("").WithTags("Logs"));
        SuppressionEndpoints.Map(email.MapGroup("").WithTags("Suppressions"));
        ProviderTestEndpoints.Map(email.MapGroup("").WithTags("Providers"));
        return routes;
    }
}
