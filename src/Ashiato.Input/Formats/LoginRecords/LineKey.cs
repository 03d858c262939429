using System.Runtime.InteropServices;

namespace Ashiato.Input.Formats.LoginRecords;

/// <summary>The name of a terminal as a key: 32 bytes by value, compared as strncmp(3) does (up to the first zero byte), without an allocation.</summary>
public readonly struct LineKey : IEquatable<LineKey>
{
    private readonly ulong _a;
    private readonly ulong _b;
    private readonly ulong _c;
    private readonly ulong _d;

    /// <summary>Makes the key.</summary>
    /// <param name="line">The name without padding, at most 32 bytes.</param>
    public LineKey(ReadOnlySpan<byte> line)
    {
        Span<ulong> words = stackalloc ulong[4];
        words.Clear();
        line.CopyTo(MemoryMarshal.AsBytes(words));
        (_a, _b, _c, _d) = (words[0], words[1], words[2], words[3]);
    }

    /// <inheritdoc/>
    public bool Equals(LineKey other) => _a == other._a && _b == other._b && _c == other._c && _d == other._d;

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is LineKey other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(_a, _b, _c, _d);

    /// <summary>Are both names the same?</summary>
    public static bool operator ==(LineKey left, LineKey right) => left.Equals(right);

    /// <summary>Are the names different?</summary>
    public static bool operator !=(LineKey left, LineKey right) => !left.Equals(right);
}
