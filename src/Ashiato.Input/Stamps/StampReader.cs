using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using Ashiato.Core;

namespace Ashiato.Input.Stamps;

/// <summary>
/// Reads the time stamps that logs carry. One object a file: it knows the zone of stamps without one, decides years that
/// are not written, and remembers the last second, since lines of the same second follow one another.
/// </summary>
public sealed class StampReader
{
    /// <summary>Length of <c>10/Oct/2000:13:55:36 -0700</c>.</summary>
    private const int ClfLength = 26;

    /// <summary>Where the clock of <c>Mmm dd hh:mm:ss</c> begins.</summary>
    private const int BsdClock = 7;

    /// <summary>The bytes before it, of the first eight.</summary>
    private const ulong BsdDay = 0x00FF_FFFF_FFFF_FFFF;

    private readonly ZoneClock _zone;
    private readonly YearResolver _years;
    private ulong _lastBsdHigh;
    private ulong _lastBsdLow;
    private long _lastBsdNanoseconds;
    private long _lastBsdMidnight = long.MinValue;
    private readonly byte[] _lastClf = new byte[ClfLength];
    private long _lastClfMidnight;

    /// <summary>A reader for one file.</summary>
    /// <param name="zone">The zone of stamps that carry none.</param>
    /// <param name="years">Decides years that are not written.</param>
    public StampReader(TimeZoneInfo zone, YearResolver years)
    {
        _zone = new ZoneClock(zone);
        _years = years;
    }

    /// <summary>
    /// The stamp of RFC 3164 section 4.1.2, <c>Mmm dd hh:mm:ss</c>, the day padded with a blank, a zero or not at all,
    /// with an optional fraction; Cisco's and FreeBSD's year after the day is understood too.
    /// </summary>
    public bool TryBsd(ReadOnlySpan<byte> text, out Stamp stamp)
    {
        stamp = default;
        if (text.Length < 15)
        {
            return false;
        }

        // Same 15 bytes as before and no fraction: same instant.
        ref var first = ref MemoryMarshal.GetReference(text);
        var low = Unsafe.ReadUnaligned<ulong>(ref first);
        var high = Unsafe.ReadUnaligned<ulong>(ref Unsafe.Add(ref first, 7));
        if (low == _lastBsdLow && high == _lastBsdHigh && (text.Length == 15 || text[15] == ' '))
        {
            stamp = new Stamp(_lastBsdNanoseconds, 0, TimeOrigin.YearInferred, 15);
            return true;
        }

        // Same day as before: only the clock is new.
        var at = BsdClock;
        if (((low ^ _lastBsdLow) & BsdDay) == 0 && (text.Length == 15 || text[15] == ' ') && TryClock(text, ref at, out var second)
            && _years.IsSameDay(_lastBsdMidnight, second))
        {
            (_lastBsdLow, _lastBsdHigh) = (low, high);
            _lastBsdNanoseconds = Nanoseconds(_zone.ToUtc(_lastBsdMidnight + second), 0);
            stamp = new Stamp(_lastBsdNanoseconds, 0, TimeOrigin.YearInferred, 15);
            return true;
        }

        var month = Months.Read(text);
        if (month == 0 || text[3] != ' ')
        {
            return false;
        }

        at = text[4] == ' ' ? 5 : 4;
        if (!Digits.TryUpTo2(text, ref at, out var day) || at >= text.Length || text[at++] != ' ')
        {
            return false;
        }

        var year = 0;
        if (Digits.Try4(text, at, out var written) && at + 4 < text.Length && text[at + 4] is (byte)' ')
        {
            year = written;
            at += 5;
        }

        if (!TryClock(text, ref at, out var secondOfDay) || !Civil.IsDay(month, day))
        {
            return false;
        }

        var fraction = Fraction(text, ref at, out var digits, comma: false);
        if (year != 0 && !Civil.IsDay(year, month, day))
        {
            return false;
        }

        var origin = year == 0 ? TimeOrigin.YearInferred : TimeOrigin.HostZone;
        year = year == 0 ? _years.Resolve(month, day, secondOfDay) : year;
        var midnight = Civil.Days(year, month, day) * Civil.SecondsPerDay;
        var nanoseconds = Nanoseconds(_zone.ToUtc(midnight + secondOfDay), fraction);
        if (at == 15 && origin == TimeOrigin.YearInferred)
        {
            _lastBsdMidnight = midnight;
            (_lastBsdLow, _lastBsdHigh, _lastBsdNanoseconds) = (low, high, nanoseconds);
        }

        stamp = new Stamp(nanoseconds, digits, origin, at);
        return true;
    }

