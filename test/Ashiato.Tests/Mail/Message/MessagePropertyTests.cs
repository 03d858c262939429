using System.Text;
using Ashiato.Core;
using Ashiato.Mail;
using Ashiato.Mail.Message;
using FsCheck;
using FsCheck.Fluent;

namespace Ashiato.Tests.Mail.Message;

/// <summary>What holds for every message.</summary>
public sealed class MessagePropertyTests
{
    private static readonly string[] Pieces =
    [
        "Subject: ", "To: a@example.org", "Bcc: secret@example.org", "Content-Type: text/plain", "Content-Type: multipart/mixed; boundary=b", "--b", "--b--", "Content-Transfer-Encoding: base64",
        "Content-Transfer-Encoding: quoted-printable", "\n", "\r\n", "\r", "\n\n", "\0", ".", "\n.\n", " ", "\t", ":", "足跡", "\ud83d\ude00", "=?utf-8?b?", "=E8", new string('x', 998), new string('足', 400), new string(' ', 1200), "From a b\n", ">From ", "X:",
    ];

    [Fact]
    public void No_line_is_over_998_bytes_and_every_line_ends_with_crlf()
    {
        var messages = Gen.Elements(Pieces).ArrayOf().Select(string.Concat);
        Prop.ForAll(messages.ToArbitrary(), text => IsFit(Encoding.UTF8.GetBytes(text))).QuickCheckThrowOnFailure();
        Prop.ForAll(ArbMap.Default.ArbFor<byte[]>(), bytes => IsFit(bytes)).QuickCheckThrowOnFailure();
    }

    /// <summary>MailKit reads what the queue holds and writes it out again: what the hub gets is what was accepted.</summary>
    [Fact]
    public void What_goes_out_is_what_was_accepted()
    {
        var messages = Gen.Elements(Pieces).ArrayOf().Select(string.Concat);
        Prop.ForAll(messages.ToArbitrary(), text => IsKept(Prepare(Encoding.UTF8.GetBytes(text)).Content.ToArray())).QuickCheckThrowOnFailure();
    }

    [Fact]
    public void Japanese_subjects_and_bodies_come_back_as_they_were()
    {
        var texts = Gen.Elements("足", "跡", "サーバー", "ﾊﾝｶｸ", "ー", "〜", "①", "a", "B", "9", "😀", "。", "、", "-").NonEmptyListOf().Select(l => string.Concat(l));
        Prop.ForAll(texts.ToArbitrary(), texts.ToArbitrary(), (subject, body) =>
        {
            using var prepared = Read(Prepare(Encoding.UTF8.GetBytes($"Subject: {subject}\n\n{body}\n")));
            using var composed = Read(new MailComposer(new AddressRules(), Clock.System, TimeZoneInfo.Utc).Compose(new OwnMail(subject, body, ["a@example.org"]) { Html = $"<p>{body}</p>", Language = Language.Ja }));
            return prepared.Subject == subject && prepared.TextBody!.TrimEnd('\r', '\n') == body && composed.Subject == subject && composed.TextBody!.TrimEnd('\r', '\n') == body;
        }).QuickCheckThrowOnFailure();
    }

    [Theory]
    [InlineData(1, 5000)]
    [InlineData(300, 7)]
    public void Our_own_mails_are_ascii_with_short_lines(int words, int length)
    {
        var text = string.Join(' ', Enumerable.Repeat(new string('足', length), words));
        var letter = new MailComposer(new AddressRules(), Clock.System, TimeZoneInfo.Utc).Compose(new OwnMail(text, text, ["a@example.org"]) { Html = text });
        Assert.True(System.Text.Ascii.IsValid(letter.Content.Span));
        Assert.DoesNotContain(Encoding.ASCII.GetString(letter.Content.Span).Split("\r\n"), l => l.Length > 998);
    }

    private static bool IsFit(byte[] message)
    {
        var content = Prepare(message).Content.ToArray();
        var text = Encoding.Latin1.GetString(content);
        var header = text[..text.IndexOf("\r\n\r\n", StringComparison.Ordinal)];
        return text.EndsWith("\r\n", StringComparison.Ordinal) && text.Split("\r\n").All(l => l.Length <= 998 && !l.Contains('\n', StringComparison.Ordinal) && !l.Contains('\r', StringComparison.Ordinal))
            && !text.Contains('\0', StringComparison.Ordinal) && !("\r\n" + header).Contains("\r\nBcc:", StringComparison.OrdinalIgnoreCase);
    }

    private static bool IsKept(byte[] content)
    {
        using var message = MimeKit.MimeMessage.Load(new MemoryStream(content));
        using var made = new MemoryStream();
        var format = MimeKit.FormatOptions.Default.Clone();
        format.NewLineFormat = MimeKit.NewLineFormat.Dos;
        message.WriteTo(format, made);
        return made.ToArray().AsSpan().SequenceEqual(content);
    }

    private static MimeKit.MimeMessage Read(Letter letter) => MimeKit.MimeMessage.Load(new MemoryStream(letter.Content.ToArray()));

    private static Letter Prepare(byte[] message) => new MessagePreparer(new AddressRules { HostName = "web1.example.com" }, Clock.System, TimeZoneInfo.Utc)
        .Prepare(new Submission { User = new SystemUser("jin", 1000, "Jin"), Recipients = ["b@example.org"] }, message);
}
