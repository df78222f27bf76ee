using System.Text.Json.Nodes;
using Rocket.Admin.Components.Logs;
using Rocket.Admin.Delivery;

namespace Rocket.Admin.Tests.Components.Logs;

public sealed class MessageStoryTests
{
    [Fact]
    public void A_fallback_reads_as_failure_success_and_delivery_in_that_order()
    {
        var down = new AttemptResponse { Phase = "connect", Kind = "ProviderDown", Reply = "421 closing" };
        var story = MessageStory.Of(Story.Message(MessageStatus.Delivered, provider: "backup") with
        {
            Attempts =
            [
                Story.Attempt(1, "primary", MessageStatus.Retrying, "It does not answer", down),
                Story.Attempt(2, "backup", MessageStatus.Delivered, response: new AttemptResponse { Phase = "answered", Reply = "250 ok", MessageId = "abc" }),
            ],
        });

        Assert.Equal(["Accepted", "primary did not take it", "backup accepted it", "Delivered"], story.Select(s => s.Title));
        Assert.Equal(["Try 1", "1.2 s", "while connecting"], story[1].Facts);
        Assert.Equal("421 closing", story[1].Raw);
        Assert.StartsWith("It does not answer. The provider or its account is broken", story[1].Text, StringComparison.Ordinal);
        Assert.Contains("its id there: abc", story[2].Facts);
        Assert.Equal("good", story[3].Tone);
    }

    [Fact]
    public void A_waiting_message_ends_with_the_time_of_its_next_try()
    {
        var message = Story.Message(MessageStatus.Retrying);

        var last = MessageStory.Of(message)[^1];

        Assert.Equal(("Next try", message.Row.NextAttemptAt), (last.Title, last.At));
    }

    [Fact]
    public void What_people_did_stands_between_the_tries_with_their_name()
    {
        var story = MessageStory.Of(Story.Message(MessageStatus.Pending) with
        {
            Attempts = [Story.Attempt(1, "primary", MessageStatus.Failed, "Refused."), Story.Attempt(3, "backup", MessageStatus.Pending)],
            Events = [Story.Event("retry_requested", 2, new JsonObject { ["by"] = "jane@example.test", ["provider"] = "backup" })],
        });

        Assert.Equal(["Accepted", "primary did not take it", "jane@example.test asked to send it again through backup", "Handing it to backup", "In the queue"], story.Select(s => s.Title));
    }

    [Fact]
    public void The_last_error_is_said_once()
    {
        var message = Story.Message(MessageStatus.Failed, MessageReason.RetriesExhausted, "Refused.") with { Attempts = [Story.Attempt(1, "primary", MessageStatus.Failed, "Refused.")] };

        Assert.Equal("Every provider was tried as often as the schedule allows.", MessageStory.Of(message)[^1].Text);
        Assert.EndsWith("Refused.", MessageStory.Of(message with { Attempts = [] })[^1].Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(MessageReason.Cancelled, "Cancelled")]
    [InlineData(MessageReason.Suppressed, "Suppressed")]
    [InlineData(MessageReason.Unknown, "Unknown")]
    [InlineData(MessageReason.RecipientRefused, "Failed")]
    public void An_ending_has_the_same_word_as_the_badge(string reason, string word)
    {
        Assert.Equal(word, MessageStory.Of(Story.Message(MessageStatus.Failed, reason))[^1].Title);
    }

    [Fact]
    public void An_answer_written_by_another_version_is_shown_as_it_is()
    {
        var attempt = Story.Attempt(1, "primary", MessageStatus.Failed) with { ProviderResponse = "{\"odd\":true}" };

        Assert.Equal("{\"odd\":true}", MessageStory.Of(Story.Message(MessageStatus.Failed) with { Attempts = [attempt] })[1].Raw);
    }
}
