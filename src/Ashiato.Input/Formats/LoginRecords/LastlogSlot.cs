using System.Buffers.Binary;

namespace Ashiato.Input.Formats.LoginRecords;

/// <summary>One slot of lastlog: glibc's <c>struct lastlog</c>, 292 bytes, whose number is the user id.</summary>
public readonly ref struct LastlogSlot
{
    /// <summary>Bytes of a slot.</summary>
    public const int Size = 292;

    private readonly ReadOnlySpan<byte> _slot;
    private readonly bool _isBigEndian;

    /// <summary>Looks at one slot.</summary>
    /// <param name="slot">Its <see cref="Size"/> bytes.</param>
    /// <param name="isBigEndian">Is the most significant byte first?</param>
    public LastlogSlot(ReadOnlySpan<byte> slot, bool isBigEndian = false)
    {
        _slot = slot[..Size];
        _isBigEndian = isBigEndian;
    }

    /// <summary><c>ll_time</c>: seconds since 1970 UTC; 0 for never.</summary>
    public int Seconds => _isBigEndian ? BinaryPrimitives.ReadInt32BigEndian(_slot) : BinaryPrimitives.ReadInt32LittleEndian(_slot);

    /// <summary><c>ll_line</c>: the terminal.</summary>
    public ReadOnlySpan<byte> Line => PaddedText.Of(_slot.Slice(4, 32));

    /// <summary><c>ll_host</c>: the other end.</summary>
    public ReadOnlySpan<byte> Host => PaddedText.Of(_slot.Slice(36, 256));
}
