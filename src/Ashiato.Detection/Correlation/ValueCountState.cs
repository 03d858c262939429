namespace Ashiato.Detection.Correlation;

/// <summary>For each distinct value the newest event that had it.</summary>
/// <param name="most">How many values are kept; the oldest is forgotten for a new one.</param>
internal sealed class ValueCountState(int most) : GroupState
{
    private readonly Dictionary<UInt128, long> _times = [];

    /// <inheritdoc/>
    public override long First => _times.Count == 0 ? long.MaxValue : _times.Values.Min();

    /// <inheritdoc/>
    public override double Result => _times.Count;

    /// <inheritdoc/>
    protected override void Count(int input, long time, UInt128 value, double number, long from)
    {
        if (time < from)
        {
            return;
        }

        var isKnown = _times.TryGetValue(value, out var before);
        _times[value] = isKnown ? Math.Max(before, time) : time;
        if (isKnown && _times.Count < most)
        {
            return;
        }

        foreach (var (old, at) in _times)
        {
            if (at < from)
            {
                _ = _times.Remove(old);
            }
        }

        if (_times.Count > most)
        {
            _ = _times.Remove(_times.MinBy(t => t.Value).Key);
        }
    }

    /// <inheritdoc/>
    protected override void Forget() => _times.Clear();
}
