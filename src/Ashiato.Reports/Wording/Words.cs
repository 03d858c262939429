using Ashiato.Core;
using Ashiato.Core.Findings;
using Ashiato.Detection;
using Ashiato.Detection.Incidents;
using Ashiato.Detection.Verdict;

namespace Ashiato.Reports.Wording;

/// <summary>The words that every report uses.</summary>
public static class Words
{
    /// <summary>Heading of the story.</summary>
    public static readonly Text WhatHappened = new("What happened", "何が起きたか");

    /// <summary>Heading of the steps.</summary>
    public static readonly Text WhatToDo = new("What to do now", "今すべきこと");

    /// <summary>Heading of the coverage.</summary>
    public static readonly Text Coverage = new("What this answer rests on", "この判定の根拠となった記録");

    /// <summary>Heading of the findings.</summary>
    public static readonly Text Findings = new("Findings", "見つかったこと");

    /// <summary>Heading of the incidents.</summary>
    public static readonly Text Incidents = new("Step by step", "侵入者の行動");

    /// <summary>What to say where not all incidents stand.</summary>
    /// <param name="investigation">The investigation.</param>
    /// <param name="shown">How many stand there at most.</param>
    public static IEnumerable<Text> MoreIncidents(Investigation investigation, int shown)
    {
        if (investigation.Incidents.Count > shown)
        {
            yield return new Text("… and {0:N0} more incidents (--json shows all).", "… ほか {0:N0} 件のインシデント（--json ですべて表示）。").With(investigation.Incidents.Count - shown);
        }

        if (investigation.UntoldIncidents > 0)
        {
            yield return new Text(
                "… and up to {0:N0} more incidents that are not told one by one; what was found stands among the findings.",
                "… ほかに最大 {0:N0} 件のインシデントがあります。個別の経過は省略していますが、検出内容は「見つかったこと」に含まれています。").With(investigation.UntoldIncidents);
        }
    }

    /// <summary>Heading of the timeline.</summary>
    public static readonly Text Timeline = new("Timeline", "時系列");

    /// <summary>Heading of what is unknown.</summary>
    public static readonly Text Unknown = new("What cannot be known", "分からないこと");

    /// <summary>Heading of what would change an incident.</summary>
    public static readonly Text WouldChangeIncident = new("What would change this", "判断が変わる条件");

    /// <summary>Heading of what would change the verdict.</summary>
    public static readonly Text WouldChange = new("What would change this verdict", "判定が変わる条件");

    /// <summary>Heading of the answer to an abuse notice.</summary>
    public static readonly Text Abuse = new("The abuse notice", "不正利用の通知について");

    /// <summary>Heading of problems.</summary>
    public static readonly Text Problems = new("What could not be read", "読み取れなかったもの");

    /// <summary>Heading of files.</summary>
    public static readonly Text Files = new("Files read", "読み取ったファイル");

    /// <summary>Heading of the chart of addresses.</summary>
    public static readonly Text Addresses = new("Busiest addresses", "試行の多いアドレス");

    /// <summary>"Evidence".</summary>
    public static readonly Text Evidence = new("Evidence", "証拠");

    /// <summary>"What else could explain it".</summary>
    public static readonly Text Alternatives = new("What else could explain it", "ほかに考えられる理由");

    /// <summary>"Next".</summary>
    public static readonly Text Next = new("Next", "次にすること");

    /// <summary>"Kind of evidence".</summary>
    public static readonly Text Kind = new("Evidence", "記録の種類");

    /// <summary>"Log".</summary>
    public static readonly Text Log = new("Log", "ログ");

    /// <summary>"Type" of a finding.</summary>
    public static readonly Text Type = new("Type", "種類");

    /// <summary>"From".</summary>
    public static readonly Text From = new("From", "開始");

    /// <summary>"To".</summary>
    public static readonly Text To = new("To", "終了");

    /// <summary>"Records".</summary>
    public static readonly Text Records = new("Records", "件数");

    /// <summary>The verdict's word.</summary>
    public static Text Verdict(VerdictLevel level) => level switch
    {
        VerdictLevel.Compromised => new("COMPROMISED", "侵入あり"),
        VerdictLevel.Suspicious => new("SUSPICIOUS", "要確認"),
        VerdictLevel.Attacked => new("ATTACKED", "攻撃あり（侵入の形跡なし）"),
        _ => new("QUIET", "異常なし"),
    };

    /// <summary>A severity's word.</summary>
    public static Text Of(Severity severity) => severity switch
    {
        Severity.Critical => new("critical", "重大"),
        Severity.High => new("high", "高"),
        Severity.Medium => new("medium", "中"),
        Severity.Low => new("low", "低"),
        _ => new("info", "情報"),
    };

    /// <summary>A confidence's word.</summary>
    public static Text Of(Confidence confidence) => confidence switch
    {
        Confidence.High => new("high confidence", "確度: 高"),
        Confidence.Medium => new("medium confidence", "確度: 中"),
        _ => new("low confidence", "確度: 低"),
    };

    /// <summary>What the steps of a stage are.</summary>
    public static Text Of(IncidentStage stage) => stage switch
    {
        IncidentStage.Attempt => new("How they tried", "試みたこと"),
        IncidentStage.Entry => new("How they came in", "侵入の経路"),
        IncidentStage.Action => new("What they did", "侵入後に行ったこと"),
        IncidentStage.Persistence => new("What they left behind", "残していったもの"),
        _ => new("How they hid it", "隠そうとしたこと"),
    };

    /// <summary>Who an incident is about.</summary>
    public static Text Who(Incident incident) => (incident.Addresses.Count, incident.Users.Count) switch
    {
        (0, 0) => new("Somebody unknown", "不明の人物"),
        (0, _) => Text.Same(Names(incident.Users)),
        (_, 0) => Text.Same(Names(incident.Addresses)),
        _ => new Text("{0} as {1}", "{0}（アカウント {1}）").With(Names(incident.Addresses), Names(incident.Users)),
    };

    private static string Names(IReadOnlyList<string> names) => string.Join(", ", names.Take(4)) + (names.Count > 4 ? ", …" : "");
}
