using System.Text;
using System.Text.RegularExpressions;
using Ashiato.Core;
using Ashiato.Mail;
using Ashiato.Mail.Message;

namespace Ashiato.Tests.Mail.Message;

/// <summary>What becomes of a message: a table for every rewriting.</summary>
public sealed partial class MessagePreparerTests
{
    private static readonly AddressRules Rules = new()
    {
        HostName = "web1.example.com",
        FromDomain = "example.com",
        Root = "admin@example.net",
        FindUser = name => name switch { "www-data" => new SystemUser(name, 33, ""), "jin" => new SystemUser(name, 1000, "Jin"), _ => null },
    };

    public static TheoryData<string, string, string, string> Senders() => new()
    {
        // rules and options, From line of the message, sender of the envelope, From line sent
        { "", "", "jin@example.com", "\"Jin Sato\" <jin@example.com>" },
        { "", "root (Cron Daemon)", "root@example.com", "\"Cron Daemon\" <root@example.com>" },
        { "", "Jin <me@example.org>", "me@example.org", "Jin <me@example.org>" },
        { "", "", "jin@example.com", "\"Jin Sato\" <jin@example.com>" },
        { "-f bounce@example.org", "Jin <me@example.org>", "bounce@example.org", "Jin <me@example.org>" },
        { "-f bounce", "", "bounce@example.com", "\"Jin Sato\" <bounce@example.com>" },
        { "-f <>", "", "", "\"Jin Sato\" <jin@example.com>" },
        { "-F CronDaemon", "", "jin@example.com", "\"CronDaemon\" <jin@example.com>" },
        { "-F 足跡", "", "jin@example.com", "=?utf-8?b?6Laz6Leh?= <jin@example.com>" },
        { "-F a\"b", "", "jin@example.com", "\"a\\\"b\" <jin@example.com>" },
        { "no-override", "Jin <me@example.org>", "jin@example.com", "\"Jin Sato\" <jin@example.com>" },
        { "no-override -f bounce@example.org", "", "jin@example.com", "\"Jin Sato\" <jin@example.com>" },
        { "alias", "", "outside@example.org", "\"Jin Sato\" <outside@example.org>" },
        { "alias no-override", "me@example.org", "outside@example.org", "\"Jin Sato\" <outside@example.org>" },
    };

    [Theory]
    [MemberData(nameof(Senders))]
    public void The_sender_is_whom_the_rules_say(string how, string from, string sender, string sentFrom)
    {
        var rules = Rules with { FromOverride = !how.Contains("no-override", StringComparison.Ordinal) };
        rules = how.Contains("alias", StringComparison.Ordinal) ? rules with { Aliases = new Dictionary<string, (string, string?)> { ["jin"] = ("outside@example.org", "mail.example.org:2525") } } : rules;
        var submission = Submission("a@example.org") with { Sender = After(how, "-f "), FullName = After(how, "-F ") };
        var letter = Prepare(rules, submission, (from.Length > 0 ? $"From: {from}\n" : "") + "Subject: x\n\nbody\n");
        Assert.Equal(sender, letter.Sender);
        Assert.Equal(sentFrom, Field(letter, "From"));
        Assert.Equal(rules.Aliases.Count > 0 ? "mail.example.org:2525" : null, letter.Relay);
    }

    [Theory]
    [InlineData("root", "admin@example.net")]
    [InlineData("www-data", "admin@example.net")]
    [InlineData("jin", "jin@example.com")]
    [InlineData("unknown", "unknown@example.com")]
    [InlineData("root@example.org", "root@example.org")]
    [InlineData("a@example.org, b@example.org", "a@example.org|b@example.org")]
    [InlineData("A Person <a@example.org>", "a@example.org")]
    public void A_recipient_is_completed(string named, string recipients) =>
        Assert.Equal(recipients.Split('|'), Prepare(Rules, Submission(named), "\nbody\n").Recipients);

