using System.Text;

namespace Ashiato.EndToEnd.Mail;

/// <summary>The program as sendmail: exit statuses, SMTP on standard input, the queue's commands, sSMTP's configuration.</summary>
public sealed class SendmailCommandTests : IDisposable
{
    private readonly TempDirectory _directory = new();

    public void Dispose() => _directory.Dispose();

    [Theory]
    [InlineData(64, "Subject: x\n\nbody\n")]
    [InlineData(64, "Subject: x\n\nbody\n", "-t")]
    [InlineData(67, "", "not an address@")]
    [InlineData(64, "", "-K", "a@example.org")]
    [InlineData(64, "", "-bd")]
    [InlineData(0, "", "-bi")]
    [InlineData(0, "", "-bp")]
    [InlineData(0, "Subject: x\n\nbody\n", "-odq", "a@example.org")]
    public void It_ends_as_sysexits_says(int status, string input, params string[] arguments)
    {
        var run = MailProgram.Run(input, ["sendmail", "--config", MailProgram.Configure(_directory, FakeHub.ClosedPort()), .. arguments]);
        Assert.Equal(status, run.Status);
        Assert.Equal(status == 0 ? 0 : 1, run.Error.Split('\n', StringSplitOptions.RemoveEmptyEntries).Length);
    }

