using Ashiato.Core;
using Ashiato.Core.Findings;
using Ashiato.Detection.Coverage;

namespace Ashiato.Detection.Detectors.Defense;

/// <summary>Logs that are empty although they should not be: the part written to now holds nothing while the rest of the server went on writing, or something that is no log. ATT&amp;CK T1685.006 (T1070.002).</summary>
public static class EmptiedLogFindings
{
    /// <summary>Right after rotation an empty part is normal.</summary>
    private static readonly TimeSpan JustRotated = TimeSpan.FromHours(26);

    /// <summary>Compares files with each other.</summary>
    /// <param name="files">What was seen of each file.</param>
    /// <param name="lastLogin">The last log-in to the server that any log tells, or null: without one wtmp has nothing to say, and is empty after its monthly rotation.</param>
    public static IEnumerable<Finding> Find(IReadOnlyList<LogFileFact> files, DateTimeOffset? lastLogin)
    {
        foreach (var file in files.Where(f => f.Content == LogContent.Foreign && f.IsNewest && IsBusy(f) && IsPlainName(f)))
        {
            yield return Overwritten(file);
        }

        // Stamps from the future (a clock that was wrong) must not make every log look silent: the third-newest file decides.
        var lasts = files.Where(f => f.Last is not null && f.IsNewest).Select(f => f.Last!.Value).OrderDescending().ToList();
        if (lasts.Count == 0)
        {
            yield break;
        }

        var newest = lasts[Math.Min(2, lasts.Count - 1)];
        foreach (var file in files.Where(f => f is { IsNewest: true, Records: 0, Content: LogContent.Read } && IsBusy(f)))
        {
            var before = files.Where(f => f.Family == file.Family && f.Last is not null).Select(f => f.Last).Max();
            var sinceWhen = before ?? file.Modified;
            if (sinceWhen is { } since && newest - since > JustRotated && (file.Area != EvidenceAreas.Sessions || lastLogin > since))
            {
                yield return Describe(file, since, newest);
            }
        }
    }

    /// <summary>Is it a log that a running server writes to day by day? user.log and daemon.log may stay empty for months.</summary>
    private static bool IsBusy(LogFileFact file)
    {
        var name = file.Family[(file.Family.LastIndexOf('/') + 1)..];
        return file.Area == EvidenceAreas.Authentication || (file.Area == EvidenceAreas.Sessions && name.StartsWith("wtmp", StringComparison.Ordinal))
            || (file.Area == EvidenceAreas.System && (name.StartsWith("syslog", StringComparison.Ordinal) || name.StartsWith("messages", StringComparison.Ordinal)));
    }

    /// <summary>auth.log and secure, but not auth.log.gpg: an encrypted copy is no log either, and nobody overwrote it.</summary>
    private static bool IsPlainName(LogFileFact file)
    {
        var name = file.Path[(file.Path.LastIndexOf('/') + 1)..];
        return name.EndsWith(".log", StringComparison.Ordinal) || !name.Contains('.', StringComparison.Ordinal);
    }

    private static Finding Overwritten(LogFileFact file) => new()
    {
        Id = "defense.log_overwritten",
        Title = new Text("{0} does not hold a log any more", "{0} の内容がログではなくなっています").With(file.Path),
        Explanation = new("Other data stands where this log should be. Tools such as shred write random bytes over a log, so that nothing of it can be recovered.",
            "ログがあるべき場所に別のデータが入っています。shred のようなツールは、復元できないようにログへ乱数を上書きします。"),
        Severity = Severity.High,
        Confidence = Confidence.Medium,
        Kind = FindingKind.Sign,
        Techniques = [new("T1685.006", "T1070.002")],
        First = file.Modified,
        Last = file.Modified,
        Alternatives = new("The disk or the copy is damaged, or the file was put there by mistake.", "ディスクやコピーの破損、または誤って置かれたファイルかもしれません。"),
        NextSteps = [new("Look at the file (file, xxd | head), and for the same time in the journal, in rotated parts and in copies on other machines.", "ファイルの中身（file、xxd | head）を確認し、同じ時間帯の記録をジャーナル、ローテーション分、他のマシンのコピーで探してください。")],
    };

    private static Finding Describe(LogFileFact file, DateTimeOffset since, DateTimeOffset until) => new()
    {
        Id = "defense.log_emptied",
        Title = new Text("{0} is empty", "{0} が空です").With(file.Path),
        Explanation = new("Other logs of the server went on being written, this one has nothing since its last rotated part. Somebody emptied it, or nothing writes to it any more.",
            "他のログは書き込まれ続けているのに、このログには最後のローテーション以降何も残っていません。誰かが消去したか、書き込まれなくなっています。"),
        Severity = Severity.High,
        Confidence = Confidence.Medium,
        Kind = FindingKind.Sign,
        Techniques = [new("T1685.006", "T1070.002")],
        First = since,
        Last = until,
        Alternatives = new("The logger's configuration changed, or the system moved to the journal alone.", "ログ収集の設定変更や、ジャーナルのみの運用への移行かもしれません。"),
        NextSteps = [new("Look into /etc/rsyslog.conf whether the file is still written to, and read the same time with journalctl.", "/etc/rsyslog.conf でまだ書き込み対象か確認し、同じ時間帯を journalctl で確認してください。")],
    };
}
