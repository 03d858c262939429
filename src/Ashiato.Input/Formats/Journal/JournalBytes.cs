using System.Buffers.Binary;

namespace Ashiato.Input.Formats.Journal;

/// <summary>Reads small pieces anywhere in a journal file through a cache of pages of fixed size.</summary>
/// <param name="content">The file, seekable.</param>
internal sealed class JournalBytes(Stream content)
{
    private const int PageLength = 16 * 1024;
    private const int PageCount = 1024;

    private readonly byte[]?[] _pages = new byte[]?[PageCount];
    private readonly long[] _numbers = new long[PageCount];
    private readonly int[] _lengths = new int[PageCount];

    /// <summary>Length of the file in bytes.</summary>
    internal long Length { get; } = content.Length;

    /// <summary>Fills <paramref name="target"/> from <paramref name="offset"/>; false when the file ends before.</summary>
    internal bool TryRead(long offset, Span<byte> target)
    {
        if (offset < 0 || offset > Length - target.Length)
        {
            return false;
        }

        while (!target.IsEmpty)
        {
            var page = Page(offset / PageLength);
            var at = (int)(offset % PageLength);
            if (at >= page.Length)
            {
                return false;
            }

            var count = Math.Min(page.Length - at, target.Length);
            page.Slice(at, count).CopyTo(target);
            target = target[count..];
            offset += count;
        }

        return true;
    }

    /// <summary>The object at an offset; false when there is none that could be one.</summary>
    internal bool TryReadObject(long offset, out JournalObject found)
    {
        Span<byte> header = stackalloc byte[JournalObject.HeaderLength];
        found = default;
        if (offset <= 0 || offset % 8 != 0 || !TryRead(offset, header))
        {
            return false;
        }

        var length = BinaryPrimitives.ReadUInt64LittleEndian(header[8..]);
        if (header[0] is 0 or > JournalObject.LastType || length < JournalObject.HeaderLength || length > (ulong)(Length - offset))
        {
            return false;
        }

        found = new JournalObject(header[0], header[1], (long)length);
        return true;
    }

    /// <summary>The first multiple of eight from <paramref name="offset"/> on where not all is zero; the file's end when there is none.</summary>
    internal long SkipZeros(long offset)
    {
        while (offset < Length)
        {
            var page = Page(offset / PageLength);
            var at = (int)Math.Min(offset % PageLength, page.Length);
            var text = page[at..].IndexOfAnyExcept((byte)0);
            if (text >= 0)
            {
                return (offset + text) / 8 * 8;
            }

            offset = ((offset / PageLength) + 1) * PageLength;
        }

        return Length;
    }

    private ReadOnlySpan<byte> Page(long number)
    {
        var slot = (int)(number % PageCount);
        if (_pages[slot] is not { } page)
        {
            page = _pages[slot] = new byte[PageLength];
            _numbers[slot] = -1;
        }

        if (_numbers[slot] != number)
        {
            content.Position = number * PageLength;
            _lengths[slot] = content.ReadAtLeast(page, PageLength, throwOnEndOfStream: false);
            _numbers[slot] = number;
        }

        return page.AsSpan(0, _lengths[slot]);
    }
}