    [Fact]
    public void A_broken_configuration_or_spool_is_one_line_and_no_letter()
    {
        var bad = _directory.Write("bad.yaml", "mail:\n  relayz: x\n"u8);
        Assert.Equal(78, MailProgram.Run("\nx\n", "sendmail", "--config", bad, "a@example.org").Status);
        var file = _directory.Write("file", []);
        var spool = _directory.Write("spool.yaml", Encoding.UTF8.GetBytes($"mail:\n  spool: {file}/x\n"));
        var run = MailProgram.Run("\nx\n", "sendmail", "--config", spool, "a@example.org");
        Assert.Equal(73, run.Status);
        Assert.Contains("the letter was not accepted", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void Bs_speaks_smtp()
    {
        using var hub = new FakeHub();
        const string Session = "EHLO me\r\nMAIL FROM:<s@example.com> BODY=8BITMIME\r\nRCPT TO:<a@example.org>\r\nRCPT TO:<nonsense\r\nDATA\r\nSubject: one\r\n\r\n..dot\r\n.\r\nDATA\r\nMAIL FROM:<>\r\nRCPT TO:<b@example.org>\r\nDATA\r\nSubject: two\r\n\r\nbody\r\n.\r\nNONSENSE\r\nQUIT\r\n";
        var run = MailProgram.Run(Session, "sendmail", "--config", MailProgram.Configure(_directory, hub.Port), "-bs");
        Assert.Equal(0, run.Status);
        Assert.Equal("220 250-250-250-250-250 250 250 501 354 250 503 250 250 354 250 500 221", string.Join(' ', run.Out.Split("\r\n", StringSplitOptions.RemoveEmptyEntries).Select(l => l[..(l.StartsWith("250-", StringComparison.Ordinal) ? 4 : 3)])).Replace("250- 250-", "250-250-", StringComparison.Ordinal).Replace("250- ", "250-", StringComparison.Ordinal));
        Assert.Equal(["s@example.com", ""], hub.Taken.Select(t => t.Sender));
        Assert.EndsWith("\r\n\r\n.dot\r\n", hub.Taken[0].Content, StringComparison.Ordinal);
    }

    [Fact]
    public void Half_a_message_on_bs_is_no_letter()
    {
        var configuration = MailProgram.Configure(_directory, FakeHub.ClosedPort());
        var run = MailProgram.Run("HELO me\r\nMAIL FROM:<s@example.com>\r\nRCPT TO:<a@example.org>\r\nDATA\r\nhalf", "sendmail", "--config", configuration, "-bs");
        Assert.Equal(74, run.Status);
        Assert.Contains("No mail waits.", MailProgram.Run("", "mail", "queue", "--config", configuration).Out, StringComparison.Ordinal);
    }

    [Fact]
    public void The_queue_is_listed_shown_sent_and_dropped()
    {
        using var hub = new FakeHub(new HubScript { Greeting = "421 4.3.2 not now" });
        var configuration = MailProgram.Configure(_directory, hub.Port);
        foreach (var subject in new[] { "足跡", "two\u001b[31m" })
        {
            Assert.Equal(0, MailProgram.Run($"Subject: {subject}\n\nbody \u001b[2J\n", "sendmail", "--config", configuration, "a@example.org").Status);
        }

        using var listed = System.Text.Json.JsonDocument.Parse(MailProgram.Run("", "mail", "queue", "--json", "--config", configuration).Out);
        var ids = listed.RootElement.GetProperty("letters").EnumerateArray().Select(l => l.GetProperty("id").GetString()!).ToArray();
        Assert.Equal(2, ids.Length);
        var shown = MailProgram.Run("", "mail", "show", ids[1], "--config", configuration).Out;
        Assert.Contains("body \\x1b[2J", shown, StringComparison.Ordinal);
        Assert.DoesNotContain('\u001b', shown);
        Assert.Equal(3, MailProgram.Run("", "mail", "show", "0-0", "--config", configuration).Status);
        Assert.Contains("2 not due", MailProgram.Run("", "mail", "flush", "--config", configuration).Out, StringComparison.Ordinal);
        hub.Script = new HubScript();
        Assert.Equal("1 dropped\n", MailProgram.Run("", "mail", "drop", ids[1], "--config", configuration).Out);
        Assert.Contains("1 delivered", MailProgram.Run("", "mail", "flush", "--all", "--config", configuration).Out, StringComparison.Ordinal);
        Assert.Equal("=?utf-8?b?6Laz6Leh?=", Assert.Single(hub.Taken).Field("Subject"));
    }

    [Fact]
    public void A_password_on_the_command_line_is_warned_of_and_told_nowhere()
    {
        using var hub = new FakeHub(new HubScript { Extensions = ["AUTH PLAIN"] });
        var run = MailProgram.Run("Subject: x\n\nbody\n", "sendmail", "--config", MailProgram.Configure(_directory, hub.Port), "-v", "-au", "ashiato", "-apfootprint", "a@example.org");
        Assert.Equal(0, run.Status);
        Assert.Contains("-ap shows the password", run.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("footprint", run.Out + run.Error, StringComparison.Ordinal);
        Assert.Single(hub.Taken);
    }

    [Fact]
    public void Another_user_leaves_a_letter_that_only_root_sends()
    {
        Assert.SkipUnless(Environment.IsPrivilegedProcess, "only root can become another user");
        using var hub = new FakeHub();
        var configuration = MailProgram.Configure(_directory, hub.Port);
        MailProgram.Run("Subject: by root\n\nbody\n", "sendmail", "--config", configuration, "a@example.org");
        var run = ProgramRun.Unprivileged(_directory, "sendmail", "--config", configuration, "-odq", "a@example.org");
        File.SetUnixFileMode(Path.Combine(_directory.Path, "spool"), UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        Assert.Equal(0, run.Status);
        Assert.Contains("1 delivered", MailProgram.Run("", "mail", "flush", "--config", configuration).Out, StringComparison.Ordinal);
        Assert.Equal(2, hub.Taken.Count);
    }

    [Fact]
    public void The_files_of_debians_ssmtp_are_taken_as_they_are()
    {
        const string Cache = "/var/cache/ashiato-tests";
        var package = Directory.Exists(Cache) ? Directory.GetFiles(Cache, "ssmtp_*.deb").FirstOrDefault() : null;
        Assert.SkipUnless(package is not null && File.Exists("/usr/bin/dpkg-deb"), "the package ssmtp was not downloaded (test.sh --install)");
        using var hub = new FakeHub();
        // The package writes its configuration when it is installed: its own script does so here, below a directory of ours.
        const string Script = """
            dpkg-deb -x "$1" "$2/root" && dpkg-deb -e "$1" "$2/control" && mkdir -p "$2/root/etc/ssmtp" &&
            { echo 'db_get() { case "$1" in ssmtp/root) RET=postmaster;; ssmtp/mailhub) RET=127.0.0.1;; ssmtp/port) RET='"$3"';; ssmtp/hostname) RET=web1.example.com;; ssmtp/rewritedomain) RET=example.com;; *) RET=true;; esac; }
            chgrp() { :; }'; sed -e '/confmodule/d' -e "s|/etc/|$2/root/etc/|g" "$2/control/postinst"; } > "$2/run" && sh "$2/run" configure
            """;
        var made = MailProgram.Run("/bin/sh", [], "-c", Script, "sh", package!, _directory.Path, hub.Port.ToString(System.Globalization.CultureInfo.InvariantCulture));
        Assert.True(made.Status == 0, made.Error);
        var spool = Path.Combine(_directory.Path, "root/etc/ssmtp");
        var run = MailProgram.Run("", "mail", "queue", "--ssmtp", spool);
        Assert.Empty(run.Error);
        Assert.Contains("mailhub=127.0.0.1:", File.ReadAllText(Path.Combine(spool, "ssmtp.conf")), StringComparison.Ordinal);
        Assert.True(File.Exists(Path.Combine(spool, "revaliases")));
    }
}
