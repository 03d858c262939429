using System.Buffers.Binary;
using System.Globalization;
using System.Text;
using Ashiato.Core;

namespace Ashiato.Input.Formats.Journal;

/// <summary>Makes a record of each entry object.</summary>
internal sealed class EntryReader(JournalBytes bytes, JournalHeader header, DataReader data, ReadContext context)
{
    /// <summary>As many fields as systemd itself lets an entry have (ENTRY_FIELD_COUNT_MAX).</summary>
    private const int MostItems = 1024;

    private const int HeaderLength = 64;

    private readonly Record _record = new();
    private string _bootId = "";
    private readonly byte[] _entry = new byte[HeaderLength + (MostItems * 16)];

    /// <summary>How many fields could not be read.</summary>
    internal long BadFields { get; private set; }

    /// <summary>Where the first of them is named.</summary>
    internal long FirstBad { get; private set; }

    /// <summary>The record of the entry at an offset, valid until the next call.</summary>
    internal Record? Read(long offset)
    {
        if (!bytes.TryReadObject(offset, out var found))
        {
            return null;
        }

        var length = (int)Math.Min(found.Length, _entry.Length);
        if (length < HeaderLength || !bytes.TryRead(offset, _entry.AsSpan(0, length)))
        {
            return null;
        }

        _record.Reset([], 0, 0);
        _record.Origin = context.Origin;
        _record.Offset = offset;
        _record.LineNumber = 0;
        _record.IsBinary = true;
        _record.Dataset = JournalFields.Dataset;
        SetHead(_entry);
        SetFields(offset, _entry.AsSpan(HeaderLength, length - HeaderLength));
        JournalFields.Complete(_record);
        return _record;
    }

    private void SetHead(ReadOnlySpan<byte> entry)
    {
        var realtime = BinaryPrimitives.ReadUInt64LittleEndian(entry[24..]);
        var boot = Convert.ToHexStringLower(entry.Slice(40, 16));
        JournalFields.SetTime(_record, realtime);
        Span<byte> cursor = stackalloc byte[256];
        _ = System.Text.Unicode.Utf8.TryWrite(
            cursor,
            CultureInfo.InvariantCulture,
            $"s={header.SequenceId};i={BinaryPrimitives.ReadUInt64LittleEndian(entry[16..]):x};b={boot};m={BinaryPrimitives.ReadUInt64LittleEndian(entry[32..]):x};t={realtime:x};x={BinaryPrimitives.ReadUInt64LittleEndian(entry[56..]):x}",
            out var written);
        _record.Set(FieldNames.SystemdCursor, cursor[..written]);
        _bootId = boot;
    }

    private void SetFields(long offset, ReadOnlySpan<byte> items)
    {
        var itemLength = header.IsCompact ? 4 : 16;
        for (var at = 0; at + itemLength <= items.Length; at += itemLength)
        {
            var target = header.IsCompact ? BinaryPrimitives.ReadUInt32LittleEndian(items[at..]) : BinaryPrimitives.ReadInt64LittleEndian(items[at..]);
            if (!data.TryRead(target, out var field))
            {
                FirstBad = BadFields++ == 0 ? offset + HeaderLength + at : FirstBad;
                continue;
            }

            var name = field.IndexOf((byte)'=');
            if (name > 0)
            {
                JournalFields.Set(_record, field[..name], field[(name + 1)..]);
            }
        }

        if (!_record.Has(FieldNames.HostBootId))
        {
            _record.Set(FieldNames.HostBootId, Encoding.ASCII.GetBytes(_bootId));
        }
    }
}