    /// <summary>
    /// ISO 8601 / RFC 3339: <c>YYYY-MM-DD</c>, then <c>T</c>, a blank, <c>_</c> or <c>:</c>, then <c>hh:mm:ss</c>, fraction after
    /// <c>.</c> <c>,</c> or <c>:</c>, zone as <c>Z</c>, an offset (perhaps after a blank), or a known abbreviation after a blank.
    /// <c>/</c> or <c>.</c> between the parts of the date is taken as well.
    /// </summary>
    public bool TryIso(ReadOnlySpan<byte> text, out Stamp stamp)
    {
        stamp = default;
        if (text.Length < 16 || !Digits.Try4(text, 0, out var year) || text[4] is not ((byte)'-' or (byte)'/' or (byte)'.'))
        {
            return false;
        }

        var at = 5;
        if (!Digits.TryUpTo2(text, ref at, out var month) || at >= text.Length || text[at++] != text[4]
            || !Digits.TryUpTo2(text, ref at, out var day) || at >= text.Length
            || text[at] is not ((byte)'T' or (byte)' ' or (byte)'t' or (byte)'_' or (byte)':' or (byte)'-') || !Civil.IsDay(year, month, day))
        {
            return false;
        }

        at++;
        while (at < text.Length && text[at] == ' ')
        {
            at++;
        }

        return TryClock(text, ref at, out var secondOfDay, oneDigitHour: true)
            && Finish(text, at, year, month, day, secondOfDay, out stamp);
    }

    /// <summary>The stamp of the Common Log Format: <c>dd/Mmm/yyyy:hh:mm:ss</c>, then a blank and an offset or zone name if written; <c>-</c> between the parts and a blank before the clock are taken too, and months as Java writes them in other languages.</summary>
    public bool TryClf(ReadOnlySpan<byte> text, out Stamp stamp)
    {
        stamp = default;
        var at = 12;
        if (text.Length > ClfLength && text[ClfLength] is (byte)']' or (byte)' ' && text[..12].SequenceEqual(_lastClf.AsSpan(0, 12))
            && text[20..ClfLength].SequenceEqual(_lastClf.AsSpan(20)) && TryClock(text, ref at, out var second))
        {
            // The same day and the same written zone as before: only the clock is new.
            stamp = new Stamp(_lastClfMidnight + (second * Civil.NanosecondsPerSecond), 0, TimeOrigin.WrittenZone, ClfLength);
            return true;
        }

        at = 0;
        if (text.Length < 19 || !Digits.TryUpTo2(text, ref at, out var day) || text[at] is not ((byte)'/' or (byte)'-' or (byte)' '))
        {
            return false;
        }

        var month = Months.Read(text[(at + 1)..]);
        var separator = text[at];
        at += 4;
        if (month == 0 || text[at] != separator)
        {
            at -= 3;
            month = Months.ReadForeign(text[at..], separator, out var length);
            at += length;
        }

        if (month == 0 || at + 5 >= text.Length || !Digits.Try4(text, at + 1, out var year)
            || text[at + 5] is not ((byte)':' or (byte)' ') || !Civil.IsDay(year, month, day))
        {
            return false;
        }

        at += 6;
        if (!TryClock(text, ref at, out var secondOfDay) || !Finish(text, at, year, month, day, secondOfDay, out stamp))
        {
            return false;
        }

        if (stamp is { Length: ClfLength, Digits: 0, Origin: TimeOrigin.WrittenZone } && text[20] == ' ')
        {
            text[..ClfLength].CopyTo(_lastClf);
            _lastClfMidnight = stamp.UnixNanoseconds - (secondOfDay * Civil.NanosecondsPerSecond);
        }

        return true;
    }

