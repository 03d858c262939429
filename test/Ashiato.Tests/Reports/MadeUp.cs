using Ashiato.Core;
using Ashiato.Core.Findings;
using Ashiato.Detection;
using Ashiato.Detection.Abuse;
using Ashiato.Detection.Coverage;
using Ashiato.Detection.Incidents;
using Ashiato.Detection.Timeline;
using Ashiato.Detection.Verdict;
using Ashiato.Reports.Inventory;

namespace Ashiato.Tests.Reports;

/// <summary>An investigation and an inventory made up here, with every member filled and hostile text wherever text comes from outside.</summary>
internal static class MadeUp
{
    /// <summary>Colours, a window title, markup, a script, direction marks, a link: what an attacker may put into a log line.</summary>
    public const string Hostile = "\e[31m\e]0;owned\a<script>alert('x')</script> \" onload=\"x\" <img src=https://evil.example.com/x> &amp; url(https://evil.example.com/y) \u202egpj.exe\u2066 \u200bx\u061cy\u009b31m\r\0";

    private static readonly TimeZoneInfo Tokyo = TimeZoneInfo.FindSystemTimeZoneById("Asia/Tokyo");

    public static DateTimeOffset At(int day, int hour, int minute = 0, int second = 0) => new(2026, 3, day, hour, minute, second, TimeSpan.Zero);

    public static Evidence Line(long line, DateTimeOffset? time, string raw) => new(new RecordOrigin("var/log/auth.log", line == 9 ? "logs/auth.log" : null), line, line * 100, time, TimeOrigin.YearInferred, System.Text.Encoding.UTF8.GetBytes(raw));

    public static Investigation Investigation()
    {
        var findings = Findings();
        return new Investigation
        {
            Root = "evidence/<b>vps</b>",
            Host = "vps1<script>",
            Zone = Tokyo,
            MadeAt = At(20, 3),
            Since = At(1, 0),
            Until = At(19, 15),
            Level = VerdictLevel.Compromised,
            Headline = VerdictMaker.Headline(VerdictLevel.Compromised, findings),
            Story = StoryTeller.Tell(VerdictLevel.Compromised, findings, IncidentMaker.Make(findings, Tokyo, null, out _), Tokyo),
            Incidents = IncidentMaker.Make(findings, Tokyo, null, out _),
            Unknown = VerdictMaker.Unknown(Coverage(), findings, Tokyo),
            WouldChange = VerdictMaker.WouldChange(VerdictLevel.Compromised),
            NextSteps = VerdictMaker.NextSteps(VerdictLevel.Compromised, findings),
            Abuse = Abuse(),
            Findings = findings,
            Timeline = TimelineMaker.Make(findings),
            Coverage = Coverage(),
            Days = [.. Enumerable.Range(1, 19).Where(d => d % 5 != 0).Select(d => new DayCount(new DateOnly(2026, 3, d), d * 371 % 1000, d % 3))],
            Addresses = [new("203.0.113.66", 4711, 1), new("2001:db8::bad", 812, 0), new("198.51.100.7", 3, 0)],
            Files = Files(),
            Problems = [new(ProblemKind.Denied, "var/log/btmp", 0, new Text("{0}: may not be read; run as root", "{0}: 読み取り権限がありません。root で実行してください").With("var/log/btmp" + Hostile))],
            Records = 123_456,
            Unparsed = 78,
            Bytes = 34_567_890,
        };
    }

    public static LogInventory Inventory()
    {
        var auth = EvidenceAreas.Authentication;
        return new LogInventory
        {
            Root = "evidence",
            Host = "vps1",
            Zone = Tokyo,
            MadeAt = At(20, 3),
            Logs =
            [
                new()
                {
                    Path = "var/log/auth.log", KindId = "auth", Area = auth, What = new("Log-ins and changes of user", "ログインとユーザー切り替えの記録"), Writer = new("sshd, sudo, su and PAM", "sshd、sudo、su、PAM"),
                    Tells = new("Which addresses tried which accounts and who got in", "どのアドレスがどのアカウントを試し、誰が入ったか"), Silent = new("What was done after logging in; root can edit it", "ログイン後に何をしたか。root なら書き換えられます"),
                    Parts = [.. Files().Take(2)], Oddities = [new("silent 2026-03-08 09:00 to 2026-03-09 01:00", "空白 2026-03-08 09:00 〜 2026-03-09 01:00")],
                },
                new() { Path = "var/log/a-very-long-directory-name/and-a-name-that-does-not-fit.log" + Hostile, Area = EvidenceAreas.Other, What = new("a file the catalogue does not know", "カタログにないファイル"), Parts = [.. Files().Skip(2)], Oddities = [] },
                new() { Path = "var/log/wtmp", KindId = "wtmp", Area = EvidenceAreas.Sessions, What = new("Every log-in, log-out, start and shutdown", "ログイン、ログアウト、起動、停止の履歴"), IsBinary = true, Parts = [new() { Path = "var/log/wtmp", What = new("Sessions", "セッション"), StoredBytes = 0, Oddities = [new("empty", "空")] }], Oddities = [] },
            ],
            Missing = [new("dpkg.log / dnf.log", new("Packages installed and removed", "パッケージの導入と削除の記録"), new("Every distribution writes one; it was not copied or it was deleted.", "どのディストリビューションにもあります。なければコピーし忘れたか削除されています。"))],
            Problems = Investigation().Problems,
        };
    }

