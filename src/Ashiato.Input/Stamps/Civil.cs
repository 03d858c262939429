namespace Ashiato.Input.Stamps;

/// <summary>Days and seconds of the proleptic Gregorian calendar, in plain integers.</summary>
internal static class Civil
{
    public const long SecondsPerDay = 86_400;
    public const long NanosecondsPerSecond = 1_000_000_000;

    /// <summary>Seconds from 1970-01-01T00:00:00 to the given civil time, as if it were UTC.</summary>
    public static long Seconds(int year, int month, int day, int hour, int minute, int second) =>
        (Days(year, month, day) * SecondsPerDay) + (hour * 3600L) + (minute * 60L) + second;

    /// <summary>Days from 1970-01-01; negative before. The year is counted from March so that the leap day comes last.</summary>
    public static long Days(int year, int month, int day)
    {
        var y = month <= 2 ? year - 1L : year;
        var era = (y >= 0 ? y : y - 399) / 400;
        var yearOfEra = y - (era * 400);
        var dayOfYear = (((153 * (month + (month > 2 ? -3 : 9))) + 2) / 5) + day - 1;
        var dayOfEra = (yearOfEra * 365) + (yearOfEra / 4) - (yearOfEra / 100) + dayOfYear;
        return (era * 146_097) + dayOfEra - 719_468;
    }

    public static bool IsLeap(int year) => DateTime.IsLeapYear(Math.Clamp(year, 1, 9999));

    /// <summary>Is there such a day in some year (29 February counts)?</summary>
    public static bool IsDay(int month, int day) =>
        day >= 1 && month is >= 1 and <= 12 && day <= (month switch { 2 => 29, 4 or 6 or 9 or 11 => 30, _ => 31 });

    /// <summary>Is there such a day in this year?</summary>
    public static bool IsDay(int year, int month, int day) => IsDay(month, day) && (month != 2 || day != 29 || IsLeap(year));

    /// <summary>Is it a time of day? 60 seconds are a leap second.</summary>
    public static bool IsTime(int hour, int minute, int second) => (uint)hour <= 23 && (uint)minute <= 59 && (uint)second <= 60;
}
