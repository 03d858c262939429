using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using Ashiato.Mail;
using Ashiato.Mail.Message;
using Ashiato.Mail.Queue;
using Ashiato.Mail.Smtp;

namespace Ashiato.EndToEnd.Mail;

/// <summary>Hubs that do everything a hub can do wrong: the letter stays in the queue, and goes out when the hub has come to its senses.</summary>
public sealed class HubTroubleTests : IDisposable
{
    /// <summary>Short: the hubs below that say nothing shall be given up on soon.</summary>
    private static readonly RelayLimits Short = new(TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(1));

    private readonly TempDirectory _directory = new();
    private readonly SteppingClock _clock = new();

    public void Dispose() => _directory.Dispose();

    [Theory]
    [InlineData("MAIL", "451 4.3.0 not now")]
    [InlineData("RCPT", "450 4.2.1 not now")]
    [InlineData("DATA", "451 4.3.0 not now")]
    [InlineData("DOT", "452 4.2.2 full")]
    [InlineData("EHLO|HELO", "421 4.3.2 going down")]
    [InlineData("MAIL", HubScript.Silence)]
    [InlineData("RCPT", HubScript.Silence)]
    [InlineData("DATA", HubScript.Silence)]
    [InlineData("EHLO", HubScript.Silence)]
    [InlineData("MAIL", HubScript.Close)]
    [InlineData("DATA", HubScript.Close)]
    [InlineData("MAIL", "no number at all")]
    [InlineData("DATA", "\u0001\u0002")]
    [InlineData("RCPT", "999 what")]
    [InlineData("EHLO", "250-never\r\n250-ends\r\nand garbage")]
    public async Task A_letter_waits_until_the_hub_takes_it(string command, string answer)
    {
        using var hub = new FakeHub(new HubScript { Answer = c => command.Split('|').Any(w => c.StartsWith(w, StringComparison.Ordinal)) ? answer : null });
        var queue = Accept("a@example.org", "b@example.org");
        var report = await Flush(queue, Plain(hub.Port));
        Assert.Equal((0, 1), (report.Delivered, report.Deferred));
        Assert.NotEmpty(Assert.Single(queue.List()).State.Recipients[0].Answer);
        Assert.Empty(hub.Taken);
        hub.Script = new HubScript();
        Assert.Equal(1, (await Flush(queue, Plain(hub.Port))).Delivered);
        Assert.Equal(["a@example.org", "b@example.org"], Assert.Single(hub.Taken).Recipients);
        Assert.Empty(queue.List());
        Assert.Empty(Directory.GetFiles(queue.Spool));
    }

    [Theory]
    [InlineData(HubScript.Silence)]
    [InlineData(HubScript.Close)]
    [InlineData("554 no service here")]
    [InlineData("SSH-2.0-OpenSSH_9.2")]
    [InlineData("")]
    public async Task A_greeting_that_is_none_keeps_the_letter(string greeting)
    {
        using var hub = new FakeHub(new HubScript { Greeting = greeting });
        var queue = Accept("a@example.org");
        Assert.Equal(1, (await Flush(queue, Plain(hub.Port))).Deferred);
        hub.Script = new HubScript();
        Assert.Equal(1, (await Flush(queue, Plain(hub.Port))).Delivered);
    }

    [Fact]
    public async Task Each_recipient_has_its_own_outcome_and_the_bounce_is_kept()
    {
        using var hub = new FakeHub(new HubScript { Answer = c => c.Contains("no@", StringComparison.Ordinal) ? "550 5.1.1 nobody of that name" : c.Contains("later@", StringComparison.Ordinal) ? "451 4.7.1 later" : null });
        var queue = Accept("yes@example.org", "no@example.org", "later@example.org");
        Assert.Equal(1, (await Flush(queue, Plain(hub.Port))).Deferred);
        hub.Script = new HubScript();
        Assert.Equal(1, (await Flush(queue, Plain(hub.Port))).Bounced);
        Assert.Equal([["yes@example.org"], ["later@example.org"]], hub.Taken.Select(t => t.Recipients));
        var failed = Assert.Single(Assert.Single(queue.Bounces()).Failed);
        Assert.Equal(new RecipientAnswer("no@example.org", RecipientOutcome.Refused, "550 5.1.1 nobody of that name"), failed);
    }

