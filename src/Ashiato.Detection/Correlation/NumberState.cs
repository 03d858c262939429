using Ashiato.Detection.Sigma.Model;

namespace Ashiato.Detection.Correlation;

/// <summary>The numbers of the newest events.</summary>
/// <param name="type">What is made of them.</param>
/// <param name="percentile">The percentile, 0 to 100.</param>
internal sealed class NumberState(CorrelationType type, double percentile) : GroupState
{
    /// <summary>More numbers than this are not kept: the oldest go.</summary>
    private const int Most = 10_000;

    private readonly List<(long Time, double Number)> _numbers = [];

    /// <inheritdoc/>
    public override long First => _numbers.Count == 0 ? long.MaxValue : _numbers.Min(n => n.Time);

    /// <inheritdoc/>
    public override double Result => _numbers.Count == 0 ? 0 : type switch
    {
        CorrelationType.ValueSum => _numbers.Sum(n => n.Number),
        CorrelationType.ValueAvg => _numbers.Average(n => n.Number),
        CorrelationType.ValueMedian => Percentile(50),
        _ => Percentile(percentile),
    };

    /// <inheritdoc/>
    protected override void Count(int input, long time, UInt128 value, double number, long from)
    {
        if (_numbers.Count > 0 && _numbers[0].Time < from)
        {
            _ = _numbers.RemoveAll(n => n.Time < from);
        }

        if (time < from || double.IsNaN(number))
        {
            return;
        }

        if (_numbers.Count == Most)
        {
            _numbers.RemoveRange(0, Most / 4);
        }

        _numbers.Add((time, number));
    }

    /// <inheritdoc/>
    protected override void Forget() => _numbers.Clear();

    /// <summary>With linear interpolation between the two nearest ranks.</summary>
    private double Percentile(double percent)
    {
        var sorted = _numbers.Select(n => n.Number).Order().ToArray();
        var rank = percent / 100 * (sorted.Length - 1);
        var low = (int)Math.Floor(rank);
        var high = Math.Min(low + 1, sorted.Length - 1);
        return sorted[low] + ((rank - low) * (sorted[high] - sorted[low]));
    }
}
