using Ashiato.Core;
using Ashiato.Input.Formats;
using Ashiato.Input.Formats.Journal;
using Ashiato.Input.Framing;

namespace Ashiato.Tests.Input.Formats.Journal;

/// <summary>Reads journals the way the program does: unpack, recognise, read.</summary>
internal static class JournalReading
{
    internal static (List<Record> Records, Problems Problems) Read(Stream stored)
    {
        var problems = new Problems();
        using var content = Unpacker.Open(stored, "x.journal", problems);
        var records = new Keeper();
        var head = content.Peek(BinaryFormat.HeadLength);
        BinaryFormat format = new JournalFormat().Recognizes(head, "x", -1) ? new JournalFormat() : new JournalExportFormat();
        format.Read(content, records, new ReadContext { Zone = TimeZoneInfo.Utc, Problems = problems, Origin = new RecordOrigin("x.journal") });
        return (records.All, problems);
    }

    internal static (List<Record> Records, Problems Problems) Read(byte[] stored) => Read(new MemoryStream(stored));

    private sealed class Keeper : IRecordSink
    {
        internal List<Record> All { get; } = [];

        public void Accept(Record record) => All.Add(record.Freeze());
    }
}
