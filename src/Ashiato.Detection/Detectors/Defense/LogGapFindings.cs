using Ashiato.Core;
using Ashiato.Core.Findings;
using Ashiato.Detection.Coverage;

namespace Ashiato.Detection.Detectors.Defense;

/// <summary>Silences in logs that otherwise speak every hour. ATT&amp;CK T1685.006 (T1070.002).</summary>
public static class LogGapFindings
{
    private static readonly TimeSpan NearBoot = TimeSpan.FromMinutes(90);

    /// <summary>The silences of one kind of evidence, with what is known of the reason.</summary>
    /// <param name="activity">When it spoke.</param>
    /// <param name="boots">When the server started, nanoseconds since 1970, in order.</param>
    public static IReadOnlyList<CoverageGap> Gaps(AreaActivity activity, IReadOnlyList<long> boots) =>
        [.. activity.Silences().Select(s => Gap(s, boots))];

    /// <summary>A finding for the silences of one kind of evidence, or null when there are none.</summary>
    public static Finding? Describe(EvidenceArea area, IReadOnlyList<CoverageGap> gaps, IReadOnlyList<long> boots)
    {
        if (gaps.Count == 0)
        {
            return null;
        }

        var unexplained = gaps.Where(g => !IsBoot(g.Until, boots)).ToList();
        var worst = (unexplained.Count > 0 ? unexplained : gaps).MaxBy(g => g.Until - g.From)!;
        var severity = unexplained.Count == 0 ? Severity.Info : Severity.Medium;
        return new Finding
        {
            Id = "defense.log_gap",
            Title = new Text("{0}: silent for {1:N0} hours", "{0}: {1:N0} 時間の空白があります")
                .With(area.Name, Text.Same((worst.Until - worst.From).TotalHours.ToString("N0"))),
            Explanation = unexplained.Count == 0
                ? new("The log, which otherwise speaks every hour, was silent; the server started again at the end of the silence, so it was probably off.",
                    "普段は毎時間記録されるログに空白がありますが、その終わりにサーバーが起動しているため、停止していたと考えられます。")
                : new Text("This log speaks nearly every hour. {0} silence(s) stand out, and no start of the server explains them: lines were removed, the logger was stopped, or the server was frozen.",
                    "このログは普段ほぼ毎時間記録されます。説明のつかない空白が {0} か所あります。行が削除された、ログ収集が止められた、またはサーバーが停止状態だった可能性があります。").With(unexplained.Count),
            Severity = severity,
            Confidence = Confidence.Medium,
            Kind = unexplained.Count == 0 ? FindingKind.Notice : FindingKind.Sign,
            Techniques = [new("T1685.006", "T1070.002")],
            First = worst.From,
            Last = worst.Until,
            Count = gaps.Count,
            Alternatives = new("The virtual machine was paused or moved, or the disk was full.", "仮想マシンの一時停止・移行や、ディスクの空き容量不足の可能性もあります。"),
            NextSteps = [new("Compare with logs outside the server (the hoster's console, monitoring, mail).", "サーバー外の記録（事業者のコンソール、監視、メール）と照らし合わせてください。")],
        };
    }

    private static CoverageGap Gap((long Before, long After) silence, IReadOnlyList<long> boots)
    {
        var until = DateTimeOffset.UnixEpoch.AddHours(silence.After);
        return new CoverageGap(DateTimeOffset.UnixEpoch.AddHours(silence.Before + 1), until, IsBoot(until, boots)
            ? new("the server started at its end: it was probably off", "終わりにサーバーが起動しているため、停止していたと考えられます")
            : new("no start of the server explains it", "サーバーの起動では説明がつきません"));
    }

    private static bool IsBoot(DateTimeOffset until, IReadOnlyList<long> boots) =>
        boots.Any(b => (FindingList.At(b) - until).Duration() <= NearBoot);
}
