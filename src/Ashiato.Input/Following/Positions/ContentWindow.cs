using System.Security.Cryptography;

namespace Ashiato.Input.Following.Positions;

/// <summary>
/// The first and the last bytes of what was read of a file. Their hashes prove, at the price of two small reads, that a file
/// still begins and goes on as it did.
/// </summary>
internal sealed class ContentWindow
{
    /// <summary>
    /// How many bytes at the beginning and before the offset are proof: a block of most file systems, some forty lines with
    /// their times.
    /// </summary>
    internal const int Most = 4096;

    private readonly byte[] _head = new byte[Most];
    private readonly byte[] _ring = new byte[Most];

    /// <summary>Bytes seen so far.</summary>
    internal long Offset { get; private set; }

    /// <summary>The first bytes.</summary>
    internal ReadOnlySpan<byte> Head => _head.AsSpan(0, (int)Math.Min(Offset, Most));

    /// <summary>Does a line go on at the offset?</summary>
    internal bool IsInLine => Offset > 0 && _ring[(int)((Offset - 1) % Most)] is not ((byte)'\n' or 0);

    /// <summary>Takes the next bytes.</summary>
    internal void Append(ReadOnlySpan<byte> bytes)
    {
        if (Offset < Most)
        {
            bytes[..(int)Math.Min(bytes.Length, Most - Offset)].CopyTo(_head.AsSpan((int)Offset));
        }

        var skipped = Math.Max(bytes.Length - Most, 0);
        var at = (int)((Offset + skipped) % Most);
        var last = bytes[skipped..];
        var first = Math.Min(last.Length, Most - at);
        last[..first].CopyTo(_ring.AsSpan(at));
        last[first..].CopyTo(_ring);
        Offset += bytes.Length;
    }

    /// <summary>Takes zero bytes: the hole of a sparse file.</summary>
    internal void AppendZeros(long count)
    {
        if (count > 3 * Most)
        {
            // What lies in the middle of a run shows in neither window.
            AppendZeros(2 * Most);
            Offset += count - (3 * Most);
            count = Most;
        }

        ReadOnlySpan<byte> zeros = stackalloc byte[512];
        for (; count > 0; count -= zeros.Length)
        {
            Append(zeros[..(int)Math.Min(count, zeros.Length)]);
        }
    }

    /// <summary>Passes bytes that neither window will show: at least <see cref="Most"/> bytes must follow.</summary>
    internal void Pass(long count) => Offset += count;

    /// <summary>Copies the last bytes, at most <see cref="Most"/>.</summary>
    internal byte[] Tail()
    {
        var tail = new byte[(int)Math.Min(Offset, Most)];
        CopyTail(tail);
        return tail;
    }

    /// <summary>Fills <paramref name="target"/>, no longer than there is, with the last bytes.</summary>
    internal void CopyTail(Span<byte> target)
    {
        var at = (int)((Offset - target.Length) % Most);
        var first = Math.Min(target.Length, Most - at);
        _ring.AsSpan(at, first).CopyTo(target);
        _ring.AsSpan(0, target.Length - first).CopyTo(target[first..]);
    }

    /// <summary>The hash of the first bytes.</summary>
    internal string HeadHash() => Hash(Head);

    /// <summary>The hash of the last bytes.</summary>
    internal string TailHash() => Hash(Tail());

    /// <summary>Is this what the position says?</summary>
    internal bool Proves(PartPosition position) => Offset == position.Offset && HeadHash() == position.Head && TailHash() == position.Tail;

    /// <summary>A copy that goes its own way.</summary>
    internal ContentWindow Copy()
    {
        var copy = new ContentWindow { Offset = Offset };
        _head.CopyTo(copy._head, 0);
        _ring.CopyTo(copy._ring, 0);
        return copy;
    }

    private static string Hash(ReadOnlySpan<byte> bytes) => Convert.ToHexStringLower(SHA256.HashData(bytes))[..32];
}
