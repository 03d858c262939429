using Ashiato.Core;
using Ashiato.Input.Framing;

namespace Ashiato.Input.Formats.Journal;

/// <summary>
/// systemd's journal files (<c>.journal</c>, <c>.journal~</c>), read without systemd after its JOURNAL_FILE_FORMAT document:
/// regular and compact, fields packed with xz, LZ4 or zstd, any hash. Files that are cut, damaged or were never closed give
/// every entry that can be found.
/// </summary>
/// <param name="messages">Reads on in the message of an entry; null when only the journal's own fields are wanted.</param>
public sealed class JournalFormat(IJournalMessageReader? messages = null) : BinaryFormat
{
    /// <inheritdoc/>
    public override string Name => "journal";

    /// <inheritdoc/>
    public override Text Title => new("systemd journal file", "systemd ジャーナルファイル");

    /// <inheritdoc/>
    public override bool Recognizes(ReadOnlySpan<byte> head, string fileName, long length) => JournalHeader.StartsHere(head);

    /// <inheritdoc/>
    public override void Read(Stream content, IRecordSink sink, ReadContext context)
    {
        var seekable = Spool.Seekable(content);
        try
        {
            ReadSeekable(seekable, sink, context);
        }
        finally
        {
            if (seekable != content)
            {
                seekable.Dispose();
            }
        }
    }

    private void ReadSeekable(Stream content, IRecordSink sink, ReadContext context)
    {
        var bytes = new JournalBytes(content);
        Span<byte> head = stackalloc byte[JournalHeader.LeastLength];
        if (!bytes.TryRead(0, head) || JournalHeader.Parse(head) is not { } header)
        {
            context.Problems.Report(JournalProblems.NoHeader(context.Origin));
            return;
        }

        var finder = new EntryFinder(bytes, header);
        var entries = finder.Find();
        ReportGaps(finder, entries.Count, bytes, header, context);
        ReadEntries(entries, bytes, header, sink, context);
    }

    private static void ReportGaps(EntryFinder finder, int found, JournalBytes bytes, JournalHeader header, ReadContext context)
    {
        var promised = (ulong)header.HeaderLength + header.ArenaLength;
        if (promised > (ulong)bytes.Length)
        {
            context.Problems.Report(JournalProblems.Cut(context.Origin, bytes.Length, promised));
        }
        else if (finder.BrokenAt >= 0 || finder.Recovered > 0)
        {
            context.Problems.Report(JournalProblems.Damaged(context.Origin, Math.Max(finder.BrokenAt, header.HeaderLength), finder.Recovered));
        }
        else if (header.EntryCount > (ulong)found)
        {
            context.Problems.Report(JournalProblems.TooFew(context.Origin, header.EntryCount, found));
        }
    }

    private void ReadEntries(IReadOnlyList<long> entries, JournalBytes bytes, JournalHeader header, IRecordSink sink, ReadContext context)
    {
        using var data = new DataReader(bytes, header, context);
        var reader = new EntryReader(bytes, header, data, context);
        var exhausted = false;
        foreach (var offset in entries)
        {
            if (reader.Read(offset) is not { } record)
            {
                continue;
            }

            messages?.Read(record);
            sink.Accept(record);
            if (data.IsExhausted && !exhausted)
            {
                exhausted = true;
                context.Problems.Report(JournalProblems.TooMuch(context.Origin, offset));
            }
        }

        if (reader.BadFields > 0)
        {
            context.Problems.Report(JournalProblems.BadFields(context.Origin, reader.FirstBad, reader.BadFields));
        }
    }
}
