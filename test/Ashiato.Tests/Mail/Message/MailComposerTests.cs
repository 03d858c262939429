using System.Text;
using Ashiato.Core;
using Ashiato.Mail.Message;

namespace Ashiato.Tests.Mail.Message;

public sealed class MailComposerTests
{
    private static readonly DateTimeOffset Now = new(2026, 3, 2, 15, 25, 8, TimeSpan.FromHours(9));

    [Theory]
    [InlineData("en")]
    [InlineData("ja")]
    public void Our_own_mail_is_as_approved(string language)
    {
        var subject = new Text("web1: 3 attacks, no sign of success", "web1: 攻撃 3 件、侵入の形跡なし");
        var plain = new Text("Nothing to do.\n\nThree addresses guessed passwords.\n", "対応は不要です。\n\n3 つのアドレスがパスワードを推測していました。\n");
        var asked = language == "ja" ? Language.Ja : Language.En;
        var mail = new OwnMail(subject.In(asked), plain.In(asked), ["root", "someone@example.org"]) { Html = $"<!DOCTYPE html><html lang=\"{language}\"><meta charset=\"utf-8\"><p>{plain.In(asked)}</p></html>", Language = asked };
        var letter = new MailComposer(new AddressRules { HostName = "web1.example.com", FromDomain = "example.com", Root = "admin@example.net" }, Clock.System, TimeZoneInfo.Utc)
            .Compose(mail, "<20260302062508.000000000000@web1.example.com>", Now);
        Assert.Equal(["admin@example.net", "someone@example.org"], letter.Recipients);
        Assert.Equal("root@example.com", letter.Sender);
        Golden.Matches($"mail/own.{language}.txt", Encoding.ASCII.GetString(letter.Content.Span).ReplaceLineEndings("\n"));
    }
}