    [Theory]
    [InlineData("To: a@example.org\n", "a@example.org")]
    [InlineData("To: A <a@example.org>,\n b@example.org\nCc: root\nBcc: c@example.org\n", "a@example.org|b@example.org|admin@example.net|c@example.org")]
    [InlineData("To: friends: a@example.org, b@example.org;\n", "a@example.org|b@example.org")]
    [InlineData("To: a@example.org\nResent-To: z@example.org\n", "z@example.org")]
    [InlineData("To: 佐藤 <a@example.org>\n", "a@example.org")]
    [InlineData("to: a@example.org\nTO: a@example.org\n", "a@example.org")]
    public void T_takes_the_recipients_of_the_header_and_nobody_sees_bcc(string header, string recipients)
    {
        var letter = Prepare(Rules, Submission() with { RecipientsFromHeader = true }, header + "\nbody\n");
        Assert.Equal(recipients.Split('|'), letter.Recipients);
        Assert.DoesNotContain("bcc:", Text(letter), StringComparison.OrdinalIgnoreCase);
    }

    [Theory]
    [InlineData("")]
    [InlineData("a b c@")]
    [InlineData("a@example.org\nRCPT TO:<b@example.org>")]
    [InlineData("-oQ/tmp")]
    public void What_is_no_recipient_is_refused(string named)
    {
        var refused = Assert.Throws<MailException>(() => Prepare(Rules, named.Length == 0 ? Submission() : Submission(named), "Subject: x\n\nbody\n"));
        Assert.Contains(refused.Kind, new[] { MailTrouble.Usage, MailTrouble.NoUser });
        Assert.NotEmpty(refused.Text.Ja);
    }

    public static TheoryData<string, string, string> Messages() => new()
    {
        // name, message, what is sent (Message-Id as <id>)
        { "plain", "Subject: hello\n\nbody\n", "From: \"Jin Sato\" <jin@example.com>|Subject: hello|Date: Mon, 02 Mar 2026 15:25:08 +0900|Message-Id: <id>|To: undisclosed-recipients:;||body|" },
        { "no header", "body\nmore\n", "From: \"Jin Sato\" <jin@example.com>|Date: Mon, 02 Mar 2026 15:25:08 +0900|Message-Id: <id>|To: undisclosed-recipients:;||body|more|" },
        { "complete", "From: a@example.org\nTo: b@example.org\nDate: Sun, 01 Mar 2026 00:00:00 +0000\nMessage-ID: <x@example.org>\n\nbody", "From: a@example.org|To: b@example.org|Date: Sun, 01 Mar 2026 00:00:00 +0000|Message-ID: <x@example.org>||body|" },
        { "mbox line", "From root Mon Mar  2 06:25:08 2026\nTo: b@example.org\nDate: x\nFrom: a@example.org\nMessage-Id: <x@y>\n\nbody\n", "To: b@example.org|Date: x|From: a@example.org|Message-Id: <x@y>||body|" },
        { "local names", "To: root, b@example.org\nFrom: jin\nDate: x\nMessage-Id: <x@y>\n\nbody\n", "To: root@example.com, b@example.org|From: jin@example.com|Date: x|Message-Id: <x@y>||body|" },
        { "removed", "To: b@example.org\nFrom: a@example.org\nReturn-Path: <z@z>\nContent-Length: 3\nDate: x\nMessage-Id: <x@y>\n\nbody\n", "To: b@example.org|From: a@example.org|Date: x|Message-Id: <x@y>||body|" },
        { "bare CR", "To: b@example.org\r\nFrom: a@example.org\r\nDate: x\rMessage-Id: <x@y>\r\n\r\nbo\rdy\r\n.\r\nend", "To: b@example.org|From: a@example.org|Date: x|Message-Id: <x@y>||bo|dy|.|end|" },
        { "utf-8 body", "To: b@example.org\nFrom: a@example.org\nDate: x\nMessage-Id: <x@y>\n\n足跡\n", "To: b@example.org|From: a@example.org|Date: x|Message-Id: <x@y>|MIME-Version: 1.0|Content-Type: text/plain; charset=utf-8|Content-Transfer-Encoding: 8bit||足跡|" },
        { "utf-8 subject", "Subject: 足跡\nTo: b@example.org\nFrom: a@example.org\nDate: x\nMessage-Id: <x@y>\n\nbody\n", "Subject: =?utf-8?b?6Laz6Leh?=|To: b@example.org|From: a@example.org|Date: x|Message-Id: <x@y>||body|" },
        { "declared", "Content-Type: text/plain; charset=iso-2022-jp\nTo: b@example.org\nFrom: a@example.org\nDate: x\nMessage-Id: <x@y>\n\n\u001b$BB-@W\u001b(B\n", "Content-Type: text/plain; charset=iso-2022-jp|To: b@example.org|From: a@example.org|Date: x|Message-Id: <x@y>||\u001b$BB-@W\u001b(B|" },
        { "folded", "Subject: one\n two\n\tthree\nTo: b@example.org\nFrom: a@example.org\nDate: x\nMessage-Id: <x@y>\n\nbody\n", "Subject: one| two|\tthree|To: b@example.org|From: a@example.org|Date: x|Message-Id: <x@y>||body|" },
    };

