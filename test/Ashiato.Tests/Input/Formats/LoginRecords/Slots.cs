using System.Buffers.Binary;
using System.Text;
using Ashiato.Core;
using Ashiato.Input.Formats;
using Ashiato.Input.Formats.LoginRecords;

namespace Ashiato.Tests.Input.Formats.LoginRecords;

/// <summary>Makes login records, and collects what formats give.</summary>
internal static class Slots
{
    public const long Monday = 1_767_571_200; // 2026-01-05T00:00:00Z

    public static byte[] Make(
        short type, int pid, string line, string user, string host, long seconds, LoginRecordLayout? layout = null, string id = "", int microseconds = 0, byte[]? address = null)
    {
        layout ??= LoginRecordLayout.Little384;
        var slot = new byte[layout.Size];
        Put(slot, 0, 2, type, layout);
        Put(slot, 4, 4, pid, layout);
        Text(line, slot.AsSpan(8, 32));
        Text(id, slot.AsSpan(40, 4));
        Text(user, slot.AsSpan(44, 32));
        Text(host, slot.AsSpan(76, 256));
        var isLong = layout.Size == 400;
        Put(slot, isLong ? 344 : 340, isLong ? 8 : 4, seconds, layout);
        Put(slot, isLong ? 352 : 344, isLong ? 8 : 4, microseconds, layout);
        address?.CopyTo(slot, isLong ? 360 : 348);
        return slot;
    }

    /// <summary>A boot, then log-ins and log-outs, one a minute.</summary>
    public static byte[] Day(LoginRecordLayout layout, int sessions)
    {
        var file = new MemoryStream();
        file.Write(Make(2, 0, "~", "reboot", "6.1.0-18-amd64", Monday, layout, "~~"));
        for (var i = 0; i < sessions; i++)
        {
            file.Write(Make(7, 1000 + i, $"pts/{i % 3}", "alice", "192.0.2.7", Monday + 120 * i + 60, layout, $"ts/{i % 3}", 123_456, [192, 0, 2, 7]));
            file.Write(Make(8, 1000 + i, $"pts/{i % 3}", "", "", Monday + 120 * i + 120, layout, $"ts/{i % 3}"));
        }

        return file.ToArray();
    }

    public static Collected Read(BinaryFormat format, byte[] file, string name) => Read(format, new MemoryStream(file), name);

    public static Collected Read(BinaryFormat format, Stream file, string name)
    {
        var collected = new Collected();
        format.Read(file, collected, new ReadContext { Zone = TimeZoneInfo.Utc, Problems = collected, Origin = new RecordOrigin(name) });
        return collected;
    }

    private static void Text(string text, Span<byte> field) => Encoding.UTF8.GetBytes(text).AsSpan().CopyTo(field);

    private static void Put(byte[] slot, int at, int size, long value, LoginRecordLayout layout)
    {
        Span<byte> bytes = stackalloc byte[8];
        BinaryPrimitives.WriteInt64LittleEndian(bytes, value);
        bytes = bytes[..size];
        if (layout.IsBigEndian)
        {
            bytes.Reverse();
        }

        bytes.CopyTo(slot.AsSpan(at));
    }

    internal sealed class Collected : IRecordSink, IProblemSink
    {
        public List<Record> Records { get; } = [];

        public List<Problem> Problems { get; } = [];

        /// <summary>All raw bytes one after the other, with the zeros that were counted instead of kept.</summary>
        public byte[] Bytes => [.. Records.SelectMany(r => r.Raw.ToArray().Concat(new byte[r.NulBytes]))];

        public void Accept(Record record) => Records.Add(record.Freeze());

        public void Report(Problem problem) => Problems.Add(problem);
    }
}