    [Fact]
    public async Task A_hub_that_speaks_one_byte_at_a_time_is_understood()
    {
        using var hub = new FakeHub(new HubScript { ByteByByte = true });
        Assert.Equal(1, (await Flush(Accept("a@example.org"), Plain(hub.Port))).Delivered);
    }

    [Fact]
    public async Task A_hub_that_is_down_for_twenty_attempts_gets_the_letter_at_the_twenty_first()
    {
        var queue = Accept("a@example.org");
        var closed = FakeHub.ClosedPort();
        for (var attempt = 1; attempt <= 20; attempt++)
        {
            Assert.Equal(1, (await Flush(queue, Plain(closed))).Deferred);
            Assert.Equal(1, (await Run(queue, all: false, Plain(closed))).NotDue);
            var state = Assert.Single(queue.List()).State;
            Assert.Equal(attempt, state.Attempts);
            _clock.Now = state.Next;
        }

        using var hub = new FakeHub();
        Assert.Equal(1, (await Run(queue, all: false, Plain(hub.Port))).Delivered);
        Assert.Single(hub.Taken);
    }

    [Fact]
    public async Task After_the_days_of_the_settings_a_letter_is_given_up_and_kept()
    {
        var queue = Accept("a@example.org");
        _clock.Now += TimeSpan.FromDays(5);
        Assert.Equal(1, (await Flush(queue, Plain(FakeHub.ClosedPort()))).Bounced);
        Assert.Equal(RecipientOutcome.GivenUp, Assert.Single(Assert.Single(queue.Bounces()).Failed).Outcome);
        Assert.True(queue.Drop(queue.Bounces()[0].Id));
        Assert.Empty(Directory.GetFiles(queue.Spool));
    }

    [Fact]
    public async Task The_second_hub_takes_what_the_first_does_not()
    {
        using var first = new FakeHub(new HubScript { Answer = c => c.StartsWith("RCPT TO:<b@", StringComparison.Ordinal) ? "450 4.2.1 not now" : null });
        using var second = new FakeHub();
        Assert.Equal(1, (await Flush(Accept("a@example.org", "b@example.org"), Plain(FakeHub.ClosedPort()), Plain(first.Port), Plain(second.Port))).Delivered);
        Assert.Equal(["a@example.org"], Assert.Single(first.Taken).Recipients);
        Assert.Equal(["b@example.org"], Assert.Single(second.Taken).Recipients);
    }

    [Fact]
    public async Task No_second_hub_gets_a_letter_that_the_first_may_have()
    {
        using var first = new FakeHub(new HubScript { Answer = c => c == "DOT" ? HubScript.Close : null });
        using var second = new FakeHub();
        Assert.Equal(1, (await Flush(Accept("a@example.org"), Plain(first.Port), Plain(second.Port))).Deferred);
        Assert.Single(first.Taken);
        Assert.Empty(second.Taken);
    }

    [Fact]
    public async Task Only_a_hub_of_revaliases_is_taken_from_a_letter()
    {
        using var usual = new FakeHub();
        using var named = new FakeHub();
        var queue = new MailQueue(_directory.At("spool/x")[..^2], _clock);
        var relay = $"127.0.0.1:{named.Port}";
        foreach (var aliases in new[] { new Dictionary<string, (string, string?)>(), new() { ["jin"] = ("jin@example.org", relay) } })
        {
            queue.Accept(Letter("a@example.org") with { Relay = relay });
            var settings = new MailSettings { Relays = [Plain(usual.Port)], Addresses = new AddressRules { HostName = "web1.example.com", Aliases = aliases } };
            Assert.Equal(1, (await new QueueRunner(queue, settings, Short, _clock).RunAsync(all: true, TestContext.Current.CancellationToken)).Delivered);
        }

        Assert.Single(usual.Taken);
        Assert.Single(named.Taken);
    }

