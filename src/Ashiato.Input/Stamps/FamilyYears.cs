namespace Ashiato.Input.Stamps;

/// <summary>
/// Decides the years of a family of rotated logs from its newest part backward: a part ends not later than its file's time
/// of modification, nor than the part after it begins. A copy that lost its file times still gets its years right that way.
/// </summary>
public static class FamilyYears
{
    /// <summary>One resolver a part, in the order given (oldest first).</summary>
    /// <param name="parts">For each part, how to open its unpacked bytes and when it was last modified.</param>
    /// <param name="zone">The zone of the stamps.</param>
    /// <param name="newest">No stamp is later than this: the clock, or the newest event of the host.</param>
    public static IReadOnlyList<YearResolver> Resolve(IReadOnlyList<(Func<Stream> Open, DateTimeOffset? Modified)> parts, TimeZoneInfo zone, DateTimeOffset newest)
    {
        var clock = new ZoneClock(zone);
        var resolvers = new YearResolver[parts.Count];
        var limit = clock.FromUtc(newest.ToUnixTimeSeconds());
        for (var i = parts.Count - 1; i >= 0; i--)
        {
            var scan = Scan(parts[i].Open);
            var end = parts[i].Modified is { } modified ? Math.Min(limit, clock.FromUtc(modified.ToUnixTimeSeconds())) : limit;
            resolvers[i] = YearResolver.Row(end, scan.LastMonth, scan.LastDay, scan.RollOvers, scan.LeapRollOvers);
            if (scan.FirstMonth != 0)
            {
                var year = YearResolver.Row(end, scan.LastMonth, scan.LastDay, scan.RollOvers, scan.LeapRollOvers).Resolve(scan.FirstMonth, scan.FirstDay, 0);
                limit = Math.Min(limit, Civil.Seconds(year, scan.FirstMonth, scan.FirstDay, 23, 59, 59));
            }
        }

        return resolvers;
    }

    private static YearScan Scan(Func<Stream> open)
    {
        try
        {
            using var content = open();
            return YearScan.Of(content);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // Told when the part is read for good.
            return YearScan.None;
        }
    }
}
