namespace Ashiato.Input.Formats.Journal;

/// <summary>The header of an object: 16 bytes at an offset that 8 divides.</summary>
/// <param name="Type">Its type; see the constants.</param>
/// <param name="Flags">How its payload is packed.</param>
/// <param name="Length">Length with this header, in bytes; the object lies inside the file.</param>
internal readonly record struct JournalObject(byte Type, byte Flags, long Length)
{
    internal const int HeaderLength = 16;
    internal const byte Data = 1;
    internal const byte Entry = 3;
    internal const byte EntryArray = 6;
    internal const byte LastType = 7;

    internal const byte PackedXz = 1;
    internal const byte PackedLz4 = 2;
    internal const byte PackedZstd = 4;
}
