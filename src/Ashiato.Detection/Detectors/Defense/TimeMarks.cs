namespace Ashiato.Detection.Detectors.Defense;

/// <summary>Instants that explain what happens near them: noted in any order, asked when all are known.</summary>
internal sealed class TimeMarks
{
    private readonly List<DateTimeOffset> _times = [];
    private bool _isSorted = true;

    /// <summary>How many there are.</summary>
    public int Count => _times.Count;

    /// <summary>The one noted last, or null before the first.</summary>
    public DateTimeOffset? Latest { get; private set; }

    /// <summary>Notes an instant.</summary>
    public void Add(DateTimeOffset time)
    {
        _times.Add(time);
        Latest = time;
        _isSorted = false;
    }

    /// <summary>Notes all of another set.</summary>
    public void Add(TimeMarks others)
    {
        _times.AddRange(others._times);
        _isSorted = false;
    }

    /// <summary>The first that is not before an instant, or null.</summary>
    public DateTimeOffset? From(DateTimeOffset time)
    {
        if (!_isSorted)
        {
            _times.Sort();
            _isSorted = true;
        }

        // Of equal ones any may be found; they are the same instant.
        var at = _times.BinarySearch(time);
        at = at < 0 ? ~at : at;
        return at < _times.Count ? _times[at] : null;
    }

    /// <summary>Is there one between two instants, both included?</summary>
    public bool HasBetween(DateTimeOffset from, DateTimeOffset until) => From(from) <= until;
}
