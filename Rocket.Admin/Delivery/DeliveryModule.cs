using Microsoft.Extensions.Options;
using Rocket.Admin.Delivery.Journal;
using Rocket.Admin.Observability;

namespace Rocket.Admin.Delivery;

internal static class DeliveryModule
{
    /// <summary>
    /// The queue and its loops. Hosted services start in this order and stop in the reverse one: first no more is taken, then leases
    /// are given back, last the journal writes what is left.
    /// </summary>
    public static IServiceCollection AddDelivery(this IServiceCollection services)
    {
        services.AddOptions<DeliveryOptions>().BindConfiguration(DeliveryOptions.Section).PostConfigure(o => o.RetrySchedule = o.RetrySchedule is { Length: > 0 } own ? own : DeliveryOptions.DefaultSchedule).ValidateOnStart();
        services.AddSingleton<IValidateOptions<DeliveryOptions>, DeliveryOptionsValidator>();
        services.AddSingleton<DeliveryFeed>().AddSingleton<JournalSql>().AddSingleton<SendQueue>().AddSingleton<DeliveryJournal>();
        services.AddSingleton<SuppressionList>().AddSingleton<RunningAttempts>().AddSingleton<ContentReader>().AddSingleton<SentRequests>().AddSingleton<MessageDelivery>();
        services.AddSingleton<RequestReader>().AddSingleton<MessageBuilder>();
        services.AddScoped<EmailService>().AddScoped<MessageCommands>().AddScoped<ProviderTest>().AddScoped<SuppressionService>();

        services.AddSingleton<MessageJournal>().AddHostedService(provider => provider.GetRequiredService<MessageJournal>());
        services.AddHostedService<NodeUpkeep>();
        services.AddSingleton<PausedMail>().AddHostedService(provider => provider.GetRequiredService<PausedMail>());
        services.AddSingleton<Dispatcher>().AddHostedService(provider => provider.GetRequiredService<Dispatcher>());
        services.AddHostedService<QueueIntake>();
        services.AddHealthChecks().AddCheck<SendingHealth>("sending", tags: [ObservabilityModule.Ready]);
        return services;
    }
}
