using Rocket.Admin.Components.Templates;
using Rocket.Admin.Templates;
using Rocket.Admin.Tests.Templates;

namespace Rocket.Admin.Tests.Components.Templates;

public sealed class TemplateSessionTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Typing_makes_it_changed_and_typing_back_does_not()
    {
        await using var world = await TemplateWorld.CreateAsync();
        var session = await OpenAsync(world, "invite");
        Assert.False(session.IsChanged);

        var before = session.Typed;
        session.Typed = before with { Subject = "Join us" };
        Assert.True(session.IsChanged);

        session.Typed = before;
        Assert.False(session.IsChanged);
    }

    [Fact]
    public async Task Saving_a_built_in_makes_an_override_and_a_reset_keeps_the_text_aside()
    {
        await using var world = await TemplateWorld.CreateAsync();
        var session = await OpenAsync(world, "invite");
        session.Typed = session.Typed with { Subject = "Join us" };

        Assert.True(await session.SaveAsync(Ct));
        Assert.Equal(TemplateOrigin.Override, session.Saved.Origin);
        Assert.False(session.IsChanged);
        Assert.True(session.CanReset);

        Assert.True(await session.DeleteAsync(Ct));
        Assert.Equal(TemplateOrigin.Default, session.Saved.Origin);
        Assert.NotEqual("Join us", session.Typed.Subject);

        session.BringBack();
        Assert.Equal("Join us", session.Typed.Subject);
        Assert.True(session.IsChanged);
    }

    [Fact]
    public async Task A_mistake_is_told_at_its_field_until_the_text_is_another()
    {
        await using var world = await TemplateWorld.CreateAsync();
        var session = await OpenAsync(world, "invite");
        session.Typed = session.Typed with { Html = "<p>\n{{#if a}}</p>" };

        Assert.False(await session.SaveAsync(Ct));
        Assert.Contains("Line 2, column 1", Assert.Single(session.ErrorsOf(TemplateFields.Html)), StringComparison.Ordinal);
        Assert.Empty(session.ErrorsOf(TemplateFields.Subject));
        Assert.Null(session.Conflict);

        session.Typed = session.Typed with { Html = "<p></p>" };
        Assert.Empty(session.ErrorsOf(TemplateFields.Html));
    }

    [Fact]
    public async Task The_second_of_two_authors_hears_of_the_first_and_keeps_both_texts()
    {
        await using var world = await TemplateWorld.CreateAsync();
        await CustomAsync(world, "order");
        var (first, second) = (await OpenAsync(world, "order"), await OpenAsync(world, "order"));
        first.Typed = first.Typed with { Subject = "First" };
        second.Typed = second.Typed with { Subject = "Second" };

        Assert.True(await first.SaveAsync(Ct));
        Assert.False(await second.SaveAsync(Ct));
        Assert.Equal("First", second.Conflict!.Theirs!.Content.Subject);
        Assert.Equal("Second", second.Typed.Subject);

        second.LoadTheirs();
        Assert.Equal("First", second.Typed.Subject);
        Assert.False(second.IsChanged);
        Assert.Equal("Second", second.SetAside!.Subject);

        second.BringBack();
        Assert.True(await second.SaveAsync(Ct));
        Assert.Equal("Second", (await world.Service.FindAsync("order", TemplateScope.System, Ct))!.Content.Subject);
    }

    [Fact]
    public async Task Keeping_mine_saves_over_theirs()
    {
        await using var world = await TemplateWorld.CreateAsync();
        var (first, second) = (await OpenAsync(world, "welcome"), await OpenAsync(world, "welcome"));
        first.Typed = first.Typed with { Subject = "First" };
        second.Typed = second.Typed with { Subject = "Second" };
        Assert.True(await first.SaveAsync(Ct));

        world.Time.Advance(TimeSpan.FromSeconds(1));
        Assert.False(await second.SaveAsync(Ct));
        second.KeepMine();
        Assert.Null(second.Conflict);
        Assert.True(await second.SaveAsync(Ct));

        Assert.Equal("Second", (await world.Service.FindAsync("welcome", TemplateScope.System, Ct))!.Content.Subject);
        var history = await world.Service.HistoryAsync(second.Saved.Id!.Value, Ct);
        Assert.Equal(["Second", "First"], history.Select(v => v.Subject));
    }

    [Fact]
    public async Task What_somebody_deleted_can_be_saved_anew()
    {
        await using var world = await TemplateWorld.CreateAsync();
        await CustomAsync(world, "order");
        var session = await OpenAsync(world, "order");
        session.Typed = session.Typed with { Subject = "Mine" };
        await world.Service.DeleteAsync("order", TemplateScope.System, null, Ct);

        Assert.False(await session.SaveAsync(Ct));
        Assert.NotNull(session.Conflict);
        Assert.Null(session.Conflict.Theirs);

        session.KeepMine();
        Assert.True(session.IsGone);
        Assert.True(session.IsChanged);
        Assert.True(await session.SaveAsync(Ct));
        Assert.False(session.IsGone);
        Assert.Equal("Mine", (await world.Service.FindAsync("order", TemplateScope.System, Ct))!.Content.Subject);
    }

    [Fact]
    public async Task The_switch_leaves_what_is_typed_alone()
    {
        await using var world = await TemplateWorld.CreateAsync();
        var session = await OpenAsync(world, "invite");
        session.Typed = session.Typed with { Subject = "Not yet" };

        Assert.True(await session.SwitchAsync(false, Ct));

        Assert.False(session.Saved.Active);
        Assert.Equal("Not yet", session.Typed.Subject);
        Assert.NotEqual("Not yet", session.Saved.Content.Subject);
        Assert.True(session.IsChanged);
        Assert.True(await session.SaveAsync(Ct));
        Assert.False(session.Saved.Active);
    }

    [Fact]
    public async Task Discarding_can_be_taken_back()
    {
        await using var world = await TemplateWorld.CreateAsync();
        var session = await OpenAsync(world, "invite");
        session.Typed = session.Typed with { Text = "Mine" };

        session.Discard();
        Assert.False(session.IsChanged);
        session.BringBack();
        Assert.Equal("Mine", session.Typed.Text);
    }

    private static Task<SaveOutcome> CustomAsync(TemplateWorld world, string key) =>
        world.Service.CreateAsync(new TemplateDraft(key, "Order {{number}}", "<p>{{number}}</p>", null), TemplateScope.System, "jane@example.com", Ct);

    private static async Task<TemplateSession> OpenAsync(TemplateWorld world, string key) =>
        new(world.Service, TemplateScope.System, "jane@example.com", (await world.Service.FindAsync(key, TemplateScope.System, Ct))!);
}
