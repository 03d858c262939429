using Ashiato.Input.Framing;

namespace Ashiato.Input.Stamps;

/// <summary>A first, quick pass over a text log that counts how often its year-less stamps passed a new year.</summary>
/// <param name="FirstMonth">Month of the first such stamp, 0 when there is none.</param>
/// <param name="FirstDay">Its day.</param>
/// <param name="LastMonth">Month of the last such stamp, 0 when there is none.</param>
/// <param name="LastDay">Its day.</param>
/// <param name="RollOvers">How many new years lie between the first stamp and the last.</param>
/// <param name="LeapRollOvers">How many of them lie before the first 29 February; -1 when there is none.</param>
internal readonly record struct YearScan(int FirstMonth, int FirstDay, int LastMonth, int LastDay, int RollOvers, int LeapRollOvers)
{
    /// <summary>When the first lines have no such stamp, the rest is not read.</summary>
    private const int TellingLines = 200;

    private const int HalfYearDays = 183;

    /// <summary>No such stamp at all.</summary>
    public static YearScan None => new(0, 0, 0, 0, 0, -1);

    /// <summary>Scans a stream to its end, or until it is clear that its stamps carry years.</summary>
    public static YearScan Of(Stream content)
    {
        var lines = new LineBuffer(content);
        var scan = None;
        var keep = 0;
        for (var count = 0; lines.TryNext(ref keep, out var line); count++)
        {
            var text = lines.Bytes.AsSpan(line.Start, line.Length);
            if (TryMonthAndDay(text, out var month, out var day))
            {
                scan = scan.Next(month, day);
            }
            else if (count >= TellingLines && scan.LastMonth == 0)
            {
                break;
            }

            keep = lines.Position;
        }

        return scan;
    }

    private YearScan Next(int month, int day)
    {
        if (LastMonth == 0)
        {
            return new YearScan(month, day, month, day, 0, IsLeapDay(month, day) ? 0 : -1);
        }

        // A leap year stands for both kinds: a day more or less does not matter against half a year.
        var step = Civil.Days(2000, month, day) - Civil.Days(2000, LastMonth, LastDay);
        if (step > 365 - YearResolver.MostLateDays)
        {
            return this; // a late line of the old year
        }

        var rollOvers = step < -HalfYearDays ? RollOvers + 1 : RollOvers;
        return this with
        {
            LastMonth = month,
            LastDay = day,
            RollOvers = rollOvers,
            LeapRollOvers = LeapRollOvers < 0 && IsLeapDay(month, day) ? rollOvers : LeapRollOvers,
        };
    }

    private static bool IsLeapDay(int month, int day) => month == 2 && day == 29;

    private static bool TryMonthAndDay(ReadOnlySpan<byte> text, out int month, out int day)
    {
        day = month = 0;
        if (text.Length > 4 && text[0] == '<')
        {
            text = text[(text[..5].IndexOf((byte)'>') + 1)..];
        }

        month = Months.Read(text);
        if (month == 0 || text.Length < 15 || text[3] != ' ')
        {
            return false;
        }

        var at = text[4] == ' ' ? 5 : 4;
        return Digits.TryUpTo2(text, ref at, out day) && at < text.Length && text[at] == ' ' && Civil.IsDay(month, day)
            && !(Digits.Try4(text, at + 1, out _));
    }
}
