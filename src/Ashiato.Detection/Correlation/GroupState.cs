using Ashiato.Core.Findings;

namespace Ashiato.Detection.Correlation;

/// <summary>What a correlation remembers of one group of values within its window. Events may come a little out of order.</summary>
internal abstract class GroupState
{
    private const int MostLines = 6;

    /// <summary>The newest event, nanoseconds since 1970 UTC.</summary>
    public long Last { get; private set; } = long.MinValue;

    /// <summary>Of a window that is only judged at its end: its first event.</summary>
    public long Opened { get; set; } = long.MaxValue;

    /// <summary>Of such a window: the values grouped by.</summary>
    public IReadOnlyList<string>? Names { get; set; }

    /// <summary>Some lines, in the order they came.</summary>
    public List<Evidence>? Lines { get; private set; }

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
        Count(input, time, value, number, Last - span);
    }

    /// <summary>What the condition compares.</summary>
    public abstract double Result { get; }

    /// <summary>Which inputs have matched within the window, one bit each; for expressions.</summary>
    public virtual ulong Present => 0;

    /// <summary>Is there room for one more of the first lines? The last place is for the line that makes the condition hold.</summary>
    public bool HasRoom => Lines is null || Lines.Count < MostLines - 1;

    /// <summary>Keeps one of the first lines.</summary>
    public void Keep(Evidence line) => (Lines ??= new List<Evidence>(2)).Add(line);

    /// <summary>Keeps the newest line, in place of the last when there are many.</summary>
    public void KeepLast(Evidence line)
    {
        if (Lines is null || Lines.Count < MostLines)
        {
            if (Lines is null || !ReferenceEquals(Lines[^1], line))
            {
                Keep(line);
            }
        }
        else
        {
            Lines[^1] = line;
        }
    }

    /// <summary>Forgets everything: the condition held and was told.</summary>
    public void Clear()
    {
        Lines = null;
        Opened = long.MaxValue;
        Forget();
    }

    protected abstract void Count(int input, long time, UInt128 value, double number, long from);

    protected abstract void Forget();
}
