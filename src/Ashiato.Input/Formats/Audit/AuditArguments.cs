using System.Buffers;
using Ashiato.Core;

namespace Ashiato.Input.Formats.Audit;

/// <summary>
/// The arguments of EXECVE records: <c>a0="ls" a1=2D6C</c>, long ones in pieces (<c>a2_len=9000 a2[0]=… a2[1]=…</c>), long lists
/// spread over several lines of the same event (audit_log_execve_info in the kernel's auditsc.c).
/// </summary>
internal static class AuditArguments
{
    /// <summary>An argument list holds at most this many members; the record's own bound is higher.</summary>
    private const int Most = 900;

    /// <summary>So many lines of other events between the pieces are passed over: a forged count must not make every line read far ahead.</summary>
    private const int MostOthers = 64;

    private static readonly FieldName Argc = FieldName.Get("auditd.log.argc");

    /// <summary>Reads the arguments of a line and, when it is the first of several, of those behind it.</summary>
    public static bool Read(ReadOnlySpan<byte> body, Record record, LineContext context)
    {
        var piece = new ArrayBufferWriter<byte>(256);
        var state = (Open: -1, Count: 0);
        var argc = ReadLine(body, record, piece, ref state);
        if (argc > 0 && argc <= Most * 8 && context.Depth == 0 && (state.Count < argc || state.Open >= 0))
        {
            ReadAhead(argc, record, context, piece, ref state);
        }

        Close(record, piece, ref state);
        return true;
    }

    private static void ReadAhead(long argc, Record record, LineContext context, ArrayBufferWriter<byte> piece, ref (int Open, int Count) state)
    {
        var ahead = context.Ahead.Peek();
        var line = record.Raw;
        var close = line.IndexOf("): "u8);
        if (close < 0)
        {
            return;
        }

        // Lines of other events may stand between; the header of ours is the same to the byte.
        var header = line[..(close + 2)];
        var others = 0;
        for (var lines = 0; lines < 4096 && !ahead.IsEmpty && (state.Count < argc || state.Open >= 0); lines++)
        {
            var end = ahead.IndexOf((byte)'\n');
            if (end < 0)
            {
                return;
            }

            if (ahead.StartsWith(header))
            {
                if (ahead[header.Length..end].IndexOf(" argc="u8) >= 0)
                {
                    return;
                }

                _ = ReadLine(ahead[header.Length..end].TrimEnd((byte)'\r'), record, piece, ref state);
            }
            else if (++others > MostOthers)
            {
                return;
            }

            ahead = ahead[(end + 1)..];
        }
    }

    private static long ReadLine(ReadOnlySpan<byte> body, Record record, ArrayBufferWriter<byte> piece, ref (int Open, int Count) state)
    {
        long argc = 0;
        var separator = body.IndexOf((byte)0x1D);
        var pairs = new AuditPairs(separator < 0 ? body : body[..separator]);
        while (pairs.TryNext(out _, out var key, out var value, out var isQuoted))
        {
            if (key.SequenceEqual("argc"u8))
            {
                _ = NumberText.Set(record, Argc, value) && record.TryGetInteger(Argc, out argc);
            }
            else if (TryIndex(key, out var index, out var isPiece))
            {
                if (state.Open != index)
                {
                    Close(record, piece, ref state);
                }

                var decoded = !isQuoted && AuditHex.IsHex(value) ? AuditHex.Decode(value) : value;
                if (isPiece)
                {
                    state.Open = index;
                    piece.Write(decoded);
                }
                else
                {
                    Add(record, decoded, ref state);
                }
            }
        }

        return argc;
    }

    private static void Close(Record record, ArrayBufferWriter<byte> piece, ref (int Open, int Count) state)
    {
        if (state.Open >= 0)
        {
            Add(record, piece.WrittenSpan, ref state);
            piece.ResetWrittenCount();
            state.Open = -1;
        }
    }

    private static void Add(Record record, ReadOnlySpan<byte> argument, ref (int Open, int Count) state)
    {
        if (state.Count++ < Most)
        {
            record.Add(FieldNames.ProcessArgs, argument);
        }
    }

    /// <summary><c>a12</c> or <c>a12[3]</c>; not <c>a12_len</c>.</summary>
    private static bool TryIndex(ReadOnlySpan<byte> key, out int index, out bool isPiece)
    {
        index = 0;
        isPiece = false;
        if (key.Length < 2 || key[0] != 'a' || !System.Buffers.Text.Utf8Parser.TryParse(key[1..], out index, out var used))
        {
            return false;
        }

        isPiece = used + 1 < key.Length && key[used + 1] == '[';
        return isPiece || used + 1 == key.Length;
    }
}
