using System.Numerics;

namespace Ashiato.Detection.Correlation;

/// <summary>The newest match of each rule.</summary>
/// <param name="inputs">How many rules there are.</param>
internal sealed class TemporalState(int inputs) : GroupState
{
    private readonly long[] _times = New(inputs);
    private long _from = long.MinValue;

    /// <inheritdoc/>
    public override long First => _times.Where(t => t >= _from).DefaultIfEmpty(long.MaxValue).Min();

    /// <inheritdoc/>
    public override double Result => BitOperations.PopCount(Present);

    /// <inheritdoc/>
    public override ulong Present
    {
        get
        {
            var present = 0UL;
            for (var i = 0; i < _times.Length; i++)
            {
                present |= _times[i] != long.MinValue && _times[i] >= _from ? 1UL << i : 0;
            }

            return present;
        }
    }

    /// <inheritdoc/>
    protected override void Count(int input, long time, UInt128 value, double number, long from)
    {
        _from = from;
        _times[input] = Math.Max(_times[input], time);
    }

    /// <inheritdoc/>
    protected override void Forget() => Array.Fill(_times, long.MinValue);

    private static long[] New(int inputs)
    {
        var times = new long[inputs];
        Array.Fill(times, long.MinValue);
        return times;
    }
}
