using System.Buffers.Binary;

namespace Ashiato.Input.Following.Journals;

/// <summary>The fixed part of an entry object (JOURNAL_FILE_FORMAT, "Entry Objects").</summary>
/// <param name="Offset">Where the entry stands in its file.</param>
/// <param name="Number">Its number in the sequence.</param>
/// <param name="Realtime">Microseconds since 1970.</param>
/// <param name="Monotonic">Microseconds since the boot.</param>
/// <param name="Boot">The boot's id in hexadecimal.</param>
internal readonly record struct JournalEntryHead(long Offset, ulong Number, ulong Realtime, ulong Monotonic, Guid Boot)
{
    /// <summary>Length of the fixed part in bytes.</summary>
    internal const int Length = 64;

    /// <summary>The time, held inside what a calendar can say.</summary>
    internal DateTimeOffset Time => TimeOf(Realtime);

    /// <summary>The time of microseconds since 1970, held inside what a calendar can say.</summary>
    internal static DateTimeOffset TimeOf(ulong realtime) => DateTimeOffset.UnixEpoch.AddTicks((long)Math.Min(realtime, 250_000_000_000_000_000) * 10);

    /// <summary>Takes the fixed part apart.</summary>
    internal static JournalEntryHead Parse(long offset, ReadOnlySpan<byte> bytes) => new(
        offset,
        BinaryPrimitives.ReadUInt64LittleEndian(bytes[16..]),
        BinaryPrimitives.ReadUInt64LittleEndian(bytes[24..]),
        BinaryPrimitives.ReadUInt64LittleEndian(bytes[32..]),
        new Guid(bytes[40..56], bigEndian: true));
}
