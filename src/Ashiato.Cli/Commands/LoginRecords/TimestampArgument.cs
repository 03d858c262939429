using System.Globalization;

namespace Ashiato.Cli.Commands.LoginRecords;

/// <summary>Times as last(1) takes them: <c>2026-01-31 12:00</c>, <c>yesterday</c>, <c>-5days</c>, <c>20260131120000</c> … in the zone of the machine.</summary>
internal static class TimestampArgument
{
    /// <summary>Layouts in the order in which they are tried, in the letters of strptime(3).</summary>
    private static readonly string[] Layouts =
    [
        "%y-%m-%d %H:%M:%S", "%Y-%m-%d %H:%M:%S", "%Y-%m-%dT%H:%M:%S", "%y-%m-%d %H:%M", "%Y-%m-%d %H:%M",
        "%y-%m-%d", "%Y-%m-%d", "%H:%M:%S", "%H:%M", "%Y%m%d%H%M%S",
    ];

    private static readonly string[] Weekdays =
        ["Sunday", "Sun", "Monday", "Mon", "Tuesday", "Tue", "Wednesday", "Wed", "Thursday", "Thu", "Friday", "Fri", "Saturday", "Sat"];

    /// <summary>Units and their seconds (microseconds below one second count as nothing), longest names first where one begins another.</summary>
    private static readonly (string Name, double Seconds)[] Units =
    [
        ("seconds", 1), ("second", 1), ("sec", 1), ("s", 1), ("minutes", 60), ("minute", 60), ("min", 60), ("months", 2_629_800),
        ("month", 2_629_800), ("msec", 1e-3), ("ms", 1e-3), ("m", 60), ("hours", 3600), ("hour", 3600), ("hr", 3600), ("h", 3600),
        ("days", 86_400), ("day", 86_400), ("d", 86_400), ("weeks", 604_800), ("week", 604_800), ("w", 604_800),
        ("years", 31_557_600), ("year", 31_557_600), ("y", 31_557_600), ("usec", 1e-6), ("us", 1e-6), ("", 1),
    ];

    private struct Fields
    {
        public long Year;
        public int Month;
        public int Day;
        public int Hour;
        public int Minute;
        public int Second;
    }

    /// <summary>Reads a time.</summary>
    /// <returns>Seconds since 1970 UTC, or null when the text is no time.</returns>
    public static long? Parse(string text, TimeProvider clock, TimeText zone)
    {
        var now = clock.GetUtcNow().ToUnixTimeSeconds();
        var local = zone.Local(now);
        var today = CivilTime.DaysOf(local.Year, local.Month, local.Day);
        switch (text)
        {
            case "now":
                return now;
            case "today":
                return zone.ToSeconds(today * 86_400);
            case "yesterday":
                return zone.ToSeconds((today - 1) * 86_400);
            case "tomorrow":
                return zone.ToSeconds((today + 1) * 86_400);
            case ['+', .. var span]:
                return now + Span(span);
            case ['-', .. var span]:
                return Before(now, Span(span));
            case var ago when ago.EndsWith(" ago", StringComparison.Ordinal):
                return Before(now, Span(ago[..^4]));
            default:
                return Date(text, local, zone);
        }
    }

    private static long? Before(long now, long? span) => span is { } seconds ? Math.Max(0, now - seconds) : null;

    private static long? Date(string text, CivilTime now, TimeText zone)
    {
        var weekday = Array.FindIndex(Weekdays, name => text.StartsWith(name + " ", StringComparison.OrdinalIgnoreCase));
        text = weekday < 0 ? text : text[(Weekdays[weekday].Length + 1)..];
        foreach (var layout in Layouts)
        {
            var fields = new Fields { Year = now.Year, Month = now.Month, Day = now.Day, Hour = now.Hour, Minute = now.Minute, Second = now.Second };
            if (!Matches(text, layout, ref fields))
            {
                continue;
            }

            var days = CivilTime.DaysOf(fields.Year, fields.Month, fields.Day);
            var isWithHour = layout.Contains("%H", StringComparison.Ordinal);

            // util-linux 2.38 forgets the seconds of the layout without separators.
            var isWithSecond = layout.Contains(":%S", StringComparison.Ordinal);
            var clock = isWithHour ? fields.Hour * 3600 + fields.Minute * 60 + (isWithSecond ? fields.Second : 0) : 0;
            return weekday >= 0 && ((days + 4) % 7 + 7) % 7 != weekday / 2 ? null : zone.ToSeconds(days * 86_400 + clock);
        }

        return null;
    }

    private static bool Matches(string text, string layout, ref Fields fields)
    {
        var at = 0;
        for (var i = 0; i < layout.Length; i++)
        {
            if (layout[i] == '%')
            {
                if (!Number(text, ref at, layout[++i], ref fields))
                {
                    return false;
                }
            }
            else if (layout[i] == ' ')
            {
                SkipBlanks(text, ref at);
            }
            else if (at >= text.Length || text[at++] != layout[i])
            {
                return false;
            }
        }

        return at == text.Length;
    }

    private static bool Number(string text, ref int at, char letter, ref Fields fields)
    {
        SkipBlanks(text, ref at);
        var (least, most) = letter switch { 'Y' => (0, 9999), 'y' => (0, 99), 'm' => (1, 12), 'd' => (1, 31), 'H' => (0, 23), 'M' => (0, 59), _ => (0, 61) };
        var digits = letter == 'Y' ? 4 : 2;
        var start = at;
        var value = 0;
        while (at < text.Length && at - start < digits && char.IsAsciiDigit(text[at]))
        {
            value = value * 10 + text[at++] - '0';
        }

        if (at == start || value < least || value > most)
        {
            return false;
        }

        switch (letter)
        {
            case 'Y': fields.Year = value; break;
            case 'y': fields.Year = value < 69 ? 2000 + value : 1900 + value; break;
            case 'm': fields.Month = value; break;
            case 'd': fields.Day = value; break;
            case 'H': fields.Hour = value; break;
            case 'M': fields.Minute = value; break;
            default: fields.Second = value; break;
        }

        return true;
    }

    private static void SkipBlanks(string text, ref int at)
    {
        while (at < text.Length && text[at] is ' ' or (>= '\t' and <= '\r'))
        {
            at++;
        }
    }

    /// <summary>A span of time such as <c>1h 30min</c>, in seconds.</summary>
    private static long? Span(string text)
    {
        var total = 0.0;
        var rest = text.TrimStart();
        if (rest.Length == 0)
        {
            return null;
        }

        while (rest.Length > 0)
        {
            var length = 0;
            while (length < rest.Length && (char.IsAsciiDigit(rest[length]) || rest[length] == '.'))
            {
                length++;
            }

            if (!double.TryParse(rest.AsSpan(0, length), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number) || rest[length - 1] == '.')
            {
                return null;
            }

            rest = rest[length..].TrimStart();
            var (name, seconds) = Array.Find(Units, unit => rest.StartsWith(unit.Name, StringComparison.Ordinal));
            total += number * seconds;
            rest = rest[name.Length..].TrimStart();
        }

        return total < 1e11 ? (long)total : null;
    }
}