    /// <summary>The stamp of ctime(3) and Apache's error log: <c>Www Mmm dd hh:mm:ss[.frac] [ZONE] yyyy</c>; the week day may be missing.</summary>
    public bool TryCtime(ReadOnlySpan<byte> text, out Stamp stamp)
    {
        stamp = default;
        var at = 0;
        if (text.Length > 4 && text[3] == ' ' && Months.IsWeekDay(text))
        {
            at = 4;
        }

        var month = text.Length - at >= 16 ? Months.Read(text[at..]) : 0;
        if (month == 0 || text[at + 3] != ' ')
        {
            return false;
        }

        at += text[at + 4] == ' ' ? 5 : 4;
        if (!Digits.TryUpTo2(text, ref at, out var day) || at >= text.Length || text[at++] != ' ' || !TryClock(text, ref at, out var secondOfDay))
        {
            return false;
        }

        var fraction = Fraction(text, ref at, out var digits, comma: false);
        int? zone = null;
        if (at + 1 < text.Length && text[at] == ' ' && ZoneNames.TryRead(text[(at + 1)..], out var minutes, out var length))
        {
            zone = minutes;
            at += 1 + length;
        }

        if (at + 5 > text.Length || text[at] != ' ' || !Digits.Try4(text, at + 1, out var year) || !Civil.IsDay(year, month, day))
        {
            return false;
        }

        stamp = Make((Civil.Days(year, month, day) * Civil.SecondsPerDay) + secondOfDay, fraction, digits, zone, at + 5);
        return true;
    }

    /// <summary>Seconds since 1970 UTC, nine to eleven digits, with an optional fraction.</summary>
    public static bool TryEpoch(ReadOnlySpan<byte> text, out Stamp stamp)
    {
        stamp = default;
        long seconds = 0;
        var at = 0;
        while (at < text.Length && text[at] - (uint)'0' <= 9 && at < 12)
        {
            seconds = (seconds * 10) + (text[at++] - '0');
        }

        if (at is < 9 or > 11 || seconds > 9_000_000_000)
        {
            return false;
        }

        var fraction = Fraction(text, ref at, out var digits, comma: false);
        stamp = new Stamp((seconds * Civil.NanosecondsPerSecond) + fraction, digits, TimeOrigin.WrittenZone, at);
        return true;
    }

    /// <summary>Year, month, day and clock already read: fraction and zone follow in the text, and the stamp is made.</summary>
    /// <param name="text">The text.</param>
    /// <param name="at">Where the clock ended.</param>
    /// <param name="year">The year, four digits.</param>
    /// <param name="month">1 to 12.</param>
    /// <param name="day">1 to 31.</param>
    /// <param name="secondOfDay">Seconds since midnight.</param>
    /// <param name="stamp">The stamp.</param>
    public bool Finish(ReadOnlySpan<byte> text, int at, int year, int month, int day, int secondOfDay, out Stamp stamp)
    {
        stamp = default;
        if (!Civil.IsDay(year, month, day))
        {
            return false;
        }

        var fraction = Fraction(text, ref at, out var digits, comma: true);
        var zone = Zone(text, ref at);
        stamp = Make((Civil.Days(year, month, day) * Civil.SecondsPerDay) + secondOfDay, fraction, digits, zone, at);
        return true;
    }

    /// <summary>A stamp of month, day and second of day without a year.</summary>
    /// <param name="month">1 to 12.</param>
    /// <param name="day">1 to 31.</param>
    /// <param name="secondOfDay">Seconds since midnight.</param>
    /// <param name="fraction">Nanoseconds of the second.</param>
    /// <param name="digits">Digits of the fraction that were written.</param>
    /// <param name="length">Length of the stamp in the text.</param>
    /// <param name="stamp">The stamp.</param>
    /// <param name="zoneMinutes">The written zone, minutes east of Greenwich; null for the file's zone.</param>
    public bool Yearless(int month, int day, int secondOfDay, long fraction, int digits, int length, out Stamp stamp, int? zoneMinutes = null)
    {
        stamp = default;
        if (!Civil.IsDay(month, day))
        {
            return false;
        }

        var year = _years.Resolve(month, day, secondOfDay);
        var local = (Civil.Days(year, month, day) * Civil.SecondsPerDay) + secondOfDay;
        var utc = zoneMinutes is { } minutes ? local - (minutes * 60L) : _zone.ToUtc(local);
        stamp = new Stamp(Nanoseconds(utc, fraction), digits, TimeOrigin.YearInferred, length);
        return true;
    }