    [Theory]
    [MemberData(nameof(Messages))]
    public void A_message_is_made_right(string name, string message, string sent)
    {
        Assert.NotEmpty(name);
        Assert.Equal(sent, Id().Replace(Text(Prepare(Rules, Submission("b@example.org"), message)), "$1<id>").Replace("\r\n", "|", StringComparison.Ordinal));
    }

    [Fact]
    public void A_line_that_is_too_long_goes_as_quoted_printable()
    {
        var text = new string('x', 3000) + "\n" + new string('足', 2000) + "\n";
        var letter = Prepare(Rules, Submission("b@example.org"), "Subject: x\n\n" + text);
        Assert.Equal("quoted-printable", Field(letter, "Content-Transfer-Encoding"));
        Assert.Equal(text, MimeKit.MimeMessage.Load(new MemoryStream(letter.Content.ToArray()), TestContext.Current.CancellationToken).TextBody!.ReplaceLineEndings("\n"));
    }

    [Fact]
    public void A_long_line_in_a_part_is_encoded_and_the_others_stay()
    {
        var letter = Prepare(Rules, Submission("b@example.org"), $"MIME-Version: 1.0\nContent-Type: multipart/mixed; boundary=b\n\n--b\nContent-Type: text/plain\n\nshort\n--b\nContent-Type: text/html\n\n<p>{new string('x', 2000)}</p>\n--b--\n");
        var read = MimeKit.MimeMessage.Load(new MemoryStream(letter.Content.ToArray()), TestContext.Current.CancellationToken);
        var parts = read.BodyParts.OfType<MimeKit.TextPart>().ToList();
        Assert.Equal(["short", $"<p>{new string('x', 2000)}</p>"], parts.Select(p => p.Text.Trim()));
        Assert.Equal(MimeKit.ContentEncoding.QuotedPrintable, parts[1].ContentTransferEncoding);
    }

    private static string? After(string how, string option) => how.IndexOf(option, StringComparison.Ordinal) is var at and >= 0 ? how[(at + option.Length)..] : null;

    private static Submission Submission(params string[] recipients) => new() { User = new SystemUser("jin", 1000, "Jin Sato"), Recipients = recipients };

    private static Letter Prepare(AddressRules rules, Submission submission, string message) =>
        new MessagePreparer(rules, Clock.FixedAt(new DateTimeOffset(2026, 3, 2, 6, 25, 8, TimeSpan.Zero)), HostZone.Find("Asia/Tokyo")!).Prepare(submission, Encoding.UTF8.GetBytes(message));

    private static string Text(Letter letter) => Encoding.UTF8.GetString(letter.Content.Span);

    private static string? Field(Letter letter, string name) => Text(letter).Split("\r\n").FirstOrDefault(l => l.StartsWith(name + ": ", StringComparison.Ordinal))?[(name.Length + 2)..];

    [GeneratedRegex(@"(Message-Id: )<\d{14}\.[0-9a-f]{12}@web1\.example\.com>", RegexOptions.NonBacktracking)]
    private static partial Regex Id();
}
