using System.Buffers.Text;
using Ashiato.Core;

namespace Ashiato.Input.Formats.Journal;

/// <summary>What <c>journalctl -o export</c> prints and systemd-journal-upload sends.</summary>
/// <param name="messages">Reads on in the message of an entry; null when only the journal's own fields are wanted.</param>
public sealed class JournalExportFormat(IJournalMessageReader? messages = null) : BinaryFormat
{
    /// <inheritdoc/>
    public override string Name => "journal.export";

    /// <inheritdoc/>
    public override Text Title => new("systemd journal in export format", "systemd ジャーナルのエクスポート形式");

    /// <inheritdoc/>
    public override bool Recognizes(ReadOnlySpan<byte> head, string fileName, long length)
    {
        var text = head.TrimStart((byte)'\n');
        return text.StartsWith("__CURSOR="u8) || text.StartsWith("__REALTIME_TIMESTAMP="u8);
    }

    /// <inheritdoc/>
    public override void Read(Stream content, IRecordSink sink, ReadContext context)
    {
        var entries = new ExportEntries(content);
        var record = new Record();
        var line = 1L;
        var damaged = false;
        while (entries.MoveNext())
        {
            record.Reset(entries.Buffer, entries.Start, entries.Length);
            record.Relocate(entries.Buffer, entries.Start, entries.Length, entries.EndLength);
            record.Origin = context.Origin;
            record.Offset = entries.Offset;
            record.LineNumber = line;
            line += record.RawWithEnd.Count((byte)'\n');
            SetFields(record, entries);
            if (entries.IsDamaged && !damaged)
            {
                damaged = true;
                context.Problems.Report(JournalProblems.ExportDamaged(context.Origin, entries.Offset));
            }

            messages?.Read(record);
            sink.Accept(record);
        }
    }

    private static void SetFields(Record record, ExportEntries entries)
    {
        if (entries.Fields.Count == 0)
        {
            return;
        }

        record.Dataset = JournalFields.Dataset;
        foreach (var field in entries.Fields)
        {
            var name = entries.Buffer.AsSpan(entries.Start + field.NameStart, field.NameLength);
            var value = entries.Buffer.AsSpan(entries.Start + field.ValueStart, field.ValueLength);
            if (name.SequenceEqual("__REALTIME_TIMESTAMP"u8) && Utf8Parser.TryParse(value, out ulong time, out var used) && used == value.Length)
            {
                JournalFields.SetTime(record, time);
            }

            JournalFields.Set(record, name, value);
        }

        JournalFields.Complete(record);
    }
}
