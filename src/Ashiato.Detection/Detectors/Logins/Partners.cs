namespace Ashiato.Detection.Detectors.Logins;

/// <summary>
/// How often each of a few partners was met: the users that an address tried, or the addresses that tried a user. Most have one,
/// and there may be a hundred thousand of them: the first is held in place, others in two arrays. Mutable: never copy it.
/// </summary>
/// <param name="most">So many are told apart.</param>
internal struct Partners(int most)
{
    private int _first;
    private long _firstTimes;
    private int[]? _others;
    private long[]? _othersTimes;
    private int _othersCount;

    /// <summary>How many partners there are.</summary>
    public readonly int Count => (_firstTimes > 0 ? 1 : 0) + _othersCount;

    /// <summary>How often a partner was met; 0 for one that is not known.</summary>
    public readonly long TimesOf(int partner)
    {
        var at = IndexOf(partner);
        return _firstTimes > 0 && partner == _first ? _firstTimes : at < 0 ? 0 : _othersTimes![at];
    }

    /// <summary>Notes that a partner was met; one partner too many is not noted.</summary>
    /// <param name="partner">Which.</param>
    /// <param name="times">How often, at least once.</param>
    public void Add(int partner, long times)
    {
        if (_firstTimes > 0 && partner == _first)
        {
            _firstTimes += times;
        }
        else if (IndexOf(partner) is >= 0 and var at)
        {
            _othersTimes![at] += times;
        }
        else if (Count >= most)
        {
            return;
        }
        else if (_firstTimes == 0)
        {
            (_first, _firstTimes) = (partner, times);
        }
        else
        {
            if (_othersCount == (_others?.Length ?? 0))
            {
                var room = Math.Max(2, _othersCount * 2);
                Array.Resize(ref _others, room);
                Array.Resize(ref _othersTimes, room);
            }

            (_others![_othersCount], _othersTimes![_othersCount]) = (partner, times);
            _othersCount++;
        }
    }

    /// <summary>Forgets a partner.</summary>
    public void Remove(int partner)
    {
        if (_firstTimes > 0 && partner == _first)
        {
            _firstTimes = 0;
        }
        else if (IndexOf(partner) is >= 0 and var at)
        {
            _othersCount--;
            (_others![at], _othersTimes![at]) = (_others[_othersCount], _othersTimes[_othersCount]);
        }
    }

    /// <summary>Forgets all.</summary>
    public void Clear()
    {
        (_firstTimes, _othersCount) = (0, 0);
        (_others, _othersTimes) = (null, null);
    }

    private readonly int IndexOf(int partner) => _others.AsSpan(0, _othersCount).IndexOf(partner);
}