    [Fact]
    public async Task Nothing_is_sent_that_cannot_be_recorded()
    {
        using var hub = new FakeHub();
        var queue = Accept("a@example.org");
        var id = queue.List()[0].Id;
        // A directory in the record's place stands for a disk on which nothing can be written.
        Directory.CreateDirectory(Path.Combine(queue.Spool, id + ".state", "x"));
        Assert.Equal(1, (await Flush(queue, Plain(hub.Port))).Deferred);
        Assert.Empty(hub.Taken);
        Directory.Delete(Path.Combine(queue.Spool, id + ".state"), recursive: true);
        Assert.Equal(1, (await Flush(queue, Plain(hub.Port))).Delivered);
    }

    [Fact]
    public async Task Two_senders_at_once_send_each_letter_once()
    {
        using var hub = new FakeHub();
        var queue = new MailQueue(_directory.At("spool/x")[..^2], _clock);
        for (var i = 0; i < 30; i++)
        {
            queue.Accept(Letter("a@example.org"));
        }

        var reports = await Task.WhenAll(Enumerable.Range(0, 3).Select(_ => Task.Run(() => Flush(queue, Plain(hub.Port)))));
        Assert.Equal(30, reports.Sum(r => r.Delivered));
        Assert.Equal(30, hub.Taken.Count);
    }

