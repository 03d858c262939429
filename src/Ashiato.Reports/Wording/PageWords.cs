using Ashiato.Core;
using Ashiato.Core.Findings;
using Ashiato.Detection.Verdict;

namespace Ashiato.Reports.Wording;

/// <summary>Words that only the page needs: labels of charts, tables and facts.</summary>
internal static class PageWords
{
    public static readonly Text Title = new("Investigation report", "侵入調査レポート");
    public static readonly Text FirstEntry = new("first entry", "最初の侵入");
    public static readonly Text AbuseWindow = new("time of the abuse notice", "通知の時間帯");
    public static readonly Text Speaks = new("records", "記録あり");
    public static readonly Text Silent = new("silent although it should speak", "あるはずの記録がない");
    public static readonly Text NothingToRead = new("nothing to read", "記録なし");
    public static readonly Text WithoutTimes = new("records without a time", "時刻のない記録");
    public static readonly Text Refused = new("Refused", "失敗");
    public static readonly Text Granted = new("Granted", "成功");
    public static readonly Text Confidence = new("Confidence", "確度");
    public static readonly Text When = new("When", "日時");
    public static readonly Text Who = new("Who", "行為者");
    public static readonly Text Times = new("Events", "件数");
    public static readonly Text File = new("File", "ファイル");
    public static readonly Text Understood = new("Understood", "解釈できた割合");
    public static readonly Text Size = new("Size", "サイズ");
    public static readonly Text Written = new("As written in the notice", "通知の記載");
    public static readonly Text OnServer = new("On this server", "このサーバーの時刻");
    public static readonly Text Addresses = new("Addresses named in the notice", "通知に記載されたアドレス");
    public static readonly Text Host = new("Server", "サーバー");
    public static readonly Text Root = new("Evidence", "調査対象");
    public static readonly Text Made = new("Made", "作成日時");
    public static readonly Text Period = new("Period asked for", "対象期間");
    public static readonly Text Zone = new("Time zone", "タイムゾーン");
    public static readonly Text Read = new("Read", "読み取り");

    public static Text Kind(FindingKind kind) => kind switch
    {
        FindingKind.Intrusion => new("intrusion", "侵入"),
        FindingKind.Sign => new("sign", "兆候"),
        FindingKind.Attempt => new("attempt", "試行"),
        _ => new("notice", "参考"),
    };

    public static Text Level(Confidence confidence) => confidence switch
    {
        Core.Findings.Confidence.High => new("high", "高"),
        Core.Findings.Confidence.Medium => new("medium", "中"),
        _ => new("low", "低"),
    };

    /// <summary>The name of a level in style classes.</summary>
    public static string Class(VerdictLevel level) => level switch
    {
        VerdictLevel.Compromised => "compromised",
        VerdictLevel.Suspicious => "suspicious",
        VerdictLevel.Attacked => "attacked",
        _ => "quiet",
    };

    /// <summary>The name of a severity in style classes.</summary>
    public static string Class(Severity severity) => severity switch
    {
        Core.Findings.Severity.Critical => "critical",
        Core.Findings.Severity.High => "high",
        Core.Findings.Severity.Medium => "medium",
        Core.Findings.Severity.Low => "low",
        _ => "info",
    };
}
