using Ashiato.Core;
using Ashiato.Input.Framing;

namespace Ashiato.Input.Formats.LoginRecords;

/// <summary>Files with one slot for each account, the slot's number being the user id: lastlog and faillog. They are sparse and may seem to have terabytes.</summary>
public abstract class AccountSlotFormat : BinaryFormat
{
    private const int SlotsAtOnce = 448;

    private static readonly Text CutText = new(
        "{0}: {1} bytes at the end are no whole slot of {2} bytes; the slots before them were read. The file was cut",
        "{0}: 末尾の {1} バイトは 1 スロット（{2} バイト）に足りません。その前までは読み取りました。ファイルが途中で切られています");

    /// <summary>1990-01-01 to 2100-01-01: plausible times of a log-in.</summary>
    private protected const long Earliest = 631_152_000;

    private protected const long Latest = 4_102_444_800;

    private protected abstract int SlotSize { get; }

    /// <inheritdoc/>
    public override bool Recognizes(ReadOnlySpan<byte> head, string fileName, long length)
    {
        var isNamed = HasName(Path.GetFileName(fileName));
        var used = 0;
        var plausible = 0;
        for (var rest = head; rest.Length >= SlotSize; rest = rest[SlotSize..])
        {
            var slot = rest[..SlotSize];
            if (slot.ContainsAnyExcept((byte)0))
            {
                used++;
                plausible += IsPlausible(slot, false) || IsPlausible(slot, true) ? 1 : 0;
            }
        }

        return isNamed ? used == 0 || plausible > 0 : used > 0 && plausible == used && length > 0 && length % SlotSize == 0;
    }

    /// <inheritdoc/>
    public override void Read(Stream content, IRecordSink sink, ReadContext context)
    {
        ArgumentNullException.ThrowIfNull(content);
        ArgumentNullException.ThrowIfNull(sink);
        ArgumentNullException.ThrowIfNull(context);
        var buffer = new byte[SlotSize * SlotsAtOnce];
        var record = new Record { Origin = context.Origin };
        bool? isBigEndian = null;
        for (var offset = content.CanSeek ? content.Position : 0; ;)
        {
            offset = SkipHole(content, offset);
            var count = content.ReadAtLeast(buffer, buffer.Length, throwOnEndOfStream: false);
            var whole = count / SlotSize * SlotSize;
            for (var at = 0; at < whole; at += SlotSize)
            {
                // Runs of zeros are skipped at the speed of memory, not slot by slot.
                var used = buffer.AsSpan(at, whole - at).IndexOfAnyExcept((byte)0);
                if (used < 0)
                {
                    break;
                }

                at += used / SlotSize * SlotSize;
                var slot = buffer.AsSpan(at, SlotSize);
                isBigEndian ??= !IsPlausible(slot, false) && IsPlausible(slot, true);
                record.Reset(buffer, at, SlotSize);
                record.Offset = offset + at;
                record.IsBinary = true;
                record.Set(FieldNames.UserId, (offset + at) / SlotSize);
                Fill(record, slot, isBigEndian.Value);
                sink.Accept(record);
            }

            offset += whole;
            if (count < buffer.Length)
            {
                ReportRest(context, offset, count - whole);
                return;
            }
        }
    }

    private protected abstract bool HasName(string fileName);

    private protected abstract bool IsPlausible(ReadOnlySpan<byte> slot, bool isBigEndian);

    private protected abstract void Fill(Record record, ReadOnlySpan<byte> slot, bool isBigEndian);

    private long SkipHole(Stream content, long offset)
    {
        var hole = FileHoles.Skip(content);
        if (hole == 0)
        {
            return offset;
        }

        // Whole slots: the one in which the data begins is read from its first byte.
        return content.Position = (offset + hole) / SlotSize * SlotSize;
    }

    private void ReportRest(ReadContext context, long offset, int rest)
    {
        if (rest > 0)
        {
            context.Problems.Report(new Problem(ProblemKind.Cut, context.Origin.Path, offset, CutText.With(context.Origin.Path, rest, SlotSize)));
        }
    }
}
