using System.Buffers.Binary;

namespace Ashiato.Input.Formats.Journal;

/// <summary>The header of a journal file (systemd's JOURNAL_FILE_FORMAT document, "Header"); all numbers are little-endian.</summary>
/// <param name="IsCompact">Offsets in entries and entry arrays have 32 bits.</param>
/// <param name="SequenceId">The id of the sequence numbers, in hexadecimal: <c>s=</c> of a cursor.</param>
/// <param name="HeaderLength">Where the objects begin.</param>
/// <param name="ArenaLength">How many bytes of objects there should be.</param>
/// <param name="EntryCount">How many entries there should be.</param>
/// <param name="EntryArray">Offset of the first entry array.</param>
internal sealed record JournalHeader(bool IsCompact, string SequenceId, long HeaderLength, ulong ArenaLength, ulong EntryCount, long EntryArray)
{
    /// <summary>The oldest header, up to the first entry's time.</summary>
    internal const int LeastLength = 208;

    private const uint CompactFlag = 16;
    private const int MostLength = 64 * 1024;

    /// <summary>Is this the beginning of a journal file?</summary>
    internal static bool StartsHere(ReadOnlySpan<byte> head) => head.StartsWith("LPKSHHRH"u8);

    /// <summary>The header; null when it is too short or says nonsense.</summary>
    internal static JournalHeader? Parse(ReadOnlySpan<byte> bytes)
    {
        if (bytes.Length < LeastLength || !StartsHere(bytes))
        {
            return null;
        }

        var length = Number(bytes, 88);
        return length is < LeastLength or > MostLength || length % 8 != 0 ? null : new JournalHeader(
            (BinaryPrimitives.ReadUInt32LittleEndian(bytes[12..]) & CompactFlag) != 0,
            Convert.ToHexStringLower(bytes.Slice(72, 16)),
            (long)length,
            Number(bytes, 96),
            Number(bytes, 152),
            (long)Math.Min(Number(bytes, 176), long.MaxValue));
    }

    private static ulong Number(ReadOnlySpan<byte> bytes, int offset) => BinaryPrimitives.ReadUInt64LittleEndian(bytes[offset..]);
}
