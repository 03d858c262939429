using Ashiato.Core;
using Ashiato.Input.Sources;

namespace Ashiato.App.Pipelines;

/// <summary>What is odd about a log file, in words.</summary>
public static class FileOddities
{
    /// <summary>The oddities of one file.</summary>
    public static IReadOnlyList<Text> Of(
        LogFamily family, EvidenceFile part, long records, long parsed, long nulBytes, DateTimeOffset? last, bool isNewest, IReadOnlyList<Problem> problems)
    {
        var odd = new List<Text>();
        var isLog = family.Kind is not { IsLog: false };
        if (isLog && records == 0 && problems.Count == 0)
        {
            odd.Add(new("empty", "空"));
        }

        if (problems.Any(p => p.Kind is ProblemKind.Damaged or ProblemKind.Cut))
        {
            odd.Add(new("damaged or cut", "破損または途中で切れている"));
        }

        if (!isLog || (problems.Any(p => p.Kind is ProblemKind.NotALog) && records == 0))
        {
            odd.Add(new("not a log", "ログではない"));
        }

        if (problems.Any(p => p.Kind is ProblemKind.Denied))
        {
            odd.Add(new("may not be read", "読み取り権限がない"));
        }

        if (nulBytes > 0)
        {
            odd.Add(new Text("{0:N0} zero bytes where text should be", "本来テキストの場所に {0:N0} バイトのゼロ").With(nulBytes));
        }

        if (records >= 20 && parsed * 2 < records)
        {
            odd.Add(new Text("only {0} % of it understood", "理解できたのは {0} % のみ").With(parsed * 100 / records));
        }

        if (isNewest && family.MissingNumbers.Count > 0)
        {
            odd.Add(new Text("rotated part missing: .{0}", "ローテーション分の欠落: .{0}").With(string.Join(", .", family.MissingNumbers.Take(5))));
        }

        if (part.Mode is { } mode && (mode & UnixFileMode.OtherRead) != 0 && IsSecret(part.Name))
        {
            odd.Add(new("everybody may read it", "誰でも読める状態"));
        }

        if (part.Mode is { } writable && (writable & UnixFileMode.OtherWrite) != 0)
        {
            odd.Add(new("everybody may change it", "誰でも書き換えられる状態"));
        }

        return odd;
    }

    /// <summary>Is the file older than the rest of the server's logs by this much, although it should be written to all the time?</summary>
    public static Text? Stale(DateTimeOffset? last, DateTimeOffset newest, bool isNewest) =>
        isNewest && last is { } l && newest - l > TimeSpan.FromDays(7)
            ? new Text("nothing for the last {0:N0} days", "最後の {0:N0} 日間は記録なし").With((newest - l).TotalDays)
            : null;

    private static bool IsSecret(string name) =>
        name.StartsWith("auth", StringComparison.Ordinal) || name.StartsWith("secure", StringComparison.Ordinal) || name.StartsWith("btmp", StringComparison.Ordinal) || name.StartsWith("audit", StringComparison.Ordinal);
}
