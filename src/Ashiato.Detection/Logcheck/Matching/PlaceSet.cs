namespace Ashiato.Detection.Logcheck.Matching;

/// <summary>A set of places that is quickly emptied.</summary>
internal sealed class PlaceSet(int most)
{
    private readonly int[] _seen = new int[most];
    private int[] _items = new int[64];
    private int _round = 1;

    /// <summary>How many are in it.</summary>
    internal int Count { get; private set; }

    /// <summary>Takes everything out.</summary>
    internal void Clear()
    {
        Count = 0;
        if (++_round == int.MaxValue)
        {
            Array.Clear(_seen);
            _round = 1;
        }
    }

    /// <summary>Has this place not been come to before? Notes that it has.</summary>
    internal bool Visit(int place)
    {
        var isNew = _seen[place] != _round;
        _seen[place] = _round;
        return isNew;
    }

    /// <summary>Puts a place in.</summary>
    internal void Keep(int place)
    {
        if (Count == _items.Length)
        {
            Array.Resize(ref _items, Count * 2);
        }

        _items[Count++] = place;
    }

    /// <summary>What is in it, ascending.</summary>
    internal int[] ToSorted()
    {
        var sorted = _items.AsSpan(0, Count).ToArray();
        Array.Sort(sorted);
        return sorted;
    }
}
