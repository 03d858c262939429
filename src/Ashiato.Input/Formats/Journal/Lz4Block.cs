namespace Ashiato.Input.Formats.Journal;

/// <summary>Unpacks one LZ4 block (lz4_Block_format).</summary>
internal static class Lz4Block
{
    private const int LeastMatch = 4;

    /// <summary>Unpacks until <paramref name="target"/> is full or the block ends.</summary>
    /// <returns>How many bytes were written; -1 when the block is damaged.</returns>
    internal static int Unpack(ReadOnlySpan<byte> block, Span<byte> target)
    {
        var at = 0;
        var written = 0;
        while (at < block.Length)
        {
            var token = block[at++];
            if (!TryLength(block, ref at, token >> 4, out var literals) || literals > block.Length - at)
            {
                return -1;
            }

            var room = Math.Min(literals, target.Length - written);
            block.Slice(at, room).CopyTo(target[written..]);
            at += literals;
            written += room;
            if (at == block.Length || written == target.Length)
            {
                return written;
            }

            if (!TryCopyMatch(block, ref at, token & 15, target, ref written))
            {
                return -1;
            }
        }

        return written;
    }

    private static bool TryCopyMatch(ReadOnlySpan<byte> block, ref int at, int nibble, Span<byte> target, ref int written)
    {
        if (block.Length - at < 2)
        {
            return false;
        }

        var distance = block[at] | (block[at + 1] << 8);
        at += 2;
        if (distance == 0 || distance > written || !TryLength(block, ref at, nibble, out var length))
        {
            return false;
        }

        // Byte by byte: a match may overlap what it writes.
        for (var left = Math.Min(length + LeastMatch, target.Length - written); left > 0; left--, written++)
        {
            target[written] = target[written - distance];
        }

        return true;
    }

    private static bool TryLength(ReadOnlySpan<byte> block, ref int at, int nibble, out int length)
    {
        length = nibble;
        if (nibble < 15)
        {
            return true;
        }

        while (at < block.Length && length < int.MaxValue - 1024)
        {
            var more = block[at++];
            length += more;
            if (more < 255)
            {
                return true;
            }
        }

        return false;
    }
}
