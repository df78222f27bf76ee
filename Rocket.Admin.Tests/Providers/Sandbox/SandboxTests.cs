using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;
using Rocket.Admin.Providers;
using Rocket.Admin.Providers.Sandbox;
using Rocket.Admin.Tests.Support;

namespace Rocket.Admin.Tests.Providers.Sandbox;

public sealed class SandboxTests
{
    private static readonly Mailbox s_from = new("Acme", "noreply@example.test");

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory, EachDatabase]
    public async Task A_sent_mail_is_in_the_mailbox_as_it_would_have_arrived(Database database)
    {
        await using var parts = await Parts.CreateAsync(database);
        var email = ProviderParts.Email("jané@example.test", "Grüße 👋") with
        {
            Cc = [new Mailbox(null, "cc@example.test")],
            Bcc = [new Mailbox(null, "hidden@example.test")],
            Html = "<p>Hello</p><img src=\"cid:logo\">",
            Attachments =
            [
                new EmailAttachment("logo.png", "image/png", new byte[] { 1, 2, 3 }, "logo"),
                new EmailAttachment("Rechnung März.pdf", "application/pdf", "PDF"u8.ToArray(), null),
            ],
        };
        var outcome = await parts.Provider().SendAsync(email with { To = [new Mailbox("Doe, Jane", "jane@example.test")] }, null, Ct);
        Assert.True(outcome.IsAccepted);

        var row = Assert.Single(await parts.Mailbox.ListAsync(null, null, 10, Ct));
        Assert.Equal("jane@example.test, cc@example.test, hidden@example.test", row.To);
        Assert.Equal((outcome.ProviderMessageId, email.MessageId, "Grüße 👋", 2, false), (row.Id.ToString(), row.MessageId, row.Subject, row.AttachmentCount, row.IsRead));

        var mail = await parts.Mailbox.GetAsync(row.Id, Ct);
        Assert.Equal("\"Doe, Jane\" <jane@example.test>", mail!.To);
        Assert.Equal("\"Acme\" <noreply@example.test>", mail.From);
        Assert.Equal("Hello Jane", mail.Text!.TrimEnd());
        Assert.Contains("data:image/png;base64,AQID", mail.Html, StringComparison.Ordinal);
        Assert.DoesNotContain(mail.Headers, h => h.Key.Equals("Bcc", StringComparison.OrdinalIgnoreCase));
        Assert.DoesNotContain("hidden@", mail.Source, StringComparison.Ordinal);
        Assert.Equal(["logo.png", "Rechnung März.pdf"], mail.Attachments.Select(a => a.FileName));
        Assert.Equal("PDF", Encoding.UTF8.GetString((await parts.Mailbox.AttachmentAsync(row.Id, 1, Ct))!.Content));
        Assert.Null(await parts.Mailbox.AttachmentAsync(row.Id, 2, Ct));
        Assert.StartsWith("From: ", Encoding.ASCII.GetString((await parts.Mailbox.RawAsync(row.Id, Ct))!), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_retry_for_some_recipients_names_only_those()
    {
        await using var parts = await Parts.CreateAsync();
        var email = ProviderParts.Email() with { Cc = [new Mailbox(null, "cc@example.test")], OnlyRecipients = ["cc@example.test"] };
        Assert.True((await parts.Provider().SendAsync(email, null, Ct)).IsAccepted);
        Assert.Equal("cc@example.test", Assert.Single(await parts.Mailbox.ListAsync(null, null, 10, Ct)).To);
    }

    [Theory, EachDatabase]
    public async Task Simultaneous_sends_are_all_kept(Database database)
    {
        await using var parts = await Parts.CreateAsync(database);
        var provider = parts.Provider();
        var outcomes = await Task.WhenAll(Enumerable.Range(0, 300).Select(i => Task.Run(() => provider.SendAsync(ProviderParts.Email(subject: $"s{i}"), null, Ct), Ct)));
        Assert.All(outcomes, o => Assert.True(o.IsAccepted));
        Assert.Equal(300, await parts.Mailbox.CountAsync(null, Ct));
        Assert.Equal(300, outcomes.Select(o => o.ProviderMessageId).Distinct().Count());
    }

    [Theory, EachDatabase]
    public async Task Only_the_newest_mails_are_kept(Database database)
    {
        await using var parts = await Parts.CreateAsync(database);
        var changed = new SemaphoreSlim(0);
        parts.Store.Changed += () => changed.Release();
        var provider = parts.Provider(keep: 3);
        for (var i = 0; i < 6; i++)
        {
            parts.Time.Advance(TimeSpan.FromMilliseconds(1));
            Assert.True((await provider.SendAsync(ProviderParts.Email(subject: $"s{i}"), null, Ct)).IsAccepted);
            await changed.WaitAsync(Ct);
        }

        Assert.Equal(["s5", "s4", "s3"], (await parts.Mailbox.ListAsync(null, null, 10, Ct)).Select(m => m.Subject));
    }

    [Theory, EachDatabase]
    public async Task The_list_is_read_in_pages_and_searched_without_case(Database database)
    {
        await using var parts = await Parts.CreateAsync(database);
        foreach (var subject in new[] { "Invoice 1", "Hello", "invoice 2" })
        {
            parts.Time.Advance(TimeSpan.FromMilliseconds(1));
            await parts.Provider().SendAsync(ProviderParts.Email(subject: subject), null, Ct);
        }

        var first = await parts.Mailbox.ListAsync(null, null, 2, Ct);
        Assert.Equal(["invoice 2", "Hello"], first.Select(m => m.Subject));
        Assert.Equal(["Invoice 1"], (await parts.Mailbox.ListAsync(null, first[^1].Id, 2, Ct)).Select(m => m.Subject));
        Assert.Equal(["invoice 2", "Invoice 1"], (await parts.Mailbox.ListAsync("INVOICE", null, 9, Ct)).Select(m => m.Subject));
        Assert.Equal(3, await parts.Mailbox.CountAsync("jane@", Ct));
        Assert.Empty(await parts.Mailbox.ListAsync("100%", null, 9, Ct));
    }

    [Fact]
    public async Task Mails_are_marked_read_once_and_deleted()
    {
        await using var parts = await Parts.CreateAsync();
        await parts.Provider().SendAsync(ProviderParts.Email(), null, Ct);
        await parts.Provider().SendAsync(ProviderParts.Email(), null, Ct);
        var rows = await parts.Mailbox.ListAsync(null, null, 9, Ct);
        Assert.True(await parts.Mailbox.MarkReadAsync(rows[0].Id, Ct));
        Assert.False(await parts.Mailbox.MarkReadAsync(rows[0].Id, Ct));
        Assert.Equal([true, false], (await parts.Mailbox.ListAsync(null, null, 9, Ct)).Select(m => m.IsRead));
        Assert.True(await parts.Mailbox.DeleteAsync(rows[0].Id, Ct));
        Assert.False(await parts.Mailbox.DeleteAsync(rows[0].Id, Ct));
        Assert.Equal(1, await parts.Mailbox.DeleteAllAsync(Ct));
    }

    [Theory]
    [InlineData(nameof(SandboxSimulation.Down), FailureKind.ProviderDown)]
    [InlineData(nameof(SandboxSimulation.RateLimited), FailureKind.RetryLater)]
    [InlineData(nameof(SandboxSimulation.RefuseRecipient), FailureKind.PermanentRecipient)]
    public async Task A_simulated_outage_is_that_failure_and_keeps_nothing(string simulation, FailureKind kind)
    {
        await using var parts = await Parts.CreateAsync();
        var outcome = await parts.Provider(Enum.Parse<SandboxSimulation>(simulation)).SendAsync(ProviderParts.Email(), null, Ct);
        Assert.Equal(kind, outcome.Failure!.Kind);
        Assert.Equal(kind == FailureKind.RetryLater ? TimeSpan.FromSeconds(30) : null, outcome.Failure.RetryAfter);
        Assert.Equal(kind == FailureKind.PermanentRecipient ? ["jane@example.test"] : [], outcome.Recipients.Select(r => r.Address));
        Assert.Equal(0, await parts.Mailbox.CountAsync(null, Ct));
    }

    [Fact]
    public async Task A_slow_sandbox_keeps_the_mail_after_its_time()
    {
        await using var parts = await Parts.CreateAsync();
        var sending = parts.Provider(SandboxSimulation.Slow).SendAsync(ProviderParts.Email(), null, Ct);
        Assert.False(sending.IsCompleted);
        parts.Time.Advance(SandboxProvider.SlowFor);
        Assert.True((await sending).IsAccepted);
    }

    [Fact]
    public async Task A_message_that_cannot_be_written_is_wrong_and_not_the_provider()
    {
        await using var parts = await Parts.CreateAsync();
        var outcome = await parts.Provider().SendAsync(ProviderParts.Email(subject: "a\r\nBcc: x@example.test"), null, Ct);
        Assert.Equal(FailureKind.PermanentMessage, outcome.Failure!.Kind);
    }

    [Fact]
    public async Task A_database_that_does_not_take_the_mail_is_a_retry()
    {
        await using var parts = await Parts.CreateAsync();
        await using (var db = await parts.Database.Contexts.CreateDbContextAsync(Ct))
        {
            await db.Database.ExecuteSqlRawAsync("DROP TABLE _sandbox_mails", Ct);
        }

        Assert.Equal(FailureKind.RetryLater, (await parts.Provider().SendAsync(ProviderParts.Email(), null, Ct)).Failure!.Kind);
    }

    [Theory]
    [InlineData("""{}""", null)]
    [InlineData("""{"from":"a@example.test","from_name":"Acme","simulate":"rate_limited","keep":50}""", null)]
    [InlineData("""{"from":"nobody"}""", "from")]
    [InlineData("""{"from_name":"a\nb"}""", "from_name")]
    [InlineData("""{"simulate":"fire"}""", "simulate")]
    [InlineData("""{"keep":0}""", "keep")]
    [InlineData("""{"keep":1.5}""", "keep")]
    [InlineData("""{"keep":"50"}""", "keep")]
    public async Task Config_values_are_checked(string config, string? wrong)
    {
        await using var parts = await Parts.CreateAsync();
        var type = new SandboxProviderType(parts.Store, parts.Time);
        var failures = type.Validate(System.Text.Json.Nodes.JsonNode.Parse(config)!.AsObject()).Errors.Select(e => e.PropertyName);
        Assert.Equal(wrong is null ? [] : [wrong], failures);
    }

    private sealed class Parts(TestDatabase database, FakeTimeProvider time) : IAsyncDisposable
    {
        public TestDatabase Database => database;

        public FakeTimeProvider Time => time;

        public SandboxStore Store { get; } = new(database.Contexts, NullLogger<SandboxStore>.Instance);

        public SandboxMailbox Mailbox => new(database.Contexts, Store, time);

        public static async Task<Parts> CreateAsync(Database kind = Support.Database.Sqlite)
        {
            return new Parts(await TestDatabase.CreateAsync(kind), new FakeTimeProvider(new DateTimeOffset(2026, 3, 1, 12, 0, 0, TimeSpan.Zero)));
        }

        public SandboxProvider Provider(SandboxSimulation simulation = SandboxSimulation.None, int keep = 1000)
        {
            return new SandboxProvider(Store, time, s_from, simulation, keep);
        }

        public ValueTask DisposeAsync()
        {
            return database.DisposeAsync();
        }
    }
}
