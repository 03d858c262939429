using Ashiato.Core.Findings;

namespace Ashiato.Detection.Correlation;

/// <summary>What a correlation remembers of one group of values within its window. Events may come a little out of order.</summary>
internal abstract class GroupState
{
    private const int MostLines = 6;
    private List<(long Time, Evidence Line, string? Address)>? _lines;

    /// <summary>The newest event, nanoseconds since 1970 UTC.</summary>
    public long Last { get; private set; } = long.MinValue;

    /// <summary>Of a window that is only judged at its end: its first event.</summary>
    public long Opened { get; set; } = long.MaxValue;

    /// <summary>Of such a window: the values grouped by.</summary>
    public IReadOnlyList<string>? Names { get; set; }

    /// <summary>The oldest event that counts.</summary>
    public abstract long First { get; }

    /// <summary>Counts an event.</summary>
    /// <param name="input">Which of the correlation's rules matched.</param>
    /// <param name="time">When.</param>
    /// <param name="value">The values counted, as one number.</param>
    /// <param name="number">The number summed or averaged.</param>
    /// <param name="span">The window.</param>
    public void Add(int input, long time, UInt128 value, double number, long span)
    {
        Last = Math.Max(Last, time);
        DropLines(Last - span);
        Count(input, time, value, number, Last - span);
    }

    /// <summary>Some lines of the events since then, in the order of time.</summary>
    public IReadOnlyList<Evidence> LinesSince(long time) => [.. (_lines ?? []).Where(l => l.Time >= time).Select(l => l.Line).OrderBy(l => l.Time)];

    /// <summary>The one address that those events came from, or null when there are several or none.</summary>
    public string? AddressSince(long time)
    {
        var addresses = (_lines ?? []).Where(l => l.Time >= time && l.Address is not null).Select(l => l.Address).Distinct().Take(2).ToList();
        return addresses.Count == 1 ? addresses[0] : null;
    }

    /// <summary>What the condition compares.</summary>
    public abstract double Result { get; }

    /// <summary>Which inputs have matched within the window, one bit each; for expressions.</summary>
    public virtual ulong Present => 0;

    /// <summary>Is there room for one more of the first lines? The last place is for the line that makes the condition hold.</summary>
    public bool HasRoom => _lines is null || _lines.Count < MostLines - 1;

    /// <summary>Keeps one of the first lines.</summary>
    /// <param name="line">The line.</param>
    /// <param name="time">When the event was that it belongs to.</param>
    /// <param name="address">Where it came from, or null.</param>
    public void Keep(Evidence line, long time, string? address) => (_lines ??= new List<(long, Evidence, string?)>(2)).Add((time, line, address));

    /// <summary>Keeps the newest line, in place of the last when there are many.</summary>
    /// <param name="line">The line.</param>
    /// <param name="time">When the event was that it belongs to.</param>
    /// <param name="address">Where it came from, or null.</param>
    public void KeepLast(Evidence line, long time, string? address)
    {
        if (_lines is null || _lines.Count < MostLines)
        {
            if (_lines is null or [] || !ReferenceEquals(_lines[^1].Line, line))
            {
                Keep(line, time, address);
            }
        }
        else
        {
            _lines[^1] = (time, line, address);
        }
    }

    /// <summary>Forgets everything: the condition held and was told.</summary>
    public void Clear()
    {
        _lines = null;
        Opened = long.MaxValue;
        Forget();
    }

    /// <summary>A line from before the window proves nothing.</summary>
    private void DropLines(long before)
    {
        for (var i = (_lines?.Count ?? 0) - 1; i >= 0; i--)
        {
            if (_lines![i].Time < before)
            {
                _lines.RemoveAt(i);
            }
        }
    }

    protected abstract void Count(int input, long time, UInt128 value, double number, long from);

    protected abstract void Forget();
}
