using Rocket.Admin.Tests.Providers.AwsSes;
using Rocket.Admin.Tests.Providers.Mailgun;
using Rocket.Admin.Tests.Providers.Mailtrap;
using Rocket.Admin.Tests.Providers.Postmark;
using Rocket.Admin.Tests.Providers.Resend;
using Rocket.Admin.Tests.Providers.SendGrid;

namespace Rocket.Admin.Tests.Providers.Http;

/// <summary>All HTTP types under the contract suite.</summary>
internal static class HttpContracts
{
    public static IReadOnlyList<HttpContract> All { get; } =
        [SendGridContract.Contract, ResendContract.Contract, MailgunContract.Contract, PostmarkContract.Contract, MailtrapContract.Contract, SesContract.Contract];

    public static HttpContract Of(string key) => All.Single(c => c.Key == key);

    public static TheoryData<string> Keys => [.. All.Select(c => c.Key)];

    public static TheoryData<string, T> Times<T>(params T[] values)
    {
        var rows = new TheoryData<string, T>();
        foreach (var contract in All)
        {
            foreach (var value in values)
            {
                rows.Add(contract.Key, value);
            }
        }

        return rows;
    }
}
