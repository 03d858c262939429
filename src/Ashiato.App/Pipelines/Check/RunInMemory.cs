namespace Ashiato.App.Pipelines.Check;

/// <summary>Lines of one section in memory. Their bytes are in a buffer that all sections share.</summary>
internal sealed class RunInMemory
{
    private KeptLine[] _lines = new KeptLine[16];

    /// <summary>How many there are.</summary>
    internal int Count { get; private set; }

    /// <summary>One of them.</summary>
    internal KeptLine this[int at] => _lines[at];

    /// <summary>Adds one.</summary>
    internal void Add(KeptLine line)
    {
        if (Count == _lines.Length)
        {
            var more = new KeptLine[Count * 2];
            Array.Copy(_lines, more, Count);
            _lines = more;
        }

        _lines[Count++] = line;
    }

    /// <summary>Takes all out.</summary>
    internal void Clear() => Count = 0;

    /// <summary>A line.</summary>
    internal ReadOnlySpan<byte> Line(byte[] bytes, int at) => bytes.AsSpan(_lines[at].Offset, _lines[at].Length);

    /// <summary>What a line is sorted by.</summary>
    internal ReadOnlySpan<byte> Key(byte[] bytes, int at) => bytes.AsSpan(_lines[at].Offset, _lines[at].KeyLength);

    /// <summary>Sorts by the keys; equals keep their order.</summary>
    internal void Sort(byte[] bytes) => _lines = NaturalSort.Sort(_lines, Count, bytes);
}
