namespace Rocket.Admin.Identity;

/// <summary>While there is no account, the pages that would ask for one lead to the set-up page (and keep its token, if the visitor has it).</summary>
internal static class SetupGate
{
    public static IApplicationBuilder UseSetupGate(this IApplicationBuilder app)
    {
        return app.Use(async (context, next) =>
        {
            var request = context.Request;
            if ((HttpMethods.IsGet(request.Method) || HttpMethods.IsHead(request.Method))
                && (request.Path == "/" || request.Path == "/login")
                && await context.RequestServices.GetRequiredService<SetupService>().IsOpenAsync(context.RequestAborted))
            {
                var token = request.Query["token"].ToString();
                context.Response.Redirect(token.Length == 0 ? "/setup" : $"/setup?token={Uri.EscapeDataString(token)}");
                return;
            }

            await next(context);
        });
    }
}
