using System.Text;
using Ashiato.Core;
using Ashiato.Core.Findings;
using Ashiato.Input.Formats;
using Ashiato.Reports.Check;
using Ashiato.Reports.Check.Rendering;
using Ashiato.Reports.Rendering.Text;

namespace Ashiato.Tests.Reports;

public sealed class CheckLetterTests
{
    private static readonly DateTimeOffset Made = new(2026, 3, 2, 7, 2, 0, TimeSpan.Zero);

    private static readonly string[] Attack =
    [
        "Mar  2 06:10:01 web1 sshd[700]: Failed password for invalid user oracle from 203.0.113.9 port 40122 ssh2",
        "Mar  2 06:10:03 web1 sshd[701]: Failed password for invalid user git from 203.0.113.9 port 40124 ssh2",
        "Mar  2 06:41:12 web1 sudo:   alice : TTY=pts/0 ; PWD=/home/alice ; USER=root ; COMMAND=/bin/bash",
        "Mar  2 06:50:00 web1 backup[91]: copied 412 files to /srv/backup/2026-03-02 in 12 s",
        "Mar  2 06:55:00 web1 backup[92]: copied 7 files to /srv/backup/2026-03-02 in 1 s",
        "Mar  2 06:58:31 web1 evil[1]: <script>alert(1)</script> \u001b[31mred\u202e",
    ];

    public static TheoryData<string, Language> Languages => new()
    {
        { "letter", Language.En },
        { "letter", Language.Ja },
        { "quiet", Language.En },
        { "quiet", Language.Ja },
    };

    [Theory]
    [MemberData(nameof(Languages))]
    public void Text_and_page_are_as_approved(string name, Language language)
    {
        var letter = name == "letter" ? Letter() : Letter() with { Findings = [], Problems = [], Sections = [Section("System Events", false, Attack[3..5])] };
        var text = new StringWriter { NewLine = "\n" };
        new CheckLetterText(new TextPage(text, language, null, color: false), letter).Write();
        Golden.Matches($"check/{name}.{Tag(language)}.txt", CheckWords.Subject(letter).In(language) + "\n\n" + text);
        var page = new StringWriter { NewLine = "\n" };
        new CheckLetterHtml(page, letter, language).Write();
        Golden.Matches($"check/{name}.{Tag(language)}.html", page.ToString());
        Assert.DoesNotContain("<script", page.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain('\u001b', text + page.ToString());
    }

    [Fact]
    public void A_flood_of_kinds_is_counted()
    {
        var grouper = new CheckGrouper();
        Read(Enumerable.Range(0, 1_000).Select(i => $"Mar  2 06:10:01 web1 app: {new string((char)('a' + (i % 26)), 2 + (i / 26))} happened"), grouper);
        Assert.Equal(1_000, grouper.Lines);
        Assert.Equal(200, grouper.Groups.Count);
        Assert.Equal(1_000, grouper.Groups.Sum(g => g.Count) + grouper.Others);
    }

    [Theory]
    [InlineData(CheckUrgency.Act, 2)]
    [InlineData(CheckUrgency.Look, 3)]
    public void What_has_to_be_done(CheckUrgency urgency, int line) =>
        Assert.Equal(urgency, (Letter() with { Findings = [], Problems = [], Sections = [Section("Security Events", line == 2, [Attack[line]])] }).Urgency);

    private static string Tag(Language language) => language == Language.Ja ? "ja" : "en";

    private static CheckLetter Letter() => new()
    {
        Host = "web1",
        Zone = TimeZoneInfo.Utc,
        Made = Made,
        LinesRead = 12_345,
        Files = 3,
        Sections = [Section("Security Events", false, Attack[..3]), Section("System Events", false, Attack[3..])],
        Findings = [Found()],
        Problems = [new Text("/var/log/mail.log: it shrank without a predecessor", "/var/log/mail.log: ローテーション先がないのに小さくなりました")],
        Header = "Hello, administrators.\n",
    };

    private static CheckLetterSection Section(string title, bool isAttack, string[] lines)
    {
        var grouper = new CheckGrouper();
        Read(lines, grouper);
        return new CheckLetterSection(title, isAttack, grouper.Lines, grouper.Groups, grouper.Others);
    }

    private static Finding Found() => new()
    {
        Id = "login.guessed",
        Title = new("203.0.113.9 logged in as test after 412 refused attempts", "203.0.113.9 が 412 回の失敗の後に test でログインしました"),
        Explanation = new("…", "…"),
        Severity = Severity.Critical,
        Confidence = Confidence.High,
        Kind = FindingKind.Intrusion,
        First = Made,
        Alternatives = new("…", "…"),
        NextSteps = [new("Take the server off the network.", "サーバーをネットワークから切り離してください。")],
    };

    private static void Read(IEnumerable<string> lines, CheckGrouper into) =>
        new LogReader().ReadText(new MemoryStream(Encoding.UTF8.GetBytes(string.Join('\n', lines) + "\n")), into, new ReadContext
        {
            Zone = TimeZoneInfo.Utc,
            Now = Made,
            Problems = new Deaf(),
            Origin = new RecordOrigin("t"),
        });

    private sealed class Deaf : IProblemSink
    {
        public void Report(Problem problem)
        {
            // Other tests look at problems.
        }
    }
}
