using System.Text;

namespace Ashiato.EndToEnd.Mail;

/// <summary>The built program against a real exim4: STARTTLS, TLS from the first byte, AUTH, and the programs that call sendmail.</summary>
public sealed class RealHubTests
{
    [Fact]
    public void What_people_send_arrives()
    {
        using var directory = new TempDirectory();
        using var hub = RealHub.Start(directory);
        var configuration = Configure(directory, hub, "SUBMISSION", "starttls", "");
        Assert.Equal(0, Send(configuration, "Subject: single\n\nhello\n", "root").Status);
        Assert.Contains("Envelope-to: admin@example.net", Assert.Single(hub.Wait(1)), StringComparison.Ordinal);

        var many = Enumerable.Range(0, 50).Select(i => $"user{i}@example.org").ToArray();
        Assert.Equal(0, Send(configuration, "Subject: many\n\nhello\n", many).Status);
        // exim delivers one copy for each address, or one for all with their names above it.
        WaitFor(() => many.All(r => hub.Mails.Any(m => m.Contains(r, StringComparison.Ordinal))));

        Assert.Equal(0, Send(configuration, "Subject: 足跡: 攻撃 3 件、侵入の形跡なし\n\n対応は不要です。\n" + new string('長', 2000) + "\n", "ja@example.org").Status);
        WaitFor(() => hub.Mails.Any(m => m.Contains("ja@example.org", StringComparison.Ordinal)));
        using var read = MimeKit.MimeMessage.Load(new MemoryStream(Encoding.UTF8.GetBytes(hub.Mails.Single(m => m.Contains("ja@example.org", StringComparison.Ordinal)))), TestContext.Current.CancellationToken);
        Assert.Equal("足跡: 攻撃 3 件、侵入の形跡なし", read.Subject);
        Assert.Equal("対応は不要です。\n" + new string('長', 2000), read.TextBody!.ReplaceLineEndings("\n").TrimEnd());
    }

    [Theory]
    [InlineData("SUBMISSION", "starttls", "plain")]
    [InlineData("SUBMISSION", "starttls", "login")]
    [InlineData("SMTPS", "implicit", "cram-md5")]
    public void Every_way_to_log_in_works(string port, string tls, string method)
    {
        using var directory = new TempDirectory();
        using var hub = RealHub.Start(directory);
        Assert.Contains("delivered", Send(Configure(directory, hub, port, tls, method), "Subject: x\n\nhello\n", "-v", "a@example.org").Out, StringComparison.Ordinal);
        var transport = Assert.Single(hub.Wait(1)).Split("\n").First(l => l.Contains(" with ", StringComparison.Ordinal));
        Assert.Contains("esmtpsa", transport, StringComparison.Ordinal);
    }

    [Fact]
    public void What_the_hub_does_not_take_is_kept_and_said()
    {
        using var directory = new TempDirectory();
        using var hub = RealHub.Start(directory);
        var configuration = Configure(directory, hub, "SUBMISSION", "starttls", "");
        var big = "Subject: big\n\n" + string.Concat(Enumerable.Repeat("a line of a body of ten megabytes that this hub refuses, it takes one\n", 150_000));
        Assert.Contains("552", Send(configuration, big, "-v", "big@example.org").Out, StringComparison.Ordinal);
        Assert.Contains("451", Send(configuration, "Subject: x\n\nhello\n", "-v", "yes@example.org", "refused@example.org", "later@example.org", "full@example.org").Out, StringComparison.Ordinal);
        hub.Wait(1);
        var listed = MailProgram.Run("", "mail", "queue", "--config", configuration).Out;
        Assert.Contains("refused@example.org: refused: 550", listed, StringComparison.Ordinal);
        Assert.Contains("full@example.org: waiting: 452", listed, StringComparison.Ordinal);
        Assert.Contains("1 waiting, 1 not deliverable", listed, StringComparison.Ordinal);
        Assert.Contains("配送不能 1 件", MailProgram.Run("", "mail", "queue", "--lang", "ja", "--config", configuration).Out, StringComparison.Ordinal);
    }

