namespace Ashiato.Detection.Correlation;

/// <summary>For each distinct value the newest event that had it.</summary>
/// <param name="most">How many values are kept; the oldest is forgotten for a new one.</param>
internal sealed class ValueCountState(int most) : GroupState
{
    // Most groups have one value: a table of their own would be dear, and a walk over a hundred numbers is cheap. 64 bits of a
    // seeded hash tell the values apart.
    private ulong[] _values = new ulong[1];
    private long[] _times = new long[1];
    private int _count;

    /// <inheritdoc/>
    public override long First => Oldest();

    /// <inheritdoc/>
    public override double Result => _count;

    /// <inheritdoc/>
    protected override void Count(int input, long time, UInt128 value, double number, long from)
    {
        if (time < from)
        {
            return;
        }

        var hash = (ulong)value ^ (ulong)(value >> 64);
        var known = _values.AsSpan(0, _count).IndexOf(hash);
        if (known >= 0)
        {
            _times[known] = Math.Max(_times[known], time);
            return;
        }

        DropValues(from);
        if (_count >= most)
        {
            Take(_times.AsSpan(0, _count).IndexOf(Oldest()));
        }

        if (_count == _values.Length)
        {
            var room = Math.Min(most, Math.Max(4, _count * 2));
            Array.Resize(ref _values, room);
            Array.Resize(ref _times, room);
        }

        (_values[_count], _times[_count]) = (hash, time);
        _count++;
    }

    /// <inheritdoc/>
    protected override void Forget() => _count = 0;

    private long Oldest()
    {
        var oldest = long.MaxValue;
        foreach (var time in _times.AsSpan(0, _count))
        {
            oldest = Math.Min(oldest, time);
        }

        return oldest;
    }

    private void DropValues(long from)
    {
        for (var i = _count - 1; i >= 0; i--)
        {
            if (_times[i] < from)
            {
                Take(i);
            }
        }
    }

    private void Take(int at)
    {
        _count--;
        (_values[at], _times[at]) = (_values[_count], _times[_count]);
    }
}
