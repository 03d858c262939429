using System.Buffers.Binary;
using System.Text;
using Ashiato.Input.Formats.Journal;

namespace Ashiato.Tests.Input.Formats.Journal;

/// <summary>Writes small sound journal files: one entry array, each entry with two data objects of its own and one shared.</summary>
internal static class TinyJournal
{
    private const int HeaderLength = 256;

    internal static byte[] Make(int entries, bool compact) => Make([.. Enumerable.Range(0, entries).Select(i => $"hello {i}")], compact, 1, 0x60a24181e4000);

    /// <summary>A journal with these messages.</summary>
    /// <param name="messages">The messages.</param>
    /// <param name="compact">32-bit offsets?</param>
    /// <param name="first">The number of the first entry; the others follow.</param>
    /// <param name="realtime">Microseconds since 1970 of entry number 1; each one later by one.</param>
    /// <param name="sequence">The first byte of the sequence's id.</param>
    internal static byte[] Make(IReadOnlyList<string> messages, bool compact, ulong first, ulong realtime, byte sequence = 1)
    {
        var entries = messages.Count;
        var file = new List<byte>(new byte[HeaderLength]);
        var shared = Data(file, "_HOSTNAME=web1", compact);
        var offsets = new List<long>();
        for (var i = 0; i < entries; i++)
        {
            var message = Data(file, "MESSAGE=" + messages[i], compact);
            var pid = Data(file, $"_PID={100 + i}", compact);
            offsets.Add(Entry(file, (ulong)i + first, realtime, [shared, message, pid], compact));
        }

        var array = EntryArray(file, offsets, compact);
        var bytes = file.ToArray();
        "LPKSHHRH"u8.CopyTo(bytes);
        bytes[12] = compact ? (byte)16 : (byte)0;
        for (var i = 0; i < 16; i++)
        {
            bytes[72 + i] = (byte)(i + sequence);
        }

        Number(bytes, 88, HeaderLength);
        Number(bytes, 96, (ulong)(bytes.Length - HeaderLength));
        Number(bytes, 152, (ulong)entries);
        Number(bytes, 176, (ulong)array);
        return bytes;
    }

    private static long Data(List<byte> file, string text, bool compact)
    {
        var payload = Encoding.UTF8.GetBytes(text);
        return Append(file, JournalObject.Data, [.. new byte[compact ? 56 : 48], .. payload]);
    }

    private static long Entry(List<byte> file, ulong sequence, ulong realtime, long[] items, bool compact)
    {
        var body = new byte[48];
        Number(body, 0, sequence);
        Number(body, 8, realtime + sequence - 1);
        Number(body, 16, 100);
        body.AsSpan(24, 16).Fill(0xAA);
        Number(body, 40, 7);
        return Append(file, JournalObject.Entry, [.. body, .. items.SelectMany(i => Item(i, compact, 8))]);
    }

    private static long EntryArray(List<byte> file, List<long> entries, bool compact) =>
        Append(file, JournalObject.EntryArray, [.. new byte[8], .. entries.SelectMany(i => Item(i, compact, 0))]);

    private static byte[] Item(long offset, bool compact, int hashLength)
    {
        var bytes = new byte[8];
        Number(bytes, 0, (ulong)offset);
        return compact ? bytes[..4] : [.. bytes, .. new byte[hashLength]];
    }

    private static long Append(List<byte> file, byte type, byte[] body)
    {
        while (file.Count % 8 != 0)
        {
            file.Add(0);
        }

        var offset = file.Count;
        var header = new byte[16];
        header[0] = type;
        Number(header, 8, (ulong)(16 + body.Length));
        file.AddRange(header);
        file.AddRange(body);
        return offset;
    }

    private static void Number(byte[] bytes, int at, ulong value) => BinaryPrimitives.WriteUInt64LittleEndian(bytes.AsSpan(at), value);
}
