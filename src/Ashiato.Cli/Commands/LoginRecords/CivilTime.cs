namespace Ashiato.Cli.Commands.LoginRecords;

/// <summary>A date and time of day in some zone: <c>struct tm</c> of the C library. The Gregorian calendar without an end on either side.</summary>
/// <param name="Year">The year.</param>
/// <param name="Month">1 to 12.</param>
/// <param name="Day">1 to 31.</param>
/// <param name="Hour">0 to 23.</param>
/// <param name="Minute">0 to 59.</param>
/// <param name="Second">0 to 59.</param>
/// <param name="Weekday">0 for Sunday to 6.</param>
/// <param name="Offset">Seconds east of UTC.</param>
internal readonly record struct CivilTime(long Year, int Month, int Day, int Hour, int Minute, int Second, int Weekday, int Offset)
{
    private const int SecondsADay = 86_400;
    private const int DaysIn400Years = 146_097;

    /// <summary>The date and time of an instant.</summary>
    /// <param name="unixSeconds">Seconds since 1970 UTC.</param>
    /// <param name="offset">Seconds east of UTC.</param>
    public static CivilTime Of(long unixSeconds, int offset)
    {
        var local = unixSeconds + offset;
        var days = FloorDivide(local, SecondsADay);
        var second = (int)(local - days * SecondsADay);

        // Years are counted from March, so that the leap day is the last day of a year.
        var shifted = days + 719_468;
        var era = FloorDivide(shifted, DaysIn400Years);
        var dayOfEra = (int)(shifted - era * DaysIn400Years);
        var yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365;
        var dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100);
        var marchMonth = (5 * dayOfYear + 2) / 153;
        var month = marchMonth < 10 ? marchMonth + 3 : marchMonth - 9;
        return new CivilTime(
            era * 400 + yearOfEra + (month <= 2 ? 1 : 0), month, dayOfYear - (153 * marchMonth + 2) / 5 + 1,
            second / 3600, second / 60 % 60, second % 60, (int)((days + 4) % 7 + 7) % 7, offset);
    }

    /// <summary>Days since 1970-01-01 of a date; months and days beyond their range run over into the next ones, as with mktime(3).</summary>
    public static long DaysOf(long year, int month, int day)
    {
        year += FloorDivide(month - 1, 12);
        month = (int)(((month - 1) % 12 + 12) % 12) + 1;
        year -= month <= 2 ? 1 : 0;
        var era = FloorDivide(year, 400);
        var yearOfEra = year - era * 400;
        var dayOfYear = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5;
        return era * DaysIn400Years + yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear - 719_468 + day - 1;
    }

    private static long FloorDivide(long a, long b) => a / b - (a % b < 0 ? 1 : 0);
}
