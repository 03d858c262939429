namespace Ashiato.Input.Stamps;

/// <summary>
/// Decides the year of stamps that carry none (RFC 3164, "Mmm dd hh:mm:ss"): the one place that does.
/// <para>With a fixed clock (<c>--now</c>) each stamp stands alone: the newest year in which it is not later than that
/// clock. Otherwise stamps are read as a row: the file's time of modification says the year of its end, a first pass over
/// the file counts how often December turned into January before that, and neighbours decide from there on. A step back
/// of more than half a year is a new year; a smaller one is a clock that was set. 29 February only stands in leap years.</para>
/// </summary>
public sealed class YearResolver
{
    /// <summary>Clocks differ and zones are guessed: a stamp may be this much later than the time of modification.</summary>
    public const long SlackSeconds = 26 * 3600;

    /// <summary>A step forward of nearly a year is a line of the old year that came late, up to this many days; a shorter one is a silence of many months.</summary>
    internal const int MostLateDays = 31;

    private const long HalfYear = 183 * Civil.SecondsPerDay;
    private const long NearlyYear = (365 - MostLateDays) * Civil.SecondsPerDay;
    private readonly bool _alone;
    private readonly int _anchorYear;
    private readonly long _anchor;
    private int _year;
    private long _last = long.MinValue;

    /// <summary>Midnight of the day of the last stamp, where any second of that day has the same year; else the smallest number.</summary>
    private long _midnight = long.MinValue;

    private YearResolver(long anchorLocalSeconds, bool alone, int rollOvers)
    {
        _alone = alone;
        _anchor = anchorLocalSeconds;
        _anchorYear = DateTime.UnixEpoch.AddSeconds(Math.Clamp(anchorLocalSeconds, -62_000_000_000, 250_000_000_000)).Year;
        _year = _anchorYear - rollOvers;
    }

    /// <summary>Each stamp stands alone: the newest year in which it is not later than <paramref name="nowLocalSeconds"/>.</summary>
    /// <param name="nowLocalSeconds">The clock, in the zone of the stamps, as seconds since 1970 in that zone.</param>
    public static YearResolver Alone(long nowLocalSeconds) => new(nowLocalSeconds, alone: true, 0);

    /// <summary>Stamps come in a row that ends not later than <paramref name="endLocalSeconds"/> (plus some slack).</summary>
    /// <param name="endLocalSeconds">When the file was last written, in the zone of the stamps.</param>
    /// <param name="lastMonth">Month of the last stamp of the file, 1 to 12; 0 when unknown.</param>
    /// <param name="lastDay">Day of the last stamp.</param>
    /// <param name="rollOvers">How many new years lie between the first and the last stamp of the file.</param>
    /// <param name="leapRollOvers">How many of them lie before the first 29 February, -1 when the file has none. It says which years the row can be.</param>
    public static YearResolver Row(long endLocalSeconds, int lastMonth, int lastDay, int rollOvers, int leapRollOvers = -1)
    {
        var row = new YearResolver(endLocalSeconds, alone: false, 0);
        var endYear = lastMonth == 0 ? row._anchorYear : row.NewestNotLater(lastMonth, lastDay, 0, endLocalSeconds + SlackSeconds);
        row._year = endYear - rollOvers;
        if (leapRollOvers >= 0)
        {
            row._year = LeapSafe(row._year + leapRollOvers, 2, 29) - leapRollOvers;
        }

        return row;
    }

    /// <summary>The year of a stamp.</summary>
    /// <param name="month">1 to 12.</param>
    /// <param name="day">1 to 31.</param>
    /// <param name="secondOfDay">0 to 86400.</param>
    public int Resolve(int month, int day, int secondOfDay)
    {
        _midnight = long.MinValue;
        if (_alone)
        {
            var newest = NewestNotLater(month, day, secondOfDay, _anchor);
            if (NewestNotLater(month, day, 0, _anchor) == newest && NewestNotLater(month, day, (int)Civil.SecondsPerDay, _anchor) == newest)
            {
                _midnight = Civil.Days(newest, month, day) * Civil.SecondsPerDay;
            }

            return newest;
        }

        var year = _year;
        var at = (Civil.Days(year, month, day) * Civil.SecondsPerDay) + secondOfDay;
        if (_last != long.MinValue)
        {
            if (_last - at > HalfYear)
            {
                year++;
                at = (Civil.Days(year, month, day) * Civil.SecondsPerDay) + secondOfDay;
            }
            else if (at - _last > NearlyYear)
            {
                // A line of the old year that was written late: it does not turn the row's year back.
                return LeapSafe(year - 1, month, day);
            }
        }

        // Where the row's year cannot have a 29 February, the row goes on from the year that can: what follows stands in that one too.
        _year = LeapSafe(year, month, day);
        _midnight = Civil.Days(_year, month, day) * Civil.SecondsPerDay;
        _last = _midnight + secondOfDay;
        return _year;
    }

    /// <summary>Does a stamp stand on the same day as the one that was resolved last, so that it has the same year? If so it is taken note of as <see cref="Resolve"/> does.</summary>
    /// <param name="midnight">When the stamp's day begins in the year of the stamp before, as seconds since 1970 in its zone.</param>
    /// <param name="secondOfDay">0 to 86400.</param>
    internal bool IsSameDay(long midnight, int secondOfDay)
    {
        if (midnight != _midnight || midnight == long.MinValue)
        {
            return false;
        }

        _last = midnight + secondOfDay;
        return true;
    }

    private static int LeapSafe(int year, int month, int day)
    {
        while (month == 2 && day == 29 && !Civil.IsLeap(year))
        {
            year--;
        }

        return year;
    }

    private int NewestNotLater(int month, int day, int secondOfDay, long limit)
    {
        var year = _anchorYear + 1;
        while (true)
        {
            year = LeapSafe(year, month, day);
            if ((Civil.Days(year, month, day) * Civil.SecondsPerDay) + secondOfDay <= limit)
            {
                return year;
            }

            year--;
        }
    }
}