    [Fact]
    public async Task Ten_megabytes_arrive_as_they_were()
    {
        using var hub = new FakeHub();
        var body = string.Concat(Enumerable.Range(0, 170_000).Select(i => $"{i:d8} ........ a line of a body that is ten megabytes\r\n"));
        var queue = new MailQueue(_directory.At("spool/x")[..^2], _clock);
        queue.Accept(new Letter("s@example.com", ["a@example.org"], Encoding.UTF8.GetBytes("Subject: big\r\n\r\n" + body)));
        Assert.Equal(1, (await Run(queue, all: true, RelayLimits.Patient, Plain(hub.Port))).Delivered);
        Assert.EndsWith("\r\n\r\n" + body, Assert.Single(hub.Taken).Content, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_hub_without_8bitmime_gets_ascii_and_the_same_text()
    {
        using var hub = new FakeHub(new HubScript { Extensions = [] });
        var queue = new MailQueue(_directory.At("spool/x")[..^2], _clock);
        queue.Accept(new Letter("s@example.com", ["a@example.org"], Encoding.UTF8.GetBytes("Subject: x\r\nMIME-Version: 1.0\r\nContent-Type: text/plain; charset=utf-8\r\nContent-Transfer-Encoding: 8bit\r\n\r\n足跡\r\n")));
        Assert.Equal(1, (await Flush(queue, Plain(hub.Port))).Delivered);
        var content = Assert.Single(hub.Taken).Content;
        Assert.True(System.Text.Ascii.IsValid(content));
        using var read = MimeKit.MimeMessage.Load(new MemoryStream(Encoding.ASCII.GetBytes(content)), TestContext.Current.CancellationToken);
        Assert.Equal("足跡", read.TextBody?.TrimEnd());
    }

    [Fact]
    public async Task Starttls_that_is_not_offered_or_breaks_sends_nothing()
    {
        foreach (var script in new[] { new HubScript(), new HubScript { DropsTls = true } })
        {
            using var hub = new FakeHub(script);
            var queue = Accept("a@example.org");
            Assert.Equal(1, (await Flush(queue, Plain(hub.Port) with { Tls = RelayTls.StartTls, User = "ashiato", Password = new Secret("footprint") })).Deferred);
            Assert.DoesNotContain(hub.Commands, c => c.StartsWith("AUTH", StringComparison.Ordinal) || c.StartsWith("MAIL", StringComparison.Ordinal));
            Assert.True(queue.Drop(queue.List()[0].Id));
        }
    }

    [Fact]
    public async Task A_forged_certificate_is_refused_before_any_secret()
    {
        using var real = Certificate("localhost");
        using var forged = Certificate("localhost");
        using var other = Certificate("mail.example.net");
        var pin = _directory.Write("real.pem", Encoding.ASCII.GetBytes(real.ExportCertificatePem()));
        var pinOther = _directory.Write("other.pem", Encoding.ASCII.GetBytes(other.ExportCertificatePem()));
        foreach (var (shown, pinned) in new[] { (forged, pin), (forged, null), (other, pinOther) })
        {
            using var hub = new FakeHub(new HubScript { Certificate = shown });
            var queue = Accept("a@example.org");
            var report = await Flush(queue, Secure(hub.Port, pinned));
            Assert.Equal(1, report.Deferred);
            Assert.Contains("certificate", Assert.Single(report.Trouble), StringComparison.Ordinal);
            Assert.DoesNotContain(hub.Commands, c => c.StartsWith("AUTH", StringComparison.Ordinal));
            Assert.True(queue.Drop(queue.List()[0].Id));
        }

        using var honest = new FakeHub(new HubScript { Certificate = real, Extensions = ["AUTH PLAIN"] });
        Assert.Equal(1, (await Flush(Accept("a@example.org"), Secure(honest.Port, pin))).Delivered);
        Assert.Contains(honest.Commands, c => c.StartsWith("AUTH PLAIN", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_token_goes_by_xoauth2()
    {
        using var hub = new FakeHub(new HubScript { Extensions = ["AUTH XOAUTH2"] });
        Assert.Equal(1, (await Flush(Accept("a@example.org"), Plain(hub.Port) with { User = "me@example.com", Password = new Secret("token"), Method = RelayMethod.XOAuth2 })).Delivered);
        var said = Assert.Single(hub.Commands, c => c.StartsWith("AUTH XOAUTH2 ", StringComparison.Ordinal));
        Assert.Equal("user=me@example.com\u0001auth=Bearer token\u0001\u0001", Encoding.ASCII.GetString(Convert.FromBase64String(said.Split(' ')[2])));
    }

    [Fact]
    public async Task A_refused_log_in_keeps_the_letter_and_tells_no_password()
    {
        using var hub = new FakeHub(new HubScript { Extensions = ["AUTH PLAIN LOGIN"], Answer = c => c.StartsWith("AUTH", StringComparison.Ordinal) ? "535 5.7.8 wrong" : null });
        var queue = Accept("a@example.org");
        var report = await Flush(queue, Plain(hub.Port) with { User = "ashiato", Password = new Secret("footprint"), Method = RelayMethod.Plain });
        Assert.Equal(1, report.Deferred);
        Assert.DoesNotContain("footprint", string.Concat(Directory.GetFiles(queue.Spool).Select(File.ReadAllText)) + string.Concat(report.Trouble), StringComparison.Ordinal);
    }

    private static X509Certificate2 Certificate(string name)
    {
        using var key = RSA.Create(2048);
        var request = new CertificateRequest("CN=" + name, key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        var names = new SubjectAlternativeNameBuilder();
        names.AddDnsName(name);
        if (name == "localhost")
        {
            names.AddIpAddress(IPAddress.Loopback);
        }

        request.CertificateExtensions.Add(names.Build());
        var now = Core.Clock.System.GetUtcNow();
        return request.CreateSelfSigned(now.AddDays(-1), now.AddDays(1));
    }

    private static RelaySettings Plain(int port) => new("127.0.0.1", port) { Tls = RelayTls.None };

    private static RelaySettings Secure(int port, string? pin) => new("localhost", port) { CaFile = pin, User = "ashiato", Password = new Secret("footprint") };

    private static Letter Letter(params string[] recipients) => new("s@example.com", recipients, Encoding.UTF8.GetBytes("Subject: hello\r\n\r\nhello\r\n"));

    private MailQueue Accept(params string[] recipients)
    {
        var queue = new MailQueue(_directory.At("spool/x")[..^2], _clock);
        queue.Accept(Letter(recipients));
        return queue;
    }

    private Task<QueueReport> Flush(MailQueue queue, params RelaySettings[] relays) => Run(queue, all: true, relays);

    private Task<QueueReport> Run(MailQueue queue, bool all, params RelaySettings[] relays) => Run(queue, all, Short, relays);

    private Task<QueueReport> Run(MailQueue queue, bool all, RelayLimits limits, params RelaySettings[] relays) =>
        new QueueRunner(queue, new MailSettings { Relays = relays, Addresses = new AddressRules { HostName = "web1.example.com" } }, limits, _clock).RunAsync(all, CancellationToken.None);
}
