namespace Ashiato.Detection.Correlation;

/// <summary>
/// For each rule the latest beginning of a row of matches, one of each rule up to it, in the order listed: the shortest row
/// that can still be finished.
/// </summary>
/// <param name="inputs">How many rules there are.</param>
internal sealed class OrderedState(int inputs) : GroupState
{
    private readonly long[] _begins = New(inputs);
    private readonly long[] _ends = New(inputs);
    private long _from = long.MinValue;

    /// <inheritdoc/>
    public override long First => _begins[^1] == long.MinValue ? long.MaxValue : _begins[^1];

    /// <summary>How many rules of the longest row.</summary>
    public override double Result
    {
        get
        {
            var length = _begins.Length;
            while (length > 0 && (_begins[length - 1] == long.MinValue || _begins[length - 1] < _from))
            {
                length--;
            }

            return length;
        }
    }

    /// <inheritdoc/>
    protected override void Count(int input, long time, UInt128 value, double number, long from)
    {
        _from = from;
        if (input == 0)
        {
            (_begins[0], _ends[0]) = (Math.Max(_begins[0], time), Math.Max(_ends[0], time));
        }
        else if (_begins[input - 1] != long.MinValue && _begins[input - 1] >= from && _ends[input - 1] <= time && _begins[input - 1] >= _begins[input])
        {
            (_begins[input], _ends[input]) = (_begins[input - 1], time);
        }
    }

    /// <inheritdoc/>
    protected override void Forget()
    {
        Array.Fill(_begins, long.MinValue);
        Array.Fill(_ends, long.MinValue);
    }

    private static long[] New(int inputs)
    {
        var times = new long[inputs];
        Array.Fill(times, long.MinValue);
        return times;
    }
}
