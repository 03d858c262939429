namespace Ashiato.Input.Stamps;

/// <summary>
/// The time stamp that a line begins with, in whichever layout: for logs of programs that nobody described. Tries the
/// layouts by the first byte: ISO 8601 and its kin, the Common Log Format's, <c>dd-MM-yyyy</c> and <c>MM/dd/yyyy</c>,
/// <c>MM/dd-hh:mm:ss</c>, ctime, syslog's, Java's <c>Mmm dd, yyyy h:mm:ss AM</c>, RFC 2822's, seconds since 1970 and TAI64N;
/// each bare or in square brackets.
/// </summary>
internal static class LineStamp
{
    /// <summary>Reads the stamp at the beginning of a line.</summary>
    /// <param name="line">The line.</param>
    /// <param name="stamps">Zone and years.</param>
    /// <param name="stamp">The stamp; its length includes the brackets.</param>
    /// <returns>False when the line does not begin with a full stamp that ends at a border.</returns>
    public static bool TryRead(ReadOnlySpan<byte> line, StampReader stamps, out Stamp stamp)
    {
        stamp = default;
        var isBracketed = !line.IsEmpty && line[0] == '[';
        var text = isBracketed ? line[1..] : line;
        if (text.Length < 10 || !TryBare(text, stamps, isBracketed, out stamp))
        {
            return false;
        }

        var end = stamp.Length;
        if (isBracketed)
        {
            if (end >= text.Length || text[end] != ']')
            {
                return false;
            }

            stamp = stamp with { Length = end + 2 };
            return true;
        }

        return end >= text.Length || text[end] is (byte)' ' or (byte)'\t' or (byte)':' or (byte)',' or (byte)'|' or (byte)';' or (byte)'[' or (byte)'-' or (byte)'"';
    }

    private static bool TryBare(ReadOnlySpan<byte> text, StampReader stamps, bool isBracketed, out Stamp stamp)
    {
        var first = text[0];
        if (first == '@')
        {
            return TryTai(text, out stamp);
        }

        if (first - (uint)'0' <= 9)
        {
            return (text[4] is (byte)'-' or (byte)'/' or (byte)'.' && stamps.TryIso(text, out stamp))
                || (text[4] == ':' && TryColonDate(text, stamps, out stamp))
                || (text[1] is (byte)'/' or (byte)'-' or (byte)'.' or (byte)' ' || text[2] is (byte)'/' or (byte)'-' or (byte)'.' or (byte)' ')
                    && (stamps.TryClf(text, out stamp) || NumericDate.TryRead(text, stamps, out stamp))
                || TryEpoch(text, isBracketed, out stamp) || TryTwice(text, stamps, out stamp);
        }

        if (first is < (byte)'A' or > (byte)'Z')
        {
            stamp = default;
            return false;
        }

        if (text.Length > 5 && text[3] == ',' && Months.IsWeekDay(text))
        {
            return stamps.TryClf(text[5..], out stamp) && Longer(ref stamp, 5);
        }

        return stamps.TryCtime(text, out stamp) || TryZoneFirst(text, stamps, out stamp) || TryJava(text, stamps, out stamp) || TryMonthFirst(text, stamps, out stamp) || stamps.TryBsd(text, out stamp);
    }

    private static bool Longer(ref Stamp stamp, int by)
    {
        stamp = stamp with { Length = stamp.Length + by };
        return true;
    }

    /// <summary>Ten digits, in brackets or with a fraction: a bare number may be anything.</summary>
    private static bool TryEpoch(ReadOnlySpan<byte> text, bool isBracketed, out Stamp stamp) =>
        StampReader.TryEpoch(text, out stamp) && (isBracketed ? stamp.Length >= 10 : stamp.Digits > 0);

    /// <summary>Seconds since 1970 and the same once more for people, as PortSentry writes it: <c>1767225600 - 01/01/2026 00:00:00</c>.</summary>
    private static bool TryTwice(ReadOnlySpan<byte> text, StampReader stamps, out Stamp stamp)
    {
        if (!StampReader.TryEpoch(text, out stamp) || !text[stamp.Length..].StartsWith(" - "u8) || !NumericDate.TryRead(text[(stamp.Length + 3)..], stamps, out var again))
        {
            return false;
        }

        stamp = stamp with { Length = stamp.Length + 3 + again.Length };
        return true;
    }

