using System.Buffers.Binary;
using Ashiato.Input.Framing;
using Ashiato.Input.Framing.Codecs;

namespace Ashiato.Input.Formats.Journal;

/// <summary>
/// Reads data objects: one <c>FIELD=value</c> each, maybe packed. Entries share them, so short values and the answer "not a
/// field that is kept" are remembered.
/// </summary>
internal sealed class DataReader(JournalBytes bytes, JournalHeader header, ReadContext context, Func<ReadOnlySpan<byte>, bool>? isKept = null) : IDisposable
{
    /// <summary>Longer values are cut to this; no log message is longer, but a core dump may be.</summary>
    private const int MostValue = 4 << 20;

    private const int MostRemembered = 32 * 1024;
    private const int LongestRemembered = 512;

    private readonly Func<ReadOnlySpan<byte>, bool> _isKept = isKept ?? JournalFields.IsKept;
    private readonly Dictionary<long, byte[]> _remembered = [];
    private byte[] _stored = new byte[4096];
    private byte[] _unpacked = new byte[4096];
    private Codec? _xz;
    private Codec? _zstd;
    private bool _xzMissing;
    private bool _zstdMissing;

    // A hostile file may have many entries share one long field. What is read for long fields stays in proportion to the file.
    private long _budget = (1L << 30) + (bytes.Length * 64);

    /// <summary>Is the budget for long fields used up?</summary>
    internal bool IsExhausted => _budget <= 0;

    /// <summary>The <c>FIELD=value</c> of a data object, valid until the next call; empty when it is none that is kept.</summary>
    /// <returns>False when there is no sound data object at the offset.</returns>
    internal bool TryRead(long offset, out ReadOnlySpan<byte> field)
    {
        if (_remembered.TryGetValue(offset, out var known))
        {
            field = known;
            return true;
        }

        field = default;
        if (!bytes.TryReadObject(offset, out var found) || found.Type != JournalObject.Data)
        {
            return false;
        }

        var start = header.IsCompact ? 72 : 64;
        if (found.Length < start || !TryReadPayload(offset + start, found.Length - start, found.Flags, out var payload))
        {
            return false;
        }

        field = Kept(offset, payload);
        return true;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _xz?.Dispose();
        _zstd?.Dispose();
    }

    private ReadOnlySpan<byte> Kept(long offset, ReadOnlySpan<byte> payload)
    {
        var name = payload.IndexOf((byte)'=');
        var kept = name > 0 && _isKept(payload[..name]) ? payload : default;
        if (kept.Length <= LongestRemembered)
        {
            if (_remembered.Count >= MostRemembered)
            {
                _remembered.Clear();
            }

            _remembered[offset] = kept.ToArray();
        }

        return kept;
    }

    private bool TryReadPayload(long offset, long length, byte flags, out ReadOnlySpan<byte> payload)
    {
        payload = default;
        if (length > LongestRemembered && IsExhausted)
        {
            return true;
        }

        var count = (int)Math.Min(length, MostValue);
        Grow(ref _stored, count);
        if (!bytes.TryRead(offset, _stored.AsSpan(0, count)))
        {
            return false;
        }

        _budget -= count;
        return TryUnpack(_stored.AsSpan(0, count), flags, out payload);
    }

    private bool TryUnpack(ReadOnlySpan<byte> stored, byte flags, out ReadOnlySpan<byte> payload)
    {
        switch (flags)
        {
            case 0:
                payload = stored;
                return true;
            case JournalObject.PackedLz4:
                return TryUnpackLz4(stored, out payload);
            case JournalObject.PackedXz:
                _xz = Ready(_xz, Packing.Xz, ref _xzMissing);
                return TryUnpack(_xz, stored, out payload);
            case JournalObject.PackedZstd:
                _zstd = Ready(_zstd, Packing.Zstd, ref _zstdMissing);
                return TryUnpack(_zstd, stored, out payload);
            default:
                payload = default;
                return false;
        }
    }

    private bool TryUnpackLz4(ReadOnlySpan<byte> stored, out ReadOnlySpan<byte> payload)
    {
        payload = default;
        if (stored.Length < 8)
        {
            return false;
        }

        // LZ4 gives at most 255 bytes for one.
        var claimed = BinaryPrimitives.ReadUInt64LittleEndian(stored);
        var length = (int)Math.Min(Math.Min(claimed, MostValue), (ulong)stored.Length * 255);
        Grow(ref _unpacked, length);
        var written = Lz4Block.Unpack(stored[8..], _unpacked.AsSpan(0, length));
        _budget -= length;
        payload = written < 0 ? default : _unpacked.AsSpan(0, written);
        return written >= 0;
    }

    private bool TryUnpack(Codec? codec, ReadOnlySpan<byte> stored, out ReadOnlySpan<byte> payload)
    {
        payload = default;
        if (codec is null)
        {
            return true;
        }

        var written = 0;
        var status = CodecStatus.Working;
        while (status == CodecStatus.Working && written < MostValue)
        {
            Grow(ref _unpacked, written + 1);
            status = codec.Step(stored, _unpacked.AsSpan(written), ended: true, out var taken, out var given);
            stored = stored[taken..];
            written += given;
            if (taken + given == 0)
            {
                break;
            }
        }

        _budget -= written;
        payload = _unpacked.AsSpan(0, Math.Min(written, MostValue));
        return status == CodecStatus.MemberEnd || written >= MostValue;
    }

    private Codec? Ready(Codec? codec, Packing packing, ref bool missing)
    {
        if (missing || codec is not null)
        {
            codec?.Restart();
            return codec;
        }

        try
        {
            return packing.Make();
        }
        catch (Exception e) when (e is DllNotFoundException or EntryPointNotFoundException)
        {
            missing = true;
            context.Problems.Report(JournalProblems.LibraryMissing(context.Origin, packing.Library, packing.Package));
            return null;
        }
    }

    private static void Grow(ref byte[] buffer, int length)
    {
        if (buffer.Length < length)
        {
            Array.Resize(ref buffer, Math.Max(length, buffer.Length * 2));
        }
    }
}
