namespace Ashiato.Detection.Logcheck.Ere;

/// <summary>
/// What a set has of the characters above 127 in a UTF-8 locale. A byte that belongs to no character is the number
/// <see cref="InvalidByte"/> plus the byte: only a set that names it has it.
/// </summary>
internal sealed class WideSet : IEquatable<WideSet>
{
    /// <summary>Bytes that are no UTF-8 come behind the last character of Unicode.</summary>
    internal const int InvalidByte = 0x110000;

    /// <summary>No character.</summary>
    internal static readonly WideSet None = new(CharClass.None, [], false);

    private readonly CharClass _classes;
    private readonly int[] _ranges;
    private readonly bool _isNegated;

    /// <summary>A set.</summary>
    /// <param name="classes">All characters of these classes.</param>
    /// <param name="ranges">These characters too: pairs of the first and the last.</param>
    /// <param name="isNegated">The others instead.</param>
    internal WideSet(CharClass classes, int[] ranges, bool isNegated)
    {
        // Digits are ASCII in every locale: [[:alnum:][:digit:]] is the same as [[:alnum:]] here.
        _classes = classes & ~(CharClass.Digit | CharClass.XDigit);
        (_ranges, _isNegated) = (ranges, isNegated);
    }

    /// <summary>Is the character (or the byte that is none) in the set?</summary>
    internal bool Has(int rune)
    {
        var isNamed = false;
        for (var i = 0; i < _ranges.Length; i += 2)
        {
            isNamed |= rune >= _ranges[i] && rune <= _ranges[i + 1];
        }

        return rune >= InvalidByte ? isNamed && !_isNegated : (isNamed || CharClasses.HasWide(_classes, rune)) != _isNegated;
    }

    /// <inheritdoc/>
    public bool Equals(WideSet? other) =>
        other is not null && _classes == other._classes && _isNegated == other._isNegated && _ranges.AsSpan().SequenceEqual(other._ranges);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as WideSet);

    /// <inheritdoc/>
    public override int GetHashCode()
    {
        var hash = ((int)_classes * 2) + (_isNegated ? 1 : 0);
        foreach (var bound in _ranges)
        {
            hash = (hash * 31) + bound;
        }

        return hash;
    }
}