    private static AreaCoverage[] Coverage() =>
    [
        new(EvidenceAreas.Authentication, At(2, 1), At(19, 12), 98_765, 12, ["var/log/auth.log.1", "var/log/auth.log"], [new(At(8, 0), At(8, 16), new("no start of the server explains it", "サーバーの起動では説明がつきません"))], []),
        new(EvidenceAreas.Sessions, null, null, 0, 0, [], [], [new("there is no such file", "該当するファイルがありません")]),
        new(EvidenceAreas.System, At(18, 22), At(19, 12), 24_000, 66, ["var/log/syslog"], [], [new("older parts have rotated away or were deleted", "古い分はローテーションで失われたか、削除されています")]),
        new(EvidenceAreas.Database, null, null, 22, 0, ["var/log/mysql/error.log"], [], []),
    ];

    private static FileSummary[] Files() =>
    [
        new() { Path = "var/log/auth.log.1", What = new("Log-ins and changes of user", "ログインとユーザー切り替えの記録"), AreaId = "authentication", StoredBytes = 1_234_567, Records = 60_000, Parsed = 59_990, First = At(2, 1), Last = At(9, 3), Formats = ["sshd", "sudo"] },
        new() { Path = "var/log/auth.log", What = new("Log-ins and changes of user", "ログインとユーザー切り替えの記録"), AreaId = "authentication", StoredBytes = 987_654, Records = 38_765, Parsed = 38_763, First = At(9, 3), Last = At(19, 12), Formats = ["sshd"], Oddities = [new("everybody may read it", "誰でも読める状態")] },
        new() { Path = "var/log/" + Hostile, What = new("a file the catalogue does not know", "カタログにないファイル") },
    ];

    private static AbuseAnswer Abuse() => new(
        "notice.txt", new("The notice's 12:30:35 +0100 is 20:30:35 on this server (2026-03-12, Asia/Tokyo).", "通知の 12:30:35 +0100 は、このサーバーでは 20:30:35 です（2026-03-12、Asia/Tokyo）。"),
        [new("12/Mar/2026:12:30:35 +0100", At(12, 11, 30, 35), TimeZoneInfo.ConvertTime(At(12, 11, 30, 35), Tokyo), true), new("12:31 " + Hostile, At(12, 11, 31), TimeZoneInfo.ConvertTime(At(12, 11, 31), Tokyo), false)],
        At(12, 10, 30, 35), At(12, 12, 31), ["192.0.2.80"],
        [
            new(EvidenceAreas.Authentication, true, new("3 records in that time.", "その時間帯に 3 件の記録があります。"), 3, [Line(9, At(12, 11, 29), "Mar 12 20:29:00 vps1 CRON[1]: (www-data) CMD (/tmp/.x " + Hostile + ")")]),
            new(EvidenceAreas.Sessions, false, new("There is nothing to read.", "読めるものがありません。"), 0, []),
            new(EvidenceAreas.Web, true, new("It reaches over that time and has nothing about it.", "その時間帯を含んでいますが、記録はありません。"), 0, []),
        ]);

    private static Finding[] Findings() =>
    [
        new()
        {
            Id = "login.guessed", Title = new("203.0.113.66 logged in as web after 4,711 refused attempts", "203.0.113.66 が 4,711 回の失敗のあと web としてログインしました"),
            Explanation = new("The same address was refused many times; then the password was accepted.", "同じアドレスが何度も失敗したあと、パスワードが受け入れられました。"),
            Severity = Severity.Critical, Confidence = Confidence.High, Kind = FindingKind.Intrusion, Techniques = [new("T1110.001"), new("T1685.006", "T1070.002")],
            First = At(10, 4, 5, 6), Last = At(10, 4, 9), Host = "vps1", Actor = new("203.0.113.66", "web" + Hostile, "SHA256:bm90IGEga2V5"), Count = 4712,
            Evidence = [Line(1, At(10, 4), "Mar 10 13:00:00 vps1 sshd[1]: Failed password for web from 203.0.113.66 port 4 ssh2"), Line(2, At(10, 4, 5, 6), Hostile), Line(3, null, "one\ntwo " + new string('x', 300))],
            Alternatives = new("A person who mistyped many times.", "何度も打ち間違えた可能性もあります。"), NextSteps = [new("Take the server off the network.", "サーバーをネットワークから切り離してください。"), new("Copy the disk.", "ディスクのコピーを取ってください。")],
        },
        new()
        {
            Id = "defense.zeroed", Title = new("1 record of wtmp was overwritten with zeros", "wtmp のログイン記録 1 件がゼロで上書きされています"), Explanation = new("Programs that hide log-ins do that.", "ログインを隠すプログラムの典型的な痕跡です。"),
            Severity = Severity.High, Confidence = Confidence.Medium, Kind = FindingKind.Sign, First = At(10, 5), Evidence = [], Alternatives = new("A full disk.", "ディスクの空き容量不足。"), NextSteps = [new("Compare with auth.log.", "auth.log と比較してください。")],
        },
        new()
        {
            Id = "login.guessing", Title = new("Passwords were guessed 5,526 times from 3 addresses", "3 個のアドレスから計 5,526 回のパスワード推測がありました"), Explanation = new("Every server sees that.", "どのサーバーでも起きます。"),
            Severity = Severity.Low, Confidence = Confidence.Low, Kind = FindingKind.Attempt, Evidence = [], Alternatives = new("None.", "特にありません。"), NextSteps = [new("Allow keys only.", "公開鍵認証だけを許可してください。")],
        },
    ];
}
