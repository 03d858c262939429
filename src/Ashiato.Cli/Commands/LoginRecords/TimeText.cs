namespace Ashiato.Cli.Commands.LoginRecords;

/// <summary>Writes instants in a zone the way the C library's ctime(3) and strftime(3) do in the C locale. What records of one day share is worked out once.</summary>
internal sealed class TimeText(TimeZoneInfo zone)
{
    private const int SecondsADay = 86_400;
    private const long FirstSecond = -62_135_596_800;
    private const long LastSecond = 253_402_300_799;

    private static readonly byte[] Weekdays = "SunMonTueWedThuFriSat"u8.ToArray();
    private static readonly byte[] Months = "JanFebMarAprMayJunJulAugSepOctNovDec"u8.ToArray();

    private long _day = long.MinValue;
    private CivilTime _midnight;
    private long _offsetDay = long.MinValue;
    private int _offset;
    private bool _isOffsetOfAllDay;

    /// <summary>The date and time of an instant in the zone.</summary>
    public CivilTime Local(long seconds)
    {
        var offset = OffsetAt(seconds);
        var local = seconds + offset;
        var second = (int)((local % SecondsADay + SecondsADay) % SecondsADay);
        var day = (local - second) / SecondsADay;
        if (day != _day)
        {
            _midnight = CivilTime.Of(local - second, 0);
            _day = day;
        }

        return _midnight with { Hour = second / 3600, Minute = second / 60 % 60, Second = second % 60, Offset = offset };
    }

    /// <summary>The instant of a local time, as mktime(3) finds it.</summary>
    public long ToSeconds(long localSeconds)
    {
        var guess = localSeconds - OffsetAt(localSeconds);
        return localSeconds - OffsetAt(guess);
    }

    /// <summary><c>Mon Jan  6 00:00:00 2025</c>; the year may have more digits.</summary>
    public int WriteCtime(long seconds, Span<byte> to)
    {
        var time = Local(seconds);
        var at = WriteDayAndClock(time, to);
        return at + WriteYear(time, to[at..]);
    }

    /// <summary><c>00:00</c>.</summary>
    public int WriteHourMinute(long seconds, Span<byte> to)
    {
        var time = Local(seconds);
        Two(time.Hour, to);
        to[2] = (byte)':';
        Two(time.Minute, to[3..]);
        return 5;
    }

    /// <summary><c>2025-01-06T00:00:00+00:00</c>.</summary>
    public int WriteIso(long seconds, Span<byte> to)
    {
        var time = Local(seconds);
        var at = WriteDate(time, to);
        to[at++] = (byte)'T';
        at += WriteClock(time, to[at..]);

        // The sign is that of the hours: an offset of less than an hour west of UTC shows as east of it (util-linux).
        var minutes = time.Offset / 60;
        to[at++] = (byte)(minutes / 60 < 0 ? '-' : '+');
        Two(Math.Abs(minutes / 60), to[at..]);
        to[at + 2] = (byte)':';
        Two(Math.Abs(minutes % 60), to[(at + 3)..]);
        return at + 5;
    }

    /// <summary><c>%a %b %e %H:%M:%S %z %Y</c>: lastlog(8).</summary>
    public int WriteWithZone(long seconds, Span<byte> to)
    {
        var time = Local(seconds);
        var at = WriteDayAndClock(time, to);
        at += WriteZone(time, to[at..]);
        to[at++] = (byte)' ';
        return at + WriteYear(time, to[at..]);
    }

    /// <summary><c>%D %H:%M:%S %z</c>: faillog(8).</summary>
    public int WriteAmerican(long seconds, Span<byte> to)
    {
        var time = Local(seconds);
        Two(time.Month, to);
        to[2] = (byte)'/';
        Two(time.Day, to[3..]);
        to[5] = (byte)'/';
        Two((int)((time.Year % 100 + 100) % 100), to[6..]);
        to[8] = (byte)' ';
        var at = 9 + WriteClock(time, to[9..]);
        to[at++] = (byte)' ';
        return at + WriteZone(time, to[at..]);
    }

    /// <summary><c>%b %e %H:%M</c>: who(1) in the C locale; else <c>%Y-%m-%d %H:%M</c>.</summary>
    public int WriteToMinute(long seconds, bool isCLocale, Span<byte> to)
    {
        var time = Local(seconds);
        var at = isCLocale ? WriteMonthDay(time, to) : WriteDate(time, to);
        to[at++] = (byte)' ';
        return at + WriteHourMinute(seconds, to[at..]);
    }

    /// <summary><c>Mon Jan  6 00:00:00 </c>.</summary>
    private static int WriteDayAndClock(in CivilTime time, Span<byte> to)
    {
        Weekdays.AsSpan(3 * time.Weekday, 3).CopyTo(to);
        to[3] = (byte)' ';
        var at = 4 + WriteMonthDay(time, to[4..]);
        to[at++] = (byte)' ';
        at += WriteClock(time, to[at..]);
        to[at++] = (byte)' ';
        return at;
    }

    private static int WriteYear(in CivilTime time, Span<byte> to)
    {
        _ = time.Year.TryFormat(to, out var digits);
        return digits;
    }

    private static int WriteDate(in CivilTime time, Span<byte> to)
    {
        _ = time.Year.TryFormat(to, out var at);
        to[at] = (byte)'-';
        Two(time.Month, to[(at + 1)..]);
        to[at + 3] = (byte)'-';
        Two(time.Day, to[(at + 4)..]);
        return at + 6;
    }

    private static int WriteMonthDay(in CivilTime time, Span<byte> to)
    {
        Months.AsSpan(3 * (time.Month - 1), 3).CopyTo(to);
        to[3] = (byte)' ';
        Two(time.Day, to[4..]);
        if (time.Day < 10)
        {
            to[4] = (byte)' ';
        }

        return 6;
    }

    private static int WriteClock(in CivilTime time, Span<byte> to)
    {
        Two(time.Hour, to);
        to[2] = (byte)':';
        Two(time.Minute, to[3..]);
        to[5] = (byte)':';
        Two(time.Second, to[6..]);
        return 8;
    }

    private static int WriteZone(in CivilTime time, Span<byte> to)
    {
        var minutes = Math.Abs(time.Offset) / 60;
        to[0] = (byte)(time.Offset < 0 ? '-' : '+');
        Two(minutes / 60, to[1..]);
        Two(minutes % 60, to[3..]);
        return 5;
    }

    private static void Two(int number, Span<byte> to)
    {
        to[1] = (byte)('0' + number % 10);
        to[0] = (byte)('0' + number / 10 % 10);
    }

    /// <summary>Seconds east of UTC; worked out once a day where the day has but one.</summary>
    private int OffsetAt(long seconds)
    {
        var day = seconds / SecondsADay - (seconds % SecondsADay < 0 ? 1 : 0);
        if (day != _offsetDay)
        {
            _offsetDay = day;
            _offset = Lookup(day * SecondsADay);
            _isOffsetOfAllDay = _offset == Lookup((day + 1) * SecondsADay - 1);
        }

        return _isOffsetOfAllDay ? _offset : Lookup(seconds);
    }

    private int Lookup(long seconds)
    {
        var instant = DateTime.UnixEpoch.AddSeconds(Math.Clamp(seconds, FirstSecond, LastSecond));
        return (int)zone.GetUtcOffset(instant).TotalSeconds;
    }
}
