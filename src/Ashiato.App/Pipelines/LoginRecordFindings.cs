using Ashiato.Core.Findings;
using Ashiato.Detection.Detectors.Defense;
using Ashiato.Input.Formats.LoginRecords;

namespace Ashiato.App.Pipelines;

/// <summary>Turns the odd places of a login-record file into findings.</summary>
internal static class LoginRecordFindings
{
    /// <summary>A file in which so many sessions end without a beginning is written by a program that does not record log-ins.</summary>
    private const int FewSplices = 5;

    public static IEnumerable<Finding> Of(string path, IReadOnlyList<LoginRecordAnomaly> anomalies)
    {
        var zeroed = anomalies.Where(a => a.Kind == LoginRecordAnomalyKind.ZeroedSlots).ToList();
        if (zeroed.Count > 0)
        {
            yield return TamperedRecordsFindings.Zeroed(path, zeroed.Sum(z => z.Count), zeroed[0].Slot, zeroed[0].EarlierTime, zeroed[^1].Time);
        }

        var unwritten = anomalies.Where(a => a.Kind == LoginRecordAnomalyKind.UnwrittenSlots).ToList();
        if (unwritten.Count > 0)
        {
            yield return TamperedRecordsFindings.Unwritten(path, unwritten.Sum(z => z.Count), unwritten[0].Slot, unwritten[0].EarlierTime, unwritten[^1].Time);
        }

        foreach (var back in anomalies.Where(a => a.Kind == LoginRecordAnomalyKind.TimeWentBack).Take(3))
        {
            yield return TamperedRecordsFindings.TimeWentBack(path, back.Slot, back.Time, back.EarlierTime);
        }

        foreach (var odd in anomalies.Where(a => a.Kind == LoginRecordAnomalyKind.OddSize))
        {
            yield return TamperedRecordsFindings.OddSize(path, odd.Count);
        }

        // Sessions that were open when the file was rotated end in it without a beginning: the first few say nothing.
        var spliced = anomalies.Where(a => a.Kind == LoginRecordAnomalyKind.LogoutWithoutLogin && a.Slot > 20).ToList();
        if (spliced.Count is > 0 and <= FewSplices)
        {
            yield return TamperedRecordsFindings.Spliced(path, spliced.Count, spliced[0].Time, spliced[^1].Time);
        }
    }
}
