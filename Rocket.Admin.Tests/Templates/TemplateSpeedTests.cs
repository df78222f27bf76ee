using System.Diagnostics;
using Rocket.Admin.Templates;

namespace Rocket.Admin.Tests.Templates;

public sealed class TemplateSpeedTests(ITestOutputHelper output)
{
    [Fact]
    public void The_invitation_renders_thousands_of_times_a_second_on_one_core()
    {
        var invite = BuiltInTemplates.Find("invite")!;
        var variables = invite.Sample();
        for (var i = 0; i < 500; i++)
        {
            Rendered.Engine.Render(invite.Content, variables);
        }

        var best = 0.0;
        for (var round = 0; round < 5; round++)
        {
            var watch = Stopwatch.StartNew();
            for (var i = 0; i < 1_000; i++)
            {
                Rendered.Engine.Render(invite.Content, variables);
            }

            best = Math.Max(best, 1_000 / watch.Elapsed.TotalSeconds);
        }

        output.WriteLine($"{best:N0} renders/s (subject, HTML and text)");

        // The aim is 10,000 on a quiet core in a release build; this bound only catches a template compiled per render (about 50/s).
        Assert.True(best > 1_500, $"{best:N0} renders/s");
    }
}
