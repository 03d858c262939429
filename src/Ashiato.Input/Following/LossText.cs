using System.Globalization;
using Ashiato.Core;
using Ashiato.Core.Findings;

namespace Ashiato.Input.Following;

/// <summary>What a loss of lines means, in words.</summary>
internal static class LossText
{
    private static readonly Text Never = new("the first run", "初回");

    /// <summary>One line: what, where, how much, what to do.</summary>
    internal static Text Line(LogLoss loss) => (loss.Kind switch
    {
        LossKind.Shrank => new Text(
            "{0}: shorter than it was: {2} bytes, of which {1} had been read before, and no rotated file holds the rest. {3} bytes cannot be accounted for, and whatever was written after {4}. Find out who shortened it.",
            "{0}: 前回より短くなっています（現在 {2} バイト、前回は {1} バイト目まで読み取り済み）。続きを含むローテート済みファイルもありません。{3} バイトと、{4} 以降に書かれた内容は確認できません。何が短くしたのか調べてください。"),
        LossKind.Replaced => new Text(
            "{0}: no longer the file that was read up to byte {1}: its content was changed or another file of {2} bytes was put in its place, and no rotated file holds the rest. {3} bytes cannot be accounted for, and whatever was written after {4}. Find out who did it.",
            "{0}: 前回 {1} バイト目まで読んだファイルと内容が違います。書き換えられたか、別のファイル（{2} バイト）に置き換えられており、続きを含むローテート済みファイルもありません。{3} バイトと、{4} 以降に書かれた内容は確認できません。何が変更したのか調べてください。"),
        LossKind.RotatedAway => new Text(
            "{0}: rotated since {4}, and the part that was read up to byte {1} is not there any more; parts after it may have been deleted before they were read. All that is left was read. {3} bytes that had been seen cannot be accounted for, and whatever the deleted parts held. Check more often, or keep more parts.",
            "{0}: {4} 以降にローテートされ、{1} バイト目まで読んだファイルはもうありません。その後のファイルも、読む前に削除された可能性があります。残っているものはすべて読みました。確認できないのは、見えていた {3} バイトと、削除されたファイルの内容です。チェックの間隔を短くするか、保存する世代数を増やしてください。"),
        _ => new Text(
            "{0}: entries of the journal are missing between {4} and {5}: the last one read was number {1}, the first one left is {2} ({3} entries). They were removed before they were read; let the check run more often, or raise SystemMaxUse.",
            "{0}: ジャーナルの {4} から {5} までのエントリがありません（最後に読んだのは {1} 番、残っている最初は {2} 番、{3} 件）。読む前に削除されています。チェックの間隔を短くするか、SystemMaxUse を増やしてください。"),
    }).With(loss.Path, loss.ReadTo, loss.LengthNow, loss.Bytes, Time(loss.Since), Time(loss.Until));

    /// <summary>The finding.</summary>
    internal static Finding Finding(LogLoss loss) => new()
    {
        Id = loss.Id,
        Title = Title(loss),
        Explanation = Line(loss),
        Severity = IsUpkeep(loss.Kind) ? Severity.Low : Severity.Medium,
        Confidence = Confidence.High,
        Kind = IsUpkeep(loss.Kind) ? FindingKind.Notice : FindingKind.Sign,
        First = loss.Since,
        Last = loss.Until,
        Alternatives = Alternatives(loss.Kind),
        NextSteps = [new Text(
            "Compare with copies that left this host (a log server, mails of earlier checks), and look at who was logged in at the time.",
            "このホストの外にある記録（ログサーバー、以前のチェックのメール）と突き合わせ、その時間帯に誰がログインしていたかを確認してください。")],
    };

    private static bool IsUpkeep(LossKind kind) => kind is LossKind.JournalRemoved or LossKind.RotatedAway;

    private static Text Title(LogLoss loss) => (loss.Kind switch
    {
        LossKind.Shrank => new Text("{0} was shortened", "{0} が短くされています"),
        LossKind.Replaced => new Text("{0} was replaced or rewritten", "{0} が置き換えられたか書き換えられています"),
        LossKind.RotatedAway => new Text("Parts of {0} were deleted before they were read", "{0} のローテート済みファイルが、読む前に削除された可能性があります"),
        _ => new Text("Entries of the journal {0} were removed unread", "ジャーナル {0} のエントリが読む前に削除されました"),
    }).With(loss.Path);

    private static Text Alternatives(LossKind kind) => kind == LossKind.JournalRemoved
        ? new Text("journald removes the oldest entries when its space is used up, and with journalctl --vacuum-*.", "journald は容量の上限に達したとき、または journalctl --vacuum-* で、古いエントリを削除します。")
        : new Text(
            "An administrator emptied it by hand, a rotation moved it into another directory or keeps no copy, or it was restored from a backup.",
            "管理者が手作業で空にした、ローテーション先が別のディレクトリであるか保存しない設定である、またはバックアップから復元した可能性があります。");

    private static Text Time(DateTimeOffset? time) => time is { } at ? Text.Same(at.UtcDateTime.ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture) + " UTC") : Never;
}
