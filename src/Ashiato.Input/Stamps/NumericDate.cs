namespace Ashiato.Input.Stamps;

/// <summary>
/// Dates of numbers that do not begin with the year. Which of the two is the month is not written: a number over twelve is
/// the day; else <c>/</c> stands between month and day as in America, <c>-</c> and <c>.</c> between day and month as in Europe.
/// </summary>
internal static class NumericDate
{
    /// <summary>Reads <c>MM/dd/yyyy hh:mm:ss</c>, <c>dd-MM-yyyy …</c>, <c>dd.MM.yyyy …</c>, also with two digits of the year, or <c>MM/dd-hh:mm:ss</c>.</summary>
    public static bool TryRead(ReadOnlySpan<byte> text, StampReader stamps, out Stamp stamp)
    {
        stamp = default;
        var at = 0;
        if (!Digits.TryUpTo2(text, ref at, out var first) || at >= text.Length)
        {
            return false;
        }

        var separator = text[at++];
        if (separator is not ((byte)'/' or (byte)'-' or (byte)'.') || !Digits.TryUpTo2(text, ref at, out var second) || at >= text.Length)
        {
            return false;
        }

        var isDayFirst = first > 12 || (separator != '/' && second <= 12);
        var (month, day) = isDayFirst ? (second, first) : (first, second);
        return text[at] == separator
            ? TryWithYear(text, at + 1, month, day, stamps, out stamp)
            : separator == '/' && text[at] == '-' && TryYearless(text, at + 1, month, day, stamps, out stamp);
    }

    private static bool TryWithYear(ReadOnlySpan<byte> text, int at, int month, int day, StampReader stamps, out Stamp stamp)
    {
        stamp = default;
        if (Digits.Try4(text, at, out var year))
        {
            at += 4;
        }
        else if (Digits.Try2(text, at, out year))
        {
            year += 2000;
            at += 2;
        }
        else
        {
            return false;
        }

        if (at >= text.Length || text[at] is not ((byte)' ' or (byte)'-' or (byte)':' or (byte)'T' or (byte)','))
        {
            return false;
        }

        at++;
        at += at < text.Length && text[at] == ' ' ? 1 : 0;
        at += text[at..].StartsWith("- "u8) ? 2 : 0;
        return year is > 1969 and < 2262 && HalfDayClock.TryRead(text, ref at, out var second) && stamps.Finish(text, at, year, month, day, second, out stamp);
    }

    private static bool TryYearless(ReadOnlySpan<byte> text, int at, int month, int day, StampReader stamps, out Stamp stamp)
    {
        stamp = default;
        if (!StampReader.TryClock(text, ref at, out var second))
        {
            return false;
        }

        var fraction = StampReader.Fraction(text, ref at, out var digits, comma: false);
        return stamps.Yearless(month, day, second, fraction, digits, at, out stamp);
    }
}