    [Fact]
    public void A_hub_that_is_not_the_pinned_one_gets_nothing()
    {
        using var directory = new TempDirectory();
        using var hub = RealHub.Start(directory);
        var configuration = Configure(directory, hub, "SUBMISSION", "starttls", "");
        File.WriteAllText(configuration, File.ReadAllText(configuration).Replace($"ca_file: {hub["CA"]}", "method: plain", StringComparison.Ordinal));
        var run = Send(configuration, "Subject: x\n\nhello\n", "-v", "a@example.org");
        Assert.Equal(0, run.Status);
        Assert.Contains("certificate is not trusted", run.Out, StringComparison.Ordinal);
        Assert.Empty(hub.Mails);
    }

    [Fact]
    public void Cron_and_mailx_send_through_the_link()
    {
        using var directory = new TempDirectory();
        using var hub = RealHub.Start(directory);
        var configuration = Configure(directory, hub, "SUBMISSION", "starttls", "");
        var link = directory.At("sendmail");
        File.CreateSymbolicLink(link, ProgramRun.Program);
        const string Cron = "From: root (Cron Daemon)\nTo: root\nSubject: Cron <root@web1> run-parts /etc/cron.hourly\nMIME-Version: 1.0\nContent-Type: text/plain; charset=UTF-8\nContent-Transfer-Encoding: 8bit\nX-Cron-Env: <SHELL=/bin/sh>\n\n足跡\n.\nafter the dot\n";
        var cron = MailProgram.Run("/bin/sh", Encoding.UTF8.GetBytes(Cron), "-c", $"ASHIATO_MAIL_CONFIG='{configuration}' '{link}' -FCronDaemon -i -oem root");
        Assert.Equal((0, "", ""), cron);
        var mail = Assert.Single(hub.Wait(1));
        Assert.Contains("From: \"Cron Daemon\" <root@example.com>", mail, StringComparison.Ordinal);
        Assert.Contains("足跡\n.\nafter the dot", mail, StringComparison.Ordinal);

        Assert.SkipUnless(File.Exists("/usr/bin/bsd-mailx"), "bsd-mailx is not installed");
        var rc = directory.Write("mailrc", Encoding.UTF8.GetBytes($"set sendmail={link}\n"));
        var mailx = MailProgram.Run("/bin/sh", "hello from mailx\n"u8.ToArray(), "-c", $"ASHIATO_MAIL_CONFIG='{configuration}' MAILRC='{rc}' /usr/bin/bsd-mailx -s 'a subject' someone@example.org");
        Assert.Equal(0, mailx.Status);
        hub.Wait(2);
        Assert.Contains(hub.Mails, m => m.Contains("Subject: a subject", StringComparison.Ordinal) && m.Contains("hello from mailx", StringComparison.Ordinal) && m.Contains("someone@example.org", StringComparison.Ordinal));
    }

    private static (int Status, string Out, string Error) Send(string configuration, string message, params string[] arguments) =>
        MailProgram.Run(message, ["sendmail", "--config", configuration, "-i", .. arguments]);

    private static string Configure(TempDirectory directory, RealHub hub, string port, string tls, string method) => directory.Write("real.yaml", Encoding.UTF8.GetBytes($"""
        mail:
          relays:
            - host: 127.0.0.1
              port: {hub[port + "_PORT"]}
              tls: {tls}
              ca_file: {hub["CA"]}
              user: {hub["USER"]}
              password: {hub["PASSWORD"]}
              {(method.Length > 0 ? "method: " + method : "")}
          spool: {directory.Path}/spool
          host_name: web1.example.com
          from_domain: example.com
          root: admin@example.net

        """));

    private static void WaitFor(Func<bool> condition)
    {
        for (var i = 0; i < 400 && !condition(); i++)
        {
            Thread.Sleep(50);
        }

        Assert.True(condition(), "not delivered in 20 s");
    }
}
