namespace Ashiato.Input.Stamps;

/// <summary>Stamps that single families of programs write: dates without separators, with two digits for the year, or with the day first.</summary>
internal static class ShortStamps
{
    /// <summary>
    /// A year of two digits: <c>yyMMdd hhmmss</c> (HDFS), <c>yyMMdd hh:mm:ss</c> with one digit for hours before ten (MySQL
    /// up to 5.5), <c>yy/MM/dd hh:mm:ss</c> (Spark). Years are 2000 to 2099.
    /// </summary>
    public static bool TryTwoDigitYear(StampReader stamps, ReadOnlySpan<byte> text, out Stamp stamp)
    {
        stamp = default;
        if (text.Length < 13 || !Digits.Try2(text, 0, out var year))
        {
            return false;
        }

        var gap = text[2] == '/' ? 1 : 0;
        if (!Digits.Try2(text, 2 + gap, out var month) || (gap == 1 && text[5] != '/') || !Digits.Try2(text, 4 + (2 * gap), out var day))
        {
            return false;
        }

        var at = 6 + (2 * gap);
        if (text[at++] != ' ')
        {
            return false;
        }

        if (text[at] == ' ')
        {
            at++;
        }

        return TryAnyClock(text, ref at, packed: gap == 0, out var second) && stamps.Finish(text, at, 2000 + year, month, day, second, out stamp);
    }

    /// <summary>The day first: <c>dd Mmm hh:mm:ss.fff</c> without a year (Redis up to 4), <c>dd Mmm yyyy hh:mm:ss.fff</c> with it.</summary>
    public static bool TryDayFirst(StampReader stamps, ReadOnlySpan<byte> text, out Stamp stamp)
    {
        stamp = default;
        var at = 0;
        if (text.Length < 15 || !Digits.TryUpTo2(text, ref at, out var day) || text[at++] != ' ')
        {
            return false;
        }

        var month = Months.Read(text[at..]);
        if (month == 0 || text[at + 3] != ' ')
        {
            return false;
        }

        at += 4;
        var year = 0;
        if (Digits.Try4(text, at, out var written) && at + 4 < text.Length && text[at + 4] == ' ')
        {
            year = written;
            at += 5;
        }

        if (!StampReader.TryClock(text, ref at, out var second))
        {
            return false;
        }

        return year != 0 ? stamps.Finish(text, at, year, month, day, second, out stamp) : TryYearless(stamps, text, at, month, day, second, out stamp);
    }

    /// <summary><c>MMdd hh:mm:ss.ffffff</c>: glog (Google's logging library) without a year.</summary>
    public static bool TryMonthDay(StampReader stamps, ReadOnlySpan<byte> text, out Stamp stamp)
    {
        stamp = default;
        var at = 5;
        return text.Length >= 14 && Digits.Try2(text, 0, out var month) && Digits.Try2(text, 2, out var day) && text[4] == ' '
            && StampReader.TryClock(text, ref at, out var second) && TryYearless(stamps, text, at, month, day, second, out stamp);
    }

    private static bool TryYearless(StampReader stamps, ReadOnlySpan<byte> text, int at, int month, int day, int second, out Stamp stamp)
    {
        var fraction = StampReader.Fraction(text, ref at, out var digits, comma: false);
        return stamps.Yearless(month, day, second, fraction, digits, at, out stamp);
    }

    private static bool TryAnyClock(ReadOnlySpan<byte> text, ref int at, bool packed, out int second)
    {
        if (packed && Digits.Try2(text, at, out var hour) && Digits.Try2(text, at + 2, out var minute) && Digits.Try2(text, at + 4, out second))
        {
            at += 6;
            var good = Civil.IsTime(hour, minute, second);
            second += (hour * 3600) + (minute * 60);
            return good;
        }

        return StampReader.TryClock(text, ref at, out second, oneDigitHour: true);
    }
}
