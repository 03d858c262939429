using Ashiato.Core;
using Ashiato.Core.Findings;

namespace Ashiato.Detection.Detectors.Defense;

/// <summary>Wiped or spliced login records. ATT&amp;CK T1685.006 (T1070.002).</summary>
public static class TamperedRecordsFindings
{
    /// <summary>Zeroed slots with records after them: what log cleaners leave behind.</summary>
    /// <param name="path">The file.</param>
    /// <param name="slots">How many slots.</param>
    /// <param name="firstSlot">Number of the first one.</param>
    /// <param name="before">Time of the record before it, or null.</param>
    /// <param name="after">Time of the record after, or null.</param>
    public static Finding Zeroed(string path, long slots, long firstSlot, DateTimeOffset? before, DateTimeOffset? after) => Make(
        "defense.wtmp_zeroed", slots > 1 ? Severity.High : Severity.Medium, path, before, after, slots,
        new Text("{0} login record(s) in {1} were overwritten with zeros", "{1} のログイン記録 {0} 件がゼロで上書きされています").With(slots, path),
        new Text("Programs that hide a log-in overwrite its record with zeros: a record that never was written leaves no place behind. The first such place is record {0}.",
            "ログインを隠すツールは記録をゼロで上書きします。最初から書かれていない記録なら、空白の場所は残りません。最初の場所は {0} 番目の記録です。").With(firstSlot),
        new("A crash or a full disk while a record was written.", "記録の書き込み中のクラッシュやディスク容量不足の可能性もあります。"));

    /// <summary>Zeroed slots just before a boot without a shutdown: most likely never written.</summary>
    /// <param name="path">The file.</param>
    /// <param name="slots">How many slots.</param>
    /// <param name="firstSlot">Number of the first one.</param>
    /// <param name="before">Time of the record before it, or null.</param>
    /// <param name="after">Time of the boot, or null.</param>
    public static Finding Unwritten(string path, long slots, long firstSlot, DateTimeOffset? before, DateTimeOffset? after) => Make(
        "defense.wtmp_unwritten", Severity.Low, path, before, after, slots,
        new Text("{0} login record(s) in {1} are empty, just before a boot that no shutdown came before", "{1} のログイン記録 {0} 件が空です（シャットダウンの記録がない起動の直前）").With(slots, path),
        new Text("A machine that loses power leaves such a place where a record was about to be written. The first one is record {0}.",
            "電源断などで突然停止すると、書き込み途中だった記録の場所が空のまま残ることがあります。最初の場所は {0} 番目の記録です。").With(firstSlot),
        new("Somebody may also have overwritten the last records and stopped the machine.", "最後の記録を上書きしたうえで、マシンを停止させた可能性も残ります。"));

    /// <summary>A record older than the one before it.</summary>
    public static Finding TimeWentBack(string path, long slot, DateTimeOffset? time, DateTimeOffset? earlier) => Make(
        "defense.wtmp_time_back", Severity.Medium, path, time, earlier, 1,
        new Text("In {0} time goes backward at record {1}", "{0} の {1} 番目の記録で時刻が逆行しています").With(path, slot),
        new("Records are written in the order things happen. One that is older than its predecessor was changed or put in later.", "記録は発生順に追記されます。前の記録より古いものは、変更または後から挿入された可能性があります。"),
        new("The clock was set back, for example after a start with a wrong clock.", "起動直後などに時計が修正された可能性もあります。"));

    /// <summary>Sessions that end without having begun.</summary>
    public static Finding Spliced(string path, long count, DateTimeOffset? first, DateTimeOffset? last) => Make(
        "defense.wtmp_spliced", Severity.Medium, path, first, last, count,
        new Text("{0}: {1} session(s) ended that never began", "{0}: 開始の記録がないまま終了したセッションが {1} 件あります").With(path, count),
        new("Somebody may have taken the log-in's record out of the file and left the log-out's.", "ログインの記録だけがファイルから抜き取られ、ログアウトの記録が残った可能性があります。"),
        new("The session began before the file was rotated; some programs write no log-in.", "ファイルのローテーション前に始まったセッションや、ログインを記録しないプログラムの可能性があります。"));

    /// <summary>A size that is no multiple of a record.</summary>
    public static Finding OddSize(string path, long rest) => Make(
        "defense.wtmp_odd_size", Severity.Low, path, null, null, rest,
        new Text("{0} ends inside a record ({1} bytes too many)", "{0} が記録の途中で終わっています（{1} バイトの余り）").With(path, rest),
        new("Records have a fixed size. A rest was left by a crash, a copy that was cut, or somebody who cut the file.", "記録は固定長です。余りは、クラッシュ、途中で切れたコピー、または誰かがファイルを切り詰めたことを示します。"),
        new("The copy was cut on its way.", "コピーが途中で切れた可能性もあります。"));

    private static Finding Make(
        string id, Severity severity, string path, DateTimeOffset? first, DateTimeOffset? last, long count, Text title, Text explanation, Text alternatives) => new()
        {
            Id = id,
            Title = title,
            Explanation = explanation,
            Severity = severity,
            Confidence = Confidence.Medium,
            Kind = severity >= Severity.Medium ? FindingKind.Sign : FindingKind.Notice,
            Techniques = [new("T1685.006", "T1070.002")],
            First = first,
            Last = last,
            Count = count,
            Alternatives = alternatives,
            NextSteps = [new Text("Compare with auth.log: a log-in there without a record in {0} was hidden.", "auth.log と比較してください。auth.log にあって {0} にないログインは隠されたものです。").With(path)],
        };
}
