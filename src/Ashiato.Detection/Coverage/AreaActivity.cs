using Ashiato.Core;

namespace Ashiato.Detection.Coverage;

/// <summary>When one kind of evidence had something to say: its span, and the hours in which it spoke. Bounded: an hour is one number.</summary>
public sealed class AreaActivity
{
    /// <summary>Hours kept: a hundred years. Stamps of 1970 or 2106 do not make it larger.</summary>
    private const int MostHours = 900_000;

    /// <summary>How much of the week before a silence must have spoken hourly for the silence to count.</summary>
    private const double Rhythm = 0.9;

    /// <summary>1990 and 2100, nanoseconds since 1970: no log of Linux is older, and a clock that says more is wrong.</summary>
    private const long Earliest = 631_152_000_000_000_000;
    private const long Latest = 4_102_444_800_000_000_000;

    private const int Week = 168;
    private const int LeastHistory = 48;
    private const int LeastSilence = 4;
    private readonly HashSet<long> _hours = [];
    private long _lastHour = long.MinValue;

    /// <summary>First instant, nanoseconds since 1970.</summary>
    public long First { get; private set; } = long.MaxValue;

    /// <summary>Last instant.</summary>
    public long Last { get; private set; } = long.MinValue;

    /// <summary>Records seen.</summary>
    public long Records { get; private set; }

    /// <summary>Records no format understood.</summary>
    public long Unparsed { get; private set; }

    /// <summary>Records with a time of a clock that was wrong, before 1990 or after 2100: they say nothing about the span.</summary>
    public long Absurd { get; private set; }

    /// <summary>Is there any time?</summary>
    public bool HasTime => First <= Last;

    /// <summary>Takes a record into account.</summary>
    public void See(Record record)
    {
        Records++;
        Unparsed += record.IsParsed ? 0 : 1;
        if (!record.HasTime)
        {
            return;
        }

        var time = record.UnixNanoseconds;
        if (time is < Earliest or >= Latest)
        {
            Absurd++;
            return;
        }

        First = Math.Min(First, time);
        Last = Math.Max(Last, time);
        var hour = time / 3_600_000_000_000;
        if (hour != _lastHour && _hours.Count < MostHours)
        {
            _lastHour = hour;
            _ = _hours.Add(hour);
        }
    }

    /// <summary>The silences that break the log's own rhythm: it spoke nearly every hour of the days before, then not for four hours or three times its longest pause.</summary>
    /// <returns>Hours since 1970: the last that spoke before, the first that spoke after.</returns>
    public IReadOnlyList<(long Before, long After)> Silences()
    {
        var hours = _hours.Order().ToArray();
        var found = new List<(long, long)>();
        for (var i = 1; i < hours.Length; i++)
        {
            var silence = hours[i] - hours[i - 1] - 1;
            if (silence >= LeastSilence && HasRhythm(hours, i, out var longest) && silence >= 3 * longest)
            {
                found.Add((hours[i - 1], hours[i]));
            }
        }

        return found;
    }

    private static bool HasRhythm(long[] hours, int before, out long longest)
    {
        longest = 0;
        var end = hours[before - 1];
        var start = before - 1;
        while (start > 0 && end - hours[start - 1] < Week)
        {
            longest = Math.Max(longest, hours[start] - hours[start - 1] - 1);
            start--;
        }

        var span = end - hours[start] + 1;
        return span >= LeastHistory && before - start >= Rhythm * span;
    }
}
