using Ashiato.Core;
using Ashiato.Reports.Explanations;

namespace Ashiato.Reports.Check;

/// <summary>The words of a check's mail.</summary>
public static class CheckWords
{
    internal static readonly Text Found = new("What was found", "検出した内容");
    internal static readonly Text Problems = new("What could not be checked", "確認できなかったもの");
    internal static readonly Text Unknown = new("? Ashiato does not know these messages. Read them once; 'ashiato check suggest' writes ignore rules for those that are harmless.",
        "? は Ashiato に登録のないメッセージです。一度内容を確認してください。無害なものは 'ashiato check suggest' で無視ルールを作成できます。");

    /// <summary>The subject: the answer first, then the server.</summary>
    public static Text Subject(CheckLetter letter)
    {
        var what = letter.Urgent.FirstOrDefault()?.Title;
        return letter.Urgency switch
        {
            CheckUrgency.Act when what is { } title => new Text("[{0}] ACT NOW: {1}", "【{0}】要対応: {1}").With(letter.Host, title),
            CheckUrgency.Act => new Text("[{0}] ACT NOW: attacks or serious messages in the logs", "【{0}】要対応: 攻撃または重大なログを検出").With(letter.Host),
            CheckUrgency.Look => new Text("[{0}] to look at: {1:N0} log lines", "【{0}】要確認: ログ {1:N0} 行").With(letter.Host, letter.Sections.Sum(s => s.Lines)),
            _ => new Text("[{0}] nothing to do: {1:N0} log lines for your information", "【{0}】対応不要: 参考までにログ {1:N0} 行").With(letter.Host, letter.Sections.Sum(s => s.Lines)),
        };
    }

    /// <summary>The first line of the mail: must the reader act?</summary>
    public static Text Headline(CheckLetter letter) => letter.Urgency switch
    {
        CheckUrgency.Act => new("Act now.", "今すぐ対応が必要です。"),
        CheckUrgency.Look => new("Nothing burns; have a look today.", "緊急ではありませんが、今日中に確認してください。"),
        _ => new("You need not do anything.", "対応は不要です。"),
    };

    /// <summary>What was read, and how much of it stands here.</summary>
    public static Text Summary(CheckLetter letter) => new Text(
        "{0:N0} new lines were read; {1:N0} of them are not covered by any ignore rule and stand below, {2:N0} kinds in all.",
        "新しいログ {0:N0} 行を調べました。無視ルールに当てはまらない {1:N0} 行（{2:N0} 種類）を以下に示します。")
        .With(letter.LinesRead, letter.Sections.Sum(s => s.Lines), letter.Sections.Sum(s => s.Groups.Count));

    /// <summary>How worried to be about a group.</summary>
    public static Text Judged(Worry? worry) => worry switch
    {
        Worry.None => new("everyday life, nothing to do", "日常的な動作・対応不要"),
        Worry.Little => new("nothing to do unless there are many", "大量でなければ対応不要"),
        Worry.Ask => new("find out who did it", "誰が行ったか要確認"),
        Worry.Much => new("look now", "今すぐ確認"),
        _ => new("unknown message", "未知のメッセージ"),
    };

    /// <summary>From when to when, to the minute, behind a dot; empty where no time is known.</summary>
    internal static string When(CheckGroup group, TimeZoneInfo zone)
    {
        var (first, last) = (group.First is { } f ? LocalStamp.Minute(f, zone) : null, group.Last is { } l ? LocalStamp.Minute(l, zone) : null);
        return first is null ? "" : first == last ? " · " + first : $" · {first} – {last}";
    }

    /// <summary>How many lines a part has.</summary>
    internal static Text Count(CheckLetterSection section) => section.Lines == 1
        ? new("1 line", "1 行")
        : new Text("{0:N0} lines, {1:N0} kinds", "{0:N0} 行、{1:N0} 種類").With(section.Lines, section.Groups.Count);

    /// <summary>Lines whose kinds are not shown.</summary>
    internal static Text Others(long lines) => new Text("… and {0:N0} lines of further kinds: too many to show here. 'ashiato check -o' prints all.", "… ほかにも多くの種類があり、{0:N0} 行を省略しました。'ashiato check -o' ですべて表示できます。").With(lines);
}
