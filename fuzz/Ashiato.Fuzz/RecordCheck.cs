using Ashiato.Core;

namespace Ashiato.Fuzz;

/// <summary>Looks at every record: all its fields can be read, and where asked the raw bytes are the input, one after the other.</summary>
/// <param name="input">The input that the raw bytes must give again; null when the format does not keep bytes.</param>
/// <param name="seen">Is told each record's signature.</param>
internal sealed class RecordCheck(byte[]? input, Signatures seen) : IRecordSink
{
    private long _at;
    private long _length;

    /// <inheritdoc/>
    public void Accept(Record record)
    {
        foreach (ref readonly var field in record.Fields)
        {
            _length += field.Kind is FieldKind.Integer or FieldKind.Number ? 0 : record.TextOf(in field).Length;
        }

        _length += record.HasTime ? record.Time.Year : 0;
        _length += record.MessageOrRaw.Length;
        seen.Add(record);
        if (input is not null)
        {
            Compare(record, input);
        }
    }

    /// <summary>The end: nothing may be missing.</summary>
    public void End()
    {
        if (input is not null && _at != input.Length)
        {
            throw new LostBytesException($"the records end at {_at} of {input.Length}");
        }
    }

    private void Compare(Record record, byte[] whole)
    {
        if (record.Offset != _at)
        {
            throw new LostBytesException($"a record says it stands at {record.Offset}, the bytes before it end at {_at}");
        }

        var raw = record.RawWithEnd;
        var zeros = record.NulBytes;
        var rest = whole.AsSpan((int)_at);
        if (zeros > rest.Length || rest[..(int)zeros].ContainsAnyExcept((byte)0) || !rest[(int)zeros..].StartsWith(raw))
        {
            throw new LostBytesException($"the record at {_at} is not what stands there");
        }

        _at += zeros + raw.Length;
    }
}
