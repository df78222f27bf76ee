using Rocket.Admin.Components.Sending;

namespace Rocket.Admin.Tests.Components.Sending;

public sealed class SendDraftTests
{
    [Fact]
    public void The_button_names_what_it_does()
    {
        var draft = new SendDraft();
        Assert.Equal("Send email", draft.Action(isScheduled: false));

        draft.To = ["\"Doe, Jane\" <jane@example.com>"];
        Assert.Equal("Send to jane@example.com", draft.Action(isScheduled: false));
        Assert.Equal("Schedule for jane@example.com", draft.Action(isScheduled: true));

        draft.To = [.. draft.To, "joe@example.com"];
        Assert.Equal("Send to 2 recipients", draft.Action(isScheduled: false));
    }

    [Fact]
    public void Only_the_chosen_way_of_writing_is_sent()
    {
        var draft = new SendDraft { To = ["jane@example.com"], Template = "welcome", Subject = "Own", Text = "Own words", From = " " };

        var fromTemplate = draft.ToRequest(new() { ["name"] = "Jane" }, TimeZoneInfo.Utc);
        Assert.Equal(("welcome", null, null, null), (fromTemplate.Template, fromTemplate.Subject, fromTemplate.Text, fromTemplate.From));
        Assert.Equal("Jane", fromTemplate.Variables!["name"]!.GetValue<string>());

        draft.Mode = SendDraft.OwnWords;
        var own = draft.ToRequest(new() { ["name"] = "Jane" }, TimeZoneInfo.Utc);
        Assert.Equal((null, "Own", "Own words"), (own.Template, own.Subject, own.Text));
        Assert.Null(own.Variables);
    }

    [Fact]
    public void The_time_is_meant_in_the_admins_own_zone()
    {
        var berlin = TimeZoneInfo.CreateCustomTimeZone("test", TimeSpan.FromHours(2), "test", "test");
        var draft = new SendDraft { SendAt = new DateTime(2026, 7, 1, 9, 30, 0) };

        Assert.Equal(new DateTimeOffset(2026, 7, 1, 7, 30, 0, TimeSpan.Zero), draft.ToRequest([], berlin).SendAt);
    }

    [Fact]
    public void Errors_stand_at_their_field_and_the_rest_is_not_lost()
    {
        var errors = new FieldErrors(new Dictionary<string, string[]> { ["to[1]"] = ["No domain."], ["tenant"] = ["Unknown."], ["text"] = ["Give text."] });

        Assert.Equal("No domain.", errors.For("to"));
        Assert.Null(errors.For("template"));
        Assert.Equal(["Unknown."], errors.Elsewhere);
    }
}
