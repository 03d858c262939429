namespace Ashiato.Detection.Correlation;

/// <summary>The times of the newest events, as many as the condition can tell apart.</summary>
/// <param name="most">How many.</param>
internal sealed class EventCountState(int most) : GroupState
{
    private long[] _times = new long[2];
    private int _count;

    /// <inheritdoc/>
    public override long First => _count == 0 ? long.MaxValue : _times[0];

    /// <inheritdoc/>
    public override double Result => _count;

    /// <inheritdoc/>
    protected override void Count(int input, long time, UInt128 value, double number, long from)
    {
        // Sorted, oldest first.
        var old = 0;
        while (old < _count && _times[old] < from)
        {
            old++;
        }

        if (old > 0)
        {
            Array.Copy(_times, old, _times, 0, _count - old);
            _count -= old;
        }

        if (time < from)
        {
            return;
        }

        if (_count == most)
        {
            Array.Copy(_times, 1, _times, 0, _count - 1);
            _count--;
        }

        if (_count == _times.Length)
        {
            Array.Resize(ref _times, Math.Min(most, _count * 2));
        }

        var at = _count;
        while (at > 0 && _times[at - 1] > time)
        {
            _times[at] = _times[at - 1];
            at--;
        }

        _times[at] = time;
        _count++;
    }

    /// <inheritdoc/>
    protected override void Forget() => _count = 0;
}
