using Ashiato.Core;

namespace Ashiato.Input.Formats.LoginRecords;

/// <summary>
/// utmp, wtmp and btmp (utmp(5)): slots of 384 or 400 bytes in either byte order. Every byte of the file is in a record:
/// a run of slots that hold only zeros is one record that counts them, what is cut at the end is a record without fields.
/// </summary>
public sealed class UtmpFormat : BinaryFormat
{
    private static readonly Text CutText = new(
        "{0}: {1} bytes at the end are no whole record of {2} bytes; the records before them were read. The file was cut, or something that is no login record was written into it",
        "{0}: 末尾の {1} バイトは 1 レコード（{2} バイト）に足りません。その前までのレコードは読み取りました。ファイルが途中で切られたか、ログイン記録以外のものが書き込まれています");

    private static readonly Text DamagedText = new(
        "{0}: {1} slots hold no login record (unknown type), the first at byte {2}; they were read as they are",
        "{0}: ログイン記録ではないスロット（未知の種別）が {1} 個あります。最初の位置は {2} バイト目です。内容はそのまま読み取りました");

    private static readonly Constant Empty = new("wtmp.empty");
    private static readonly Constant Cut = new("wtmp.cut");

    /// <inheritdoc/>
    public override string Name => "wtmp";

    /// <inheritdoc/>
    public override Text Title => new("login records: utmp, wtmp, btmp", "ログイン記録: utmp、wtmp、btmp");

    /// <inheritdoc/>
    public override bool Recognizes(ReadOnlySpan<byte> head, string fileName, long length)
    {
        var isNamed = LoginDataset.Named(fileName) is not null;
        if (!head.ContainsAnyExcept((byte)0))
        {
            return isNamed;
        }

        _ = LoginRecordDetector.Detect(head, out var fit);
        return fit >= (isNamed ? 0.1 : 0.8) || (isNamed && head.Length < LoginRecordLayout.LargestSize && head.Contains((byte)0));
    }

    /// <inheritdoc/>
    public override void Read(Stream content, IRecordSink sink, ReadContext context)
    {
        ArgumentNullException.ThrowIfNull(sink);
        ArgumentNullException.ThrowIfNull(context);
        var reader = new LoginRecordReader(content);
        var dataset = LoginDataset.Of(context.Origin.Path);
        var record = new Record { Origin = context.Origin };
        var (zeroStart, zeroBytes) = (0L, reader.LeadingZeroBytes);
        var (damaged, firstDamaged) = (0L, 0L);
        while (reader.TryRead(out var login))
        {
            if (login.IsZero)
            {
                zeroStart = zeroBytes == 0 ? reader.Offset : zeroStart;
                zeroBytes += login.Raw.Length;
                continue;
            }

            AcceptZeros(record, sink, dataset, zeroStart, ref zeroBytes);
            if (login.Type is < LoginRecordType.Empty or > LoginRecordType.Accounting && damaged++ == 0)
            {
                firstDamaged = reader.Offset;
            }

            record.Reset(reader.Buffer, reader.BufferStart, login.Raw.Length);
            record.Offset = reader.Offset;
            LoginRecordFields.Fill(record, login, dataset);
            sink.Accept(record);
        }

        AcceptZeros(record, sink, dataset, zeroStart, ref zeroBytes);
        if (damaged > 0)
        {
            context.Problems.Report(new Problem(ProblemKind.Damaged, context.Origin.Path, firstDamaged, DamagedText.With(context.Origin.Path, damaged, firstDamaged)));
        }

        AcceptRemainder(reader, record, sink, dataset, context);
    }

    private static void AcceptZeros(Record record, IRecordSink sink, LoginDataset dataset, long start, ref long count)
    {
        if (count == 0)
        {
            return;
        }

        record.Reset([], 0, 0);
        record.Offset = start;
        record.IsBinary = true;
        record.Dataset = dataset.Name;
        record.NulBytes = count;
        record.Set(LoginRecordFieldNames.Type, 0L);
        record.Set(FieldNames.EventCode, Empty);
        sink.Accept(record);
        count = 0;
    }

    private static void AcceptRemainder(LoginRecordReader reader, Record record, IRecordSink sink, LoginDataset dataset, ReadContext context)
    {
        var rest = reader.Remainder.Length;
        if (rest == 0)
        {
            return;
        }

        record.Reset(reader.Buffer, reader.BufferStart, rest);
        record.Offset = reader.NextOffset;
        record.IsBinary = true;
        record.Dataset = dataset.Name;
        record.Set(FieldNames.EventCode, Cut);
        sink.Accept(record);
        context.Problems.Report(new Problem(
            ProblemKind.Cut, context.Origin.Path, reader.NextOffset, CutText.With(context.Origin.Path, rest, reader.Layout.Size)));
    }
}
