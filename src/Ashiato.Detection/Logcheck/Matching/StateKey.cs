namespace Ashiato.Detection.Logcheck.Matching;

/// <summary>What makes a state of a <see cref="LazyAutomaton"/>: the places, in order, and what stood before them.</summary>
/// <param name="places">Numbers of places, ascending.</param>
/// <param name="isBegin">Nothing stood before; only told where a place asks.</param>
/// <param name="isAfterWord">A letter of a word stood before; only told where a place asks.</param>
internal sealed class StateKey(int[] places, bool isBegin, bool isAfterWord) : IEquatable<StateKey>
{
    private readonly int _hash = Hash(places, isBegin, isAfterWord);

    /// <summary>Numbers of places, ascending.</summary>
    internal int[] Places => places;

    /// <summary>Is it the beginning of the line?</summary>
    internal bool IsBegin => isBegin;

    /// <summary>Was the last character part of a word?</summary>
    internal bool IsAfterWord => isAfterWord;

    /// <summary>Its number in the table it belongs to.</summary>
    internal ushort Number { get; set; }

    /// <inheritdoc/>
    public bool Equals(StateKey? other) =>
        other is not null && _hash == other._hash && isBegin == other.IsBegin && isAfterWord == other.IsAfterWord && places.AsSpan().SequenceEqual(other.Places);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as StateKey);

    /// <inheritdoc/>
    public override int GetHashCode() => _hash;

    private static int Hash(int[] places, bool isBegin, bool isAfterWord)
    {
        var hash = (isBegin ? 17 : 0) + (isAfterWord ? 31 : 0);
        foreach (var place in places)
        {
            hash = (hash * 0x01000193) ^ place;
        }

        return hash;
    }
}
