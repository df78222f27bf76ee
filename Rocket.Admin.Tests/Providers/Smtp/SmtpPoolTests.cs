using Microsoft.Extensions.Time.Testing;
using Rocket.Admin.Tests.Support.Smtp;

namespace Rocket.Admin.Tests.Providers.Smtp;

public sealed class SmtpPoolTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Sends_one_after_the_other_share_a_connection()
    {
        await using var server = new ScriptedSmtpServer().Start();
        await using (var provider = SmtpTestBed.Provider(server.Port))
        {
            for (var i = 0; i < 10; i++)
            {
                Assert.True((await provider.SendAsync(SmtpTestBed.Email(), null, Ct)).IsAccepted);
            }
        }

        Assert.Single(server.Sessions);
        Assert.Equal("QUIT", server.Commands[^1]);
        Assert.DoesNotContain("NOOP", server.Commands);
    }

    [Fact]
    public async Task A_refused_message_does_not_cost_the_connection()
    {
        await using var server = new ScriptedSmtpServer { Script = (_, line) => line.Contains("gone@", StringComparison.Ordinal) ? "550 5.1.1 Unknown" : null }.Start();
        await using var provider = SmtpTestBed.Provider(server.Port);
        Assert.False((await provider.SendAsync(SmtpTestBed.Email("gone@example.test"), null, Ct)).IsAccepted);
        Assert.True((await provider.SendAsync(SmtpTestBed.Email(), null, Ct)).IsAccepted);
        Assert.Single(server.Sessions);
    }

    [Fact]
    public async Task A_connection_is_replaced_after_its_share_of_messages()
    {
        await using var server = new ScriptedSmtpServer().Start();
        await using var provider = SmtpTestBed.Provider(server.Port, ("max_messages_per_connection", 3));
        for (var i = 0; i < 7; i++)
        {
            Assert.True((await provider.SendAsync(SmtpTestBed.Email(), null, Ct)).IsAccepted);
        }

        Assert.Equal([3, 3, 1], server.Sessions.Select(session => session.Messages.Count));
        Assert.Equal("QUIT", server.Sessions[0].Commands[^1]);
    }

    [Fact]
    public async Task A_connection_is_replaced_after_five_minutes()
    {
        var time = new FakeTimeProvider();
        await using var server = new ScriptedSmtpServer().Start();
        await using var provider = SmtpTestBed.Provider(time, server.Port, ("idle_seconds", 300));
        await provider.SendAsync(SmtpTestBed.Email(), null, Ct);
        time.Advance(TimeSpan.FromSeconds(299));
        await provider.SendAsync(SmtpTestBed.Email(), null, Ct);
        Assert.Single(server.Sessions);
        time.Advance(TimeSpan.FromSeconds(2));
        await provider.SendAsync(SmtpTestBed.Email(), null, Ct);
        Assert.Equal(2, server.Sessions.Count);
    }

    [Fact]
    public async Task An_idle_connection_is_asked_before_it_is_used()
    {
        var time = new FakeTimeProvider();
        await using var server = new ScriptedSmtpServer().Start();
        await using var provider = SmtpTestBed.Provider(time, server.Port);
        await provider.SendAsync(SmtpTestBed.Email(), null, Ct);
        time.Advance(TimeSpan.FromSeconds(4));
        await provider.SendAsync(SmtpTestBed.Email(), null, Ct);
        Assert.Single(server.Sessions);
        Assert.Contains("NOOP", server.Commands);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task An_idle_connection_that_the_server_gave_up_is_replaced_before_use(bool withFarewell)
    {
        var time = new FakeTimeProvider();
        await using var server = new ScriptedSmtpServer().Start();
        await using var provider = SmtpTestBed.Provider(time, server.Port);
        await provider.SendAsync(SmtpTestBed.Email(), null, Ct);
        if (withFarewell)
        {
            await server.Sessions[0].WriteAsync("421 4.4.2 scripted.example.test Error: timeout exceeded");
        }

        server.Sessions[0].Close();
        time.Advance(TimeSpan.FromSeconds(10));
        Assert.True((await provider.SendAsync(SmtpTestBed.Email(), null, Ct)).IsAccepted);
        Assert.Equal(2, server.Sessions.Count);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_connection_that_proves_stale_at_mail_is_replaced_once(bool withFarewell)
    {
        await using var server = new ScriptedSmtpServer().Start();
        await using var provider = SmtpTestBed.Provider(server.Port);
        await provider.SendAsync(SmtpTestBed.Email(), null, Ct);
        if (withFarewell)
        {
            await server.Sessions[0].WriteAsync("421 4.4.2 scripted.example.test Error: timeout exceeded");
        }

        server.Sessions[0].Close();
        Assert.True((await provider.SendAsync(SmtpTestBed.Email(), null, Ct)).IsAccepted);
        Assert.Equal(2, server.Sessions.Count);
        Assert.Equal(2, server.Messages.Count);
    }

    [Fact]
    public async Task A_server_that_keeps_closing_at_mail_is_tried_anew_only_once()
    {
        await using var server = new ScriptedSmtpServer
        {
            Script = (session, line) => line.StartsWith("MAIL", StringComparison.Ordinal) && session.Messages.Count != 0 ? ScriptedSmtpServer.Drop : null,
        }.Start();
        await using var provider = SmtpTestBed.Provider(server.Port);
        await provider.SendAsync(SmtpTestBed.Email(), null, Ct);
        server.Script = (_, line) => line.StartsWith("MAIL", StringComparison.Ordinal) ? ScriptedSmtpServer.Drop : null;
        Assert.False((await provider.SendAsync(SmtpTestBed.Email(), null, Ct)).IsAccepted);
        Assert.Equal(2, server.Sessions.Count);
    }

    [Fact]
    public async Task Idle_connections_are_closed_with_quit()
    {
        var time = new FakeTimeProvider();
        await using var server = new ScriptedSmtpServer().Start();
        await using var provider = SmtpTestBed.Provider(time, server.Port, ("idle_seconds", 30));
        await provider.SendAsync(SmtpTestBed.Email(), null, Ct);
        time.Advance(TimeSpan.FromSeconds(29));
        Assert.DoesNotContain("QUIT", server.Commands);
        time.Advance(TimeSpan.FromSeconds(2));
        await server.UntilAsync(s => s.Commands.Contains("QUIT"));
        Assert.True((await provider.SendAsync(SmtpTestBed.Email(), null, Ct)).IsAccepted);
        Assert.Equal(2, server.Sessions.Count);
        time.Advance(TimeSpan.FromSeconds(31));
        await server.UntilAsync(s => s.Commands.Count(command => command == "QUIT") == 2);
    }

    [Fact]
    public async Task Never_more_connections_than_allowed_and_none_shared_by_two_sends()
    {
        await using var server = new ScriptedSmtpServer().Start();
        await using var provider = SmtpTestBed.Provider(server.Port, ("max_connections", 4));
        var outcomes = await Task.WhenAll(Enumerable.Range(0, 200).Select(i =>
            provider.SendAsync(SmtpTestBed.Email($"user{i}@example.test") with { Text = $"number {i}." }, null, Ct)));
        Assert.All(outcomes, outcome => Assert.True(outcome.IsAccepted, outcome.Failure?.Reason));
        Assert.InRange(server.Sessions.Count, 1, 4);
        Assert.Equal(200, server.Messages.Count);
        Assert.All(server.Messages, message =>
            Assert.Contains($"number {message.To.Single()[4..^13]}.", message.Data, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Disposal_lets_the_running_send_finish()
    {
        var reached = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        using var release = new ManualResetEventSlim();
        await using var server = new ScriptedSmtpServer
        {
            Script = (_, line) =>
            {
                if (line == ".")
                {
                    reached.SetResult();
                    release.Wait(TimeSpan.FromSeconds(10), CancellationToken.None);
                }

                return null;
            },
        }.Start();
        var provider = SmtpTestBed.Provider(server.Port);
        var sending = provider.SendAsync(SmtpTestBed.Email(), null, Ct);
        await reached.Task;
        var disposing = provider.DisposeAsync().AsTask();
        Assert.False(disposing.IsCompleted);
        release.Set();
        Assert.True((await sending).IsAccepted);
        await disposing;
        Assert.Equal("QUIT", server.Commands[^1]);
    }

    [Fact]
    public async Task A_send_that_comes_after_disposal_still_goes_out_and_leaves_nothing_open()
    {
        await using var server = new ScriptedSmtpServer().Start();
        var provider = SmtpTestBed.Provider(server.Port);
        await provider.DisposeAsync();
        Assert.True((await provider.SendAsync(SmtpTestBed.Email(), null, Ct)).IsAccepted);
        Assert.Equal("QUIT", server.Commands[^1]);
        await provider.DisposeAsync();
    }
}
