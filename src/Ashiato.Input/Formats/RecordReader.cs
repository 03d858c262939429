using Ashiato.Core;
using Ashiato.Input.Framing;
using Ashiato.Input.Stamps;

namespace Ashiato.Input.Formats;

/// <summary>
/// Reads a text log into records: cuts lines, finds each line's format, joins the lines of one message, and loses
/// nothing: the records' raw bytes with their ends, one after the other, are the file.
/// </summary>
internal sealed class RecordReader : ILineAhead
{
    /// <summary>A record of many lines is closed at this size; lines after that are records of their own.</summary>
    private const int MostRecord = 4 << 20;

    private static readonly FieldName NulBytes = FieldName.Get("log.nul_bytes");
    private static readonly Constant Partial = new("partial");
    private readonly FormatSelector _formats;
    private readonly LineBuffer _lines;
    private readonly IRecordSink _sink;
    private readonly LineContext _context;
    private readonly RecordOrigin _origin;
    private Record _pending = new();
    private Record _next = new();
    private LineFormat? _format;
    private bool _hasPending;
    private byte[] _bytes = [];
    private int _start;
    private int _firstLength;
    private long _lineNumber;
    private LineSpan _line;

    public RecordReader(FormatSelector formats, IMessageReader messages, Stream stream, StampReader stamps, RecordOrigin origin, IRecordSink sink, bool isShellHistory = false)
    {
        _formats = formats;
        _lines = new LineBuffer(stream);
        _sink = sink;
        _origin = origin;
        _context = new LineContext { Stamps = stamps, Messages = messages, Ahead = this, IsShellHistory = isShellHistory };
    }

    /// <summary>Reads to the end of the stream.</summary>
    public void ReadToEnd()
    {
        var keep = 0;
        var isPiece = false;
        while (Next(ref keep))
        {
            if (_line.Zeros > 0)
            {
                EmitZeros();
            }
            else if (isPiece)
            {
                StartUnparsed(partial: true);
            }
            else if (_line.Length == 0 || (_lines.Bytes[_line.Start] <= ' ' && _line.Length <= 256 && IsBlank()))
            {
                Blank();
            }
            else
            {
                Line();
            }

            isPiece = _line.IsPiece || (isPiece && _line.Zeros > 0 && _line.EndLength == 0);
            _lineNumber += _line.EndLength > 0 ? 1 : 0;
            keep = _hasPending ? _start : _lines.Position;
        }

        Emit();
    }

    /// <inheritdoc/>
    public ReadOnlySpan<byte> Peek()
    {
        var start = _hasPending ? _start : _line.Start;
        var moved = start;
        _lines.EnsureAhead(ref moved);
        Relocate(start, moved);
        _line = _line with { Start = _line.Start - (start - moved) };
        _next.Relocate(_lines.Bytes, _line.Start, _line.Length, _line.EndLength);
        return _lines.Ahead;
    }

    private bool Next(ref int keep)
    {
        if (!_hasPending)
        {
            keep = _lines.Position;
        }

        var before = keep;
        if (_lines.IsAtZero(ref keep))
        {
            Relocate(before, keep);
            Emit();
            before = keep = _lines.Position;
        }

        var more = _lines.TryNext(ref keep, out _line);
        Relocate(before, keep);
        return more;
    }

    /// <summary>The buffer may have moved or grown: the pending record follows.</summary>
    private void Relocate(int before, int after)
    {
        if (_hasPending && (before != after || !ReferenceEquals(_bytes, _lines.Bytes)))
        {
            _bytes = _lines.Bytes;
            _start -= before - after;
            _pending.Relocate(_lines.Bytes, _start, _pending.RawLength, _pending.EndLength);
        }
    }

    private bool IsBlank() => _lines.Bytes.AsSpan(_line.Start, _line.Length).IndexOfAnyExcept(" \t\r"u8) < 0;

    private void Line()
    {
        var line = _lines.Bytes.AsSpan(_line.Start, _line.Length);
        if (_lineNumber == 0 && !_hasPending && line.StartsWith("\uFEFF"u8))
        {
            SplitMark();
            line = _lines.Bytes.AsSpan(_line.Start, _line.Length);
            if (line.IsEmpty)
            {
                Blank();
                return;
            }
        }

        var joins = _hasPending && _format is not null ? _format.Continues(line, _pending) : Joins.No;
        if (joins == Joins.Yes && Fits())
        {
            Join();
            return;
        }

        var mayJoin = joins != Joins.No && _format is { JoinsLines: true } && Fits();
        if (mayJoin && line[0] == '\t')
        {
            Join();
            return;
        }

        Prepare(_next);
        _context.Depth = 0;
        var format = _formats.Read(line, _next, _context, strictOnly: mayJoin);
        if (format is null && mayJoin)
        {
            Join();
            return;
        }

        var (next, at) = (_next, _line);
        Emit();
        (_pending, _next) = (next, _pending);
        Start(at, format);
    }

    private void Prepare(Record record)
    {
        record.Reset(_lines.Bytes, _line.Start, _line.Length, _line.EndLength);
        record.Origin = _origin;
        record.Offset = _lines.Base + _line.Start;
        record.LineNumber = _lineNumber + 1;
    }

    private void Start(in LineSpan line, LineFormat? format)
    {
        _hasPending = true;
        _bytes = _lines.Bytes;
        _start = line.Start;
        _firstLength = line.Length;
        _format = format;
    }

    private bool Fits() => _line.Start + _line.Length - _start < MostRecord;

    private void Join() =>
        _pending.Relocate(_lines.Bytes, _start, _line.Start + _line.Length - _start, _line.EndLength);

    /// <summary>A blank line belongs to the end of the record before it; what it becomes is seen when the next line joins or not.</summary>
    private void Blank()
    {
        if (_hasPending)
        {
            _pending.Relocate(_lines.Bytes, _start, _pending.RawLength, _line.Start + _line.Length + _line.EndLength - _start - _pending.RawLength);
            if (_pending.EndLength > MostRecord)
            {
                Emit();
            }

            return;
        }

        EmitBlank(_line.Start, _line.Length + _line.EndLength);
    }

    /// <summary>The byte-order mark at the beginning of a file is no part of the first line.</summary>
    private void SplitMark()
    {
        EmitBlank(_line.Start, 3);
        _line = _line with { Start = _line.Start + 3, Length = _line.Length - 3 };
    }

    private void EmitBlank(int start, int length)
    {
        _next.Reset(_lines.Bytes, start, 0);
        _next.Relocate(_lines.Bytes, start, 0, length);
        (_next.Origin, _next.Offset, _next.LineNumber) = (_origin, _lines.Base + start, _lineNumber + 1);
        _sink.Accept(_next);
    }

    private void EmitZeros()
    {
        Prepare(_next);
        _next.Offset -= _line.Zeros;
        _next.NulBytes = _line.Zeros;
        _next.Set(NulBytes, _line.Zeros);
        _sink.Accept(_next);
    }

    private void StartUnparsed(bool partial)
    {
        Emit();
        Prepare(_pending);
        if (partial)
        {
            _pending.Set(FieldNames.LogFlags, Partial);
        }

        Start(_line, null);
        Emit();
    }

    private void Emit()
    {
        if (!_hasPending)
        {
            return;
        }

        _hasPending = false;
        if (_format is not null && _pending.RawLength > _firstLength)
        {
            _format.Complete(_pending, _firstLength, _context);
        }

        _sink.Accept(_pending);
    }
}
