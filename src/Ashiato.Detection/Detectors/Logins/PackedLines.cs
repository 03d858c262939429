using System.IO.Compression;
using Ashiato.Core;
using Ashiato.Core.Findings;

namespace Ashiato.Detection.Detectors.Logins;

/// <summary>
/// Many lines of which few will be shown: the texts are packed in blocks of 32 KiB (RFC 1951), which takes an eighth of the room.
/// Taking a line out unpacks its block.
/// </summary>
internal sealed class PackedLines
{
    private const int BlockSize = 32 * 1024;

    private readonly List<byte[]> _blocks = [];
    private readonly List<Place> _places = [];
    private readonly SharedNames _hosts = new();
    private byte[]? _open;
    private int _used;

    /// <summary>Keeps the line of a record.</summary>
    /// <param name="record">The record.</param>
    /// <param name="most">Of a longer text only so many bytes are kept; at most 32,768.</param>
    /// <returns>The number to ask for it by.</returns>
    public int Add(Record record, int most)
    {
        // What a binary record says is put into words by Evidence.
        var text = record.IsBinary ? Evidence.Of(record).RawUtf8.Span : record.Raw;
        text = text[..Math.Min(text.Length, Math.Min(most, BlockSize))];
        _open ??= new byte[BlockSize];
        if (_used + text.Length > BlockSize)
        {
            _blocks.Add(Pack(_open.AsSpan(0, _used)));
            _used = 0;
        }

        text.CopyTo(_open.AsSpan(_used));
        var pid = record.TryGetInteger(FieldNames.ProcessPid, out var number) && number is > 0 and <= int.MaxValue ? (int)number : 0;
        _places.Add(new Place(record.Origin, record.LineNumber, record.Offset, record.UnixNanoseconds, record.TimeOrigin, _blocks.Count, (ushort)_used, (ushort)text.Length, pid, pid == 0 ? null : _hosts.Of(record.Get(FieldNames.HostName))));
        _used += text.Length;
        return _places.Count - 1;
    }

    /// <summary>The line with that number.</summary>
    public Evidence this[int number]
    {
        get
        {
            var place = _places[number];
            var block = place.Block < _blocks.Count ? Unpack(_blocks[place.Block]) : _open!;
            return new Evidence(
                place.Origin, place.LineNumber, place.Offset, place.TimeOrigin == TimeOrigin.None ? null : FindingList.At(place.Time), place.TimeOrigin, block.AsSpan(place.Start, place.Length).ToArray())
            {
                Process = place.Pid == 0 ? null : new ProcessMark(place.Host, place.Pid),
            };
        }
    }

    /// <summary>Forgets all.</summary>
    public void Clear()
    {
        _blocks.Clear();
        _places.Clear();
        _places.TrimExcess();
        (_open, _used) = (null, 0);
    }

    private static byte[] Pack(ReadOnlySpan<byte> text)
    {
        using var packed = new MemoryStream();
        using (var deflate = new DeflateStream(packed, CompressionLevel.Fastest))
        {
            deflate.Write(text);
        }

        return packed.ToArray();
    }

    private static byte[] Unpack(byte[] packed)
    {
        using var deflate = new DeflateStream(new MemoryStream(packed), CompressionMode.Decompress);
        var text = new byte[BlockSize];
        _ = deflate.ReadAtLeast(text, BlockSize, throwOnEndOfStream: false);
        return text;
    }

    private readonly record struct Place(RecordOrigin Origin, long LineNumber, long Offset, long Time, TimeOrigin TimeOrigin, int Block, ushort Start, ushort Length, int Pid, string? Host);
}
