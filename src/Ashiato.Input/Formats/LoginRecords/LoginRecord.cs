using System.Buffers.Binary;

namespace Ashiato.Input.Formats.LoginRecords;

/// <summary>
/// One login record: a view of a slot of utmp, wtmp or btmp (utmp(5), glibc's <c>struct utmp</c>). Nothing is copied;
/// texts end at the first zero byte or at the end of their field.
/// </summary>
public readonly ref struct LoginRecord
{
    private readonly LoginRecordLayout _layout;

    /// <summary>Looks at one slot.</summary>
    /// <param name="slot">The slot's bytes, exactly <see cref="LoginRecordLayout.Size"/> of them.</param>
    /// <param name="layout">How the slot is laid out.</param>
    /// <exception cref="ArgumentException">The slot has another size than the layout says.</exception>
    public LoginRecord(ReadOnlySpan<byte> slot, LoginRecordLayout layout)
    {
        ArgumentNullException.ThrowIfNull(layout);
        if (slot.Length != layout.Size)
        {
            throw new ArgumentException("The slot has another size than its layout.", nameof(slot));
        }

        Raw = slot;
        _layout = layout;
    }

    /// <summary>The slot's bytes.</summary>
    public ReadOnlySpan<byte> Raw { get; }

    /// <summary><c>ut_type</c>; may be a value without a name.</summary>
    public LoginRecordType Type => (LoginRecordType)Short(0);

    /// <summary><c>ut_pid</c>: the process, or for run levels the new level and 256 times the old.</summary>
    public int ProcessId => Int(4);

    /// <summary><c>ut_line</c>: the terminal without <c>/dev/</c>, for example <c>pts/0</c> or <c>ssh:notty</c>.</summary>
    public ReadOnlySpan<byte> Line => Text(8, 32);

    /// <summary><c>ut_id</c>: up to four bytes, usually the end of the line's name.</summary>
    public ReadOnlySpan<byte> Id => Text(40, 4);

    /// <summary><c>ut_user</c>: the account.</summary>
    public ReadOnlySpan<byte> User => Text(44, 32);

    /// <summary><c>ut_host</c>: the name or address of the other end; the kernel's version for boots and run levels.</summary>
    public ReadOnlySpan<byte> Host => Text(76, 256);

    /// <summary><c>ut_exit.e_termination</c>: the signal that ended the process.</summary>
    public short Termination => Short(332);

    /// <summary><c>ut_exit.e_exit</c>: the exit status of the process.</summary>
    public short Exit => Short(334);

    /// <summary><c>ut_session</c>.</summary>
    public int Session => Int(336);

    /// <summary><c>ut_tv.tv_sec</c>: seconds since 1970-01-01 UTC.</summary>
    public long Seconds => _layout.HasLongTime ? Long(344) : Int(340);

    /// <summary><c>ut_tv.tv_usec</c>: microseconds; a damaged record may hold more than 999,999 or fewer than 0.</summary>
    public long Microseconds => _layout.HasLongTime ? Long(352) : Int(344);

    /// <summary><c>ut_addr_v6</c>: 16 bytes in network order; an IPv4 address stands in the first four.</summary>
    public ReadOnlySpan<byte> Address => Raw.Slice(_layout.HasLongTime ? 360 : 348, 16);

    /// <summary>Is every byte zero?</summary>
    public bool IsZero => !Raw.ContainsAnyExcept((byte)0);

    private short Short(int at) => _layout.IsBigEndian
        ? BinaryPrimitives.ReadInt16BigEndian(Raw[at..]) : BinaryPrimitives.ReadInt16LittleEndian(Raw[at..]);

    private int Int(int at) => _layout.IsBigEndian
        ? BinaryPrimitives.ReadInt32BigEndian(Raw[at..]) : BinaryPrimitives.ReadInt32LittleEndian(Raw[at..]);

    private long Long(int at) => _layout.IsBigEndian
        ? BinaryPrimitives.ReadInt64BigEndian(Raw[at..]) : BinaryPrimitives.ReadInt64LittleEndian(Raw[at..]);

    private ReadOnlySpan<byte> Text(int at, int length) => PaddedText.Of(Raw.Slice(at, length));
}
