using System.Buffers.Binary;

namespace Ashiato.Input.Formats.LoginRecords;

/// <summary>One slot of faillog (faillog(5)) on a 64-bit machine: 32 bytes, whose number is the user id.</summary>
public readonly ref struct FaillogSlot
{
    /// <summary>Bytes of a slot.</summary>
    public const int Size = 32;

    private readonly ReadOnlySpan<byte> _slot;
    private readonly bool _isBigEndian;

    /// <summary>Looks at one slot.</summary>
    /// <param name="slot">Its <see cref="Size"/> bytes.</param>
    /// <param name="isBigEndian">Is the most significant byte first?</param>
    public FaillogSlot(ReadOnlySpan<byte> slot, bool isBigEndian = false)
    {
        _slot = slot[..Size];
        _isBigEndian = isBigEndian;
    }

    /// <summary><c>fail_cnt</c>: failures since the last success.</summary>
    public short Count => Short(0);

    /// <summary><c>fail_max</c>: failures before the account is locked; 0 for no limit.</summary>
    public short Maximum => Short(2);

    /// <summary><c>fail_line</c>: the terminal of the last failure.</summary>
    public ReadOnlySpan<byte> Line => PaddedText.Of(_slot.Slice(4, 12));

    /// <summary><c>fail_time</c>: seconds since 1970 UTC of the last failure; 0 for never.</summary>
    public long Seconds => Long(16);

    /// <summary><c>fail_locktime</c>: seconds for which the account is locked after a failure.</summary>
    public long LockSeconds => Long(24);

    private short Short(int at) => _isBigEndian ? BinaryPrimitives.ReadInt16BigEndian(_slot[at..]) : BinaryPrimitives.ReadInt16LittleEndian(_slot[at..]);

    private long Long(int at) => _isBigEndian ? BinaryPrimitives.ReadInt64BigEndian(_slot[at..]) : BinaryPrimitives.ReadInt64LittleEndian(_slot[at..]);
}
