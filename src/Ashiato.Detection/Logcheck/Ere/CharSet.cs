namespace Ashiato.Detection.Logcheck.Ere;

/// <summary>A set of characters: of bytes by bit, and of characters above 127 where the locale has such.</summary>
internal sealed class CharSet : IEquatable<CharSet>
{
    private readonly ulong[] _bytes;

    /// <summary>A set.</summary>
    /// <param name="bytes">A bit for each of the 256 bytes; in UTF-8 those above 127 are none.</param>
    /// <param name="wide">Characters above 127; of a locale with UTF-8.</param>
    internal CharSet(ulong[] bytes, WideSet wide) => (_bytes, Wide) = (bytes, wide);

    /// <summary>Characters above 127.</summary>
    internal WideSet Wide { get; }

    /// <summary>Is the byte in the set?</summary>
    internal bool HasByte(int b) => (_bytes[b >> 6] >> (b & 63) & 1) != 0;

    /// <inheritdoc/>
    public bool Equals(CharSet? other) => other is not null && _bytes.AsSpan().SequenceEqual(other._bytes) && Wide.Equals(other.Wide);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as CharSet);

    /// <inheritdoc/>
    public override int GetHashCode()
    {
        var all = _bytes[0] ^ (_bytes[1] * 0x9E3779B97F4A7C15) ^ (_bytes[2] * 3) ^ (_bytes[3] * 5);
        return (int)(all ^ (all >> 32)) ^ Wide.GetHashCode();
    }
}
