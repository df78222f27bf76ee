using Microsoft.AspNetCore.Components;
using Rocket.Admin.Delivery;

namespace Rocket.Admin.Components.Templates;

/// <summary>Sends the saved template with the sample data to whoever is signed in.</summary>
public sealed partial class SendTestMail
{
    private bool _busy;

    [Parameter, EditorRequired]
    public TemplateSession Session { get; set; } = null!;

    [Parameter, EditorRequired]
    public SampleData Sample { get; set; } = null!;

    /// <summary>Where it goes; null: the account has no address.</summary>
    [Parameter]
    public string? Address { get; set; }

    /// <summary>Stable id of the sender.</summary>
    [Parameter, EditorRequired]
    public string Actor { get; set; } = "";

    [Parameter]
    public Guid? Tenant { get; set; }

    [Parameter]
    public EventCallback<TestMail> OnSent { get; set; }

    [Inject]
    private EmailService Email { get; init; } = null!;

    [Inject]
    private ILogger<SendTestMail> Logger { get; init; } = null!;

    private async Task SendAsync()
    {
        _busy = true;
        TestMail result;
        try
        {
            var request = new SendRequest { Template = Session.Saved.Key, To = [Address!], Variables = Sample.Variables.DeepClone().AsObject(), Tags = ["template-test"] };
            result = TestMail.Of(await Email.SendAsync(request, new SendContext(Actor, Tenant), CancellationToken.None), Address!);
        }
#pragma warning disable CA1031 // Said on the page; the cause goes to the log.
        catch (Exception fault)
#pragma warning restore CA1031
        {
            Logger.TestNotSent(fault);
            result = new TestMail(false, "The database did not answer, so no test was sent. Try again.");
        }
        finally
        {
            _busy = false;
        }

        await OnSent.InvokeAsync(result);
    }
}
