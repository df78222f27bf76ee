using System.Text.Json.Nodes;
using Rocket.Admin.Components.Sending;

namespace Rocket.Admin.Tests.Components.Sending;

public sealed class VariableFormTests
{
    private readonly VariableForm _form = new(
        [new("name", "Who", "Jane"), new("user.city", "", ""), new("items.title", "", ""), new("items", "", "")],
        JsonNode.Parse("""{"name":"Jane","user":{"city":"Berlin"},"items":[{"title":"First"}]}""")!.AsObject());

    [Fact]
    public void Texts_have_fields_and_lists_are_left_to_json()
    {
        Assert.Equal(["name", "user.city"], _form.Fields.Select(f => f.Name));
        Assert.True(_form.HasMore);
        Assert.Equal("Berlin", _form.Fields[1].Example);
    }

    [Fact]
    public void A_field_and_the_json_say_the_same()
    {
        _form.Set("user.city", "Zürich");
        Assert.Equal("Zürich", JsonNode.Parse(_form.Json)!["user"]!["city"]!.GetValue<string>());

        _form.SetJson("""{"name":"Joe","extra":1}""");
        Assert.Equal(("Joe", ""), (_form.Text("name"), _form.Text("user.city")));
        Assert.Equal(1, _form.Values["extra"]!.GetValue<int>());
    }

    [Fact]
    public void An_emptied_field_is_not_sent_at_all()
    {
        _form.Set("name", "Joe");
        _form.Set("name", "");

        Assert.False(_form.Values.ContainsKey("name"));
    }

    [Theory]
    [InlineData("{\"name\":")]
    [InlineData("[1]")]
    public void Json_half_written_is_told_and_keeps_what_was_good(string json)
    {
        _form.Set("name", "Joe");

        _form.SetJson(json);

        Assert.NotNull(_form.JsonError);
        Assert.Equal(json, _form.Json);
        Assert.Equal("Joe", _form.Text("name"));
    }

    [Fact]
    public void The_sample_fills_everything_and_is_not_changed_by_writing_over_it()
    {
        _form.FillWithSample();
        _form.Set("user.city", "Rome");
        Assert.Equal("First", _form.Values["items"]![0]!["title"]!.GetValue<string>());

        _form.FillWithSample();

        Assert.Equal("Berlin", _form.Text("user.city"));
    }
}
