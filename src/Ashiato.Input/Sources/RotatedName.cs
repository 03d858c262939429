using System.Globalization;
using System.Text.RegularExpressions;

namespace Ashiato.Input.Sources;

/// <summary>The name of a rotated log taken apart, after the ways of logrotate(8), savelog(8) and newsyslog.</summary>
/// <param name="Base">The name of the log that is still written, for example <c>var/log/auth.log</c>.</param>
/// <param name="Number">The number of <c>.1</c>, <c>.2.gz</c> …; null when there is none.</param>
/// <param name="Date">The date (and hour or second) of <c>-20260301</c> …, as fourteen digits; null when there is none.</param>
/// <param name="IsOld">Does it end in <c>.old</c>?</param>
internal sealed partial record RotatedName(string Base, int? Number, string? Date, bool IsOld)
{
    /// <summary>Is it the log that is still written?</summary>
    internal bool IsCurrent => Number is null && Date is null && !IsOld;

    /// <summary>Parts of one name are numbered or dated; of different ones only the file times can say which is newer.</summary>
    internal bool IsNumbered => Number is not null && Date is null;

    // A family that has both was switched to dates or back; file times decide too rarely (a copy changes them) to be asked.
    private int Age => IsCurrent ? 3 : IsNumbered ? 2 : Date is not null ? 1 : 0;

    /// <summary>Is the name that of a packed file?</summary>
    internal static bool IsPacked(string path) => Packed().IsMatch(path);

    /// <summary>Puts the names of one family in time order, the oldest first: <c>.old</c>, dates, numbers from the highest down, the log itself.</summary>
    /// <returns>Below 0 when <paramref name="a"/> is older, 0 when both name the same part.</returns>
    internal static int CompareAge(RotatedName a, RotatedName b)
    {
        var order = a.Age.CompareTo(b.Age);
        order = order != 0 ? order : string.CompareOrdinal(a.Date, b.Date);
        return order != 0 ? order : -(a.Number ?? -1).CompareTo(b.Number ?? -1);
    }

    /// <summary>Takes a path apart.</summary>
    internal static RotatedName Parse(string path)
    {
        var bare = Packed().Replace(path, "");
        if (Dated().Match(bare) is { Success: true } dated && IsDate(dated))
        {
            return new RotatedName(dated.Groups["base"].Value + dated.Groups["ext"].Value, NumberOf(dated), Stamp(dated), false);
        }

        if (Numbered().Match(bare) is { Success: true } numbered && !Address().IsMatch(bare))
        {
            return new RotatedName(numbered.Groups["base"].Value, NumberOf(numbered), null, false);
        }

        if (NumberedBeforeExtension().Match(bare) is { Success: true } before && !before.Groups["base"].Value.EndsWith("Xorg", StringComparison.Ordinal))
        {
            return new RotatedName(before.Groups["base"].Value + before.Groups["ext"].Value, NumberOf(before), null, false);
        }

        return bare.EndsWith(".old", StringComparison.Ordinal)
            ? new RotatedName(bare[..^4], null, null, true)
            : new RotatedName(bare, null, null, false);
    }

    private static int? NumberOf(Match match) => match.Groups["n"] is { Success: true } n ? int.Parse(n.ValueSpan, CultureInfo.InvariantCulture) : null;

    private static bool IsDate(Match match) =>
        int.Parse(match.Groups["m"].ValueSpan) is >= 1 and <= 12 && int.Parse(match.Groups["d"].ValueSpan) is >= 1 and <= 31;

    private static string Stamp(Match match) =>
        (match.Groups["y"].Value + match.Groups["m"].Value + match.Groups["d"].Value + (match.Groups["u"] is { Success: true } u ? OfDay(u.ValueSpan) : match.Groups["t"].Value)).PadRight(14, '0');

    private static string OfDay(ReadOnlySpan<char> seconds) => TimeSpan.FromSeconds(long.Parse(seconds, CultureInfo.InvariantCulture) % 86_400).ToString("hhmmss", CultureInfo.InvariantCulture);

    [GeneratedRegex(@"\.(gz|xz|zst|bz2|lz4|Z|zip)\z", RegexOptions.NonBacktracking)]
    private static partial Regex Packed();

    // Of "dateformat -%Y%m%d-%s" the seconds since 1970 give the second of the day in UTC.
    // name-20260301, name-20260301-1772323200, name-2026030112, name-20260301-120000, name.2026-03-01, name-2026-03-01.log, name-20260301.1
    [GeneratedRegex(@"\A(?<base>.+?)[-._](?<y>20\d\d)(?<s>[-_.]?)(?<m>\d\d)\k<s>(?<d>\d\d)(?:[-_.T]?(?<t>\d{6}|\d{4}|\d\d)|-(?<u>1\d{9}))?(?:\.(?<n>\d{1,4}))?(?<ext>\.[a-zA-Z]{2,8})?\z")]
    private static partial Regex Dated();

    // Samba's log.192.0.2.1 is the log of a client.
    [GeneratedRegex(@"\d+\.\d+\.\d+\.\d+\z")]
    private static partial Regex Address();

    // logrotate's "extension .log": mail.1.log; Xorg.1.log is the log of a screen.
    [GeneratedRegex(@"\A(?<base>.*[^/.0-9])\.(?<n>\d{1,3})(?<ext>\.log)\z")]
    private static partial Regex NumberedBeforeExtension();

    [GeneratedRegex(@"\A(?<base>.*[^/.])\.(?<n>\d{1,4})\z")]
    private static partial Regex Numbered();
}