    /// <summary>Reads <c>hh:mm:ss</c> and moves on.</summary>
    public static bool TryClock(ReadOnlySpan<byte> text, ref int at, out int secondOfDay, bool oneDigitHour = false)
    {
        secondOfDay = 0;
        if (oneDigitHour && at + 1 < text.Length && text[at + 1] == ':')
        {
            if (text[at] - (uint)'0' > 9 || !Digits.Try2(text, at + 2, out var m) || !Digits.Try2(text, at + 5, out var s)
                || text[at + 4] != ':' || !Civil.IsTime(text[at] - '0', m, s))
            {
                return false;
            }

            secondOfDay = ((text[at] - '0') * 3600) + (m * 60) + s;
            at += 7;
            return true;
        }

        if (!Digits.TryClock(text, at, out var hour, out var minute, out var second) || !Civil.IsTime(hour, minute, second))
        {
            return false;
        }

        secondOfDay = (hour * 3600) + (minute * 60) + second;
        at += 8;
        return true;
    }

    /// <summary>Reads <c>.123</c> (or <c>,123</c>) as nanoseconds and moves on; digits past the ninth are passed over.</summary>
    public static long Fraction(ReadOnlySpan<byte> text, ref int at, out int digits, bool comma)
    {
        digits = 0;
        if (at + 1 >= text.Length || !(text[at] == '.' || (comma && text[at] is (byte)',' or (byte)':')) || text[at + 1] - (uint)'0' > 9)
        {
            return 0;
        }

        long value = 0;
        at++;
        while (at < text.Length && text[at] - (uint)'0' <= 9)
        {
            if (digits < 9)
            {
                value = (value * 10) + (text[at] - '0');
                digits++;
            }

            at++;
        }

        for (var i = digits; i < 9; i++)
        {
            value *= 10;
        }

        return value;
    }

    /// <summary>Reads a zone (<c>Z</c>, <c>+09:00</c>, <c> +0900</c>, <c> JST</c>) as minutes east of Greenwich and moves on; null when none is written.</summary>
    public static int? Zone(ReadOnlySpan<byte> text, ref int at)
    {
        if (at >= text.Length)
        {
            return null;
        }

        if (text[at] is (byte)'Z' or (byte)'z')
        {
            at++;
            return 0;
        }

        var from = text[at] == ' ' ? at + 1 : at;
        if (from < text.Length && text[from] is (byte)'+' or (byte)'-')
        {
            var sign = text[from] == '-' ? -1 : 1;
            if (Digits.Try2(text, from + 1, out var hours) && hours <= 14)
            {
                var colon = from + 3 < text.Length && text[from + 3] == ':' ? 1 : 0;
                if (Digits.Try2(text, from + 3 + colon, out var minutes) && minutes < 60)
                {
                    at = from + 5 + colon;
                    return sign * ((hours * 60) + minutes);
                }

                if (from + 3 >= text.Length || text[from + 3] - (uint)'0' > 9)
                {
                    at = from + 3;
                    return sign * hours * 60;
                }
            }

            return null;
        }

        if (from > at && ZoneNames.TryRead(text[from..], out var named, out var length))
        {
            at = from + length;
            return named;
        }

        return null;
    }

    private Stamp Make(long localSeconds, long fraction, int digits, int? zoneMinutes, int length) => zoneMinutes is { } minutes
        ? new Stamp(Nanoseconds(localSeconds - (minutes * 60L), fraction), digits, TimeOrigin.WrittenZone, length)
        : new Stamp(Nanoseconds(_zone.ToUtc(localSeconds), fraction), digits, TimeOrigin.HostZone, length);

    /// <summary>Years outside 1678 to 2261 do not fit nanoseconds of 64 bits: they are held at the border.</summary>
    private static long Nanoseconds(long seconds, long fraction) =>
        (Math.Clamp(seconds, -9_200_000_000, 9_200_000_000) * Civil.NanosecondsPerSecond) + fraction;
}
