namespace Ashiato.Detection.Logcheck.Ere;

/// <summary>A set of characters: of bytes by bit, and of characters above 127 where the locale has such.</summary>
internal sealed class CharSet : IEquatable<CharSet>
{
    private readonly UInt128 _low;
    private readonly UInt128 _high;

    /// <summary>A set.</summary>
    /// <param name="low">Bytes 0 to 127.</param>
    /// <param name="high">Bytes 128 to 255; of a locale without UTF-8.</param>
    /// <param name="wide">Characters above 127; of a locale with UTF-8.</param>
    internal CharSet(UInt128 low, UInt128 high, WideSet wide) => (_low, _high, Wide) = (low, high, wide);

    /// <summary>Characters above 127.</summary>
    internal WideSet Wide { get; }

    /// <summary>Is the byte in the set?</summary>
    internal bool HasByte(int b) => ((b < 128 ? _low >> b : _high >> (b - 128)) & 1) != 0;

    /// <inheritdoc/>
    public bool Equals(CharSet? other) => other is not null && _low == other._low && _high == other._high && Wide.Equals(other.Wide);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as CharSet);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(_low, _high, Wide);
}