    /// <summary><c>yyyy:MM:dd-hh:mm:ss</c>.</summary>
    private static bool TryColonDate(ReadOnlySpan<byte> text, StampReader stamps, out Stamp stamp)
    {
        stamp = default;
        var at = 11;
        return text.Length >= 19 && Digits.Try4(text, 0, out var year) && Digits.Try2(text, 5, out var month) && text[7] == ':'
            && Digits.Try2(text, 8, out var day) && text[10] is (byte)'-' or (byte)' ' && StampReader.TryClock(text, ref at, out var second)
            && stamps.Finish(text, at, year, month, day, second, out stamp);
    }

    /// <summary>A zone's name before a stamp without a year: <c>CEST Aug  6 10:14:52</c>.</summary>
    private static bool TryZoneFirst(ReadOnlySpan<byte> text, StampReader stamps, out Stamp stamp)
    {
        stamp = default;
        if (!ZoneNames.TryRead(text, out var minutes, out var length) || length + 16 > text.Length || text[length] != ' ')
        {
            return false;
        }

        var rest = text[(length + 1)..];
        var month = Months.Read(rest);
        var at = rest[4] == ' ' ? 5 : 4;
        return month > 0 && rest[3] == ' ' && Digits.TryUpTo2(rest, ref at, out var day) && at < rest.Length && rest[at++] == ' '
            && StampReader.TryClock(rest, ref at, out var second) && stamps.Yearless(month, day, second, 0, 0, length + 1 + at, out stamp, minutes);
    }

    /// <summary><c>Mmm d, yyyy h:mm:ss AM</c>, as java.util.logging writes it.</summary>
    private static bool TryJava(ReadOnlySpan<byte> text, StampReader stamps, out Stamp stamp)
    {
        stamp = default;
        var month = Months.Read(text);
        var at = 4;
        if (month == 0 || text[3] != ' ' || !Digits.TryUpTo2(text, ref at, out var day) || at + 8 > text.Length || text[at] != ',' || text[at + 1] != ' '
            || !Digits.Try4(text, at + 2, out var year))
        {
            return false;
        }

        at += 6;
        at += at < text.Length && text[at] == ',' ? 1 : 0;
        return at < text.Length && text[at++] == ' ' && HalfDayClock.TryRead(text, ref at, out var second)
            && stamps.Finish(text, at, year, month, day, second, out stamp);
    }

    /// <summary><c>Mmm-dd-yy hh:mm:ss</c>, as ASSP writes it.</summary>
    private static bool TryMonthFirst(ReadOnlySpan<byte> text, StampReader stamps, out Stamp stamp)
    {
        stamp = default;
        var month = Months.Read(text);
        var at = 10;
        return text.Length >= 18 && month > 0 && text[3] == '-' && text[6] == '-' && text[9] == ' ' && Digits.Try2(text, 4, out var day)
            && Digits.Try2(text, 7, out var year) && StampReader.TryClock(text, ref at, out var second)
            && stamps.Finish(text, at, 2000 + year, month, day, second, out stamp);
    }

    /// <summary>TAI64N as multilog writes it: <c>@</c>, 16 hexadecimal digits of seconds, 8 of nanoseconds; UTC was ten seconds behind in 1970.</summary>
    private static bool TryTai(ReadOnlySpan<byte> text, out Stamp stamp)
    {
        stamp = default;
        if (text.Length < 25 || !System.Buffers.Text.Utf8Parser.TryParse(text[1..17], out ulong seconds, out var used, 'x') || used != 16
            || !System.Buffers.Text.Utf8Parser.TryParse(text[17..25], out uint nanoseconds, out used, 'x') || used != 8
            || seconds < 1UL << 62 || seconds - (1UL << 62) > 9_000_000_000 || nanoseconds > 999_999_999)
        {
            return false;
        }

        var unix = (long)(seconds - (1UL << 62)) - 10;
        stamp = new Stamp((unix * Civil.NanosecondsPerSecond) + nanoseconds, 9, Core.TimeOrigin.WrittenZone, 25);
        return true;
    }
}
