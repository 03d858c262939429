using Ashiato.Core;
using Ashiato.Input.Patterns;

namespace Ashiato.Input.Formats.Generic;

/// <summary>
/// What loggers put between stamp and message: a level, a thread, a logger, a process, each bare or in brackets, in any
/// order. What cannot be told from message text is left to the message.
/// </summary>
internal static class StampedHeader
{
    private const int MostParts = 6;

    /// <summary>Reads the parts into the record.</summary>
    /// <param name="text">What follows the stamp.</param>
    /// <param name="record">Gets level, logger, process.</param>
    /// <param name="program">The program's name where one is written, else empty.</param>
    /// <returns>The message.</returns>
    public static ReadOnlySpan<byte> Read(ReadOnlySpan<byte> text, Record record, out ReadOnlySpan<byte> program)
    {
        program = default;
        text = SkipSeparators(text);
        for (var part = 0; part < MostParts && !text.IsEmpty; part++)
        {
            var length = text[0] == '[' ? Bracket(text, record, ref program) : Word(text, record, ref program);
            if (length == 0)
            {
                break;
            }

            text = SkipSeparators(text[length..]);
        }

        return text;
    }

    private static ReadOnlySpan<byte> SkipSeparators(ReadOnlySpan<byte> text)
    {
        while (!text.IsEmpty)
        {
            var isSeparator = text[0] is (byte)' ' or (byte)'\t' or (byte)'|'
                || (text[0] is (byte)':' or (byte)',' or (byte)';' or (byte)'-' && (text.Length == 1 || text[1] is (byte)' ' or (byte)'['));
            if (!isSeparator)
            {
                break;
            }

            text = text[1..];
        }

        return text;
    }

    private static int Bracket(ReadOnlySpan<byte> text, Record record, ref ReadOnlySpan<byte> program)
    {
        var close = text.IndexOf((byte)']');
        if (close is < 2 or > 120)
        {
            return 0;
        }

        var inside = text[1..close].Trim((byte)' ');
        if (LevelWords.IsLevel(inside))
        {
            record.Set(FieldNames.LogLevel, inside);
        }
        else if (LevelWords.OfShort(inside) is { } level)
        {
            record.Set(FieldNames.LogLevel, level);
        }
        else if (IsNumber(inside))
        {
            SetPid(inside, record);
        }
        else if (TryClient(inside, record))
        {
            return close + 1;
        }
        else if (inside.IndexOfAny(" ="u8) < 0)
        {
            record.Set(FieldNames.LogLogger, inside);
            program = program.IsEmpty ? inside : program;
        }

        return close + 1;
    }

    private static int Word(ReadOnlySpan<byte> text, Record record, ref ReadOnlySpan<byte> program)
    {
        var end = text.IndexOfAny(" :[|\t,"u8);
        if (end is <= 0 or > 64)
        {
            return 0;
        }

        var word = text[..end];
        if (LevelWords.IsLevel(word) && !record.Has(FieldNames.LogLevel))
        {
            record.Set(FieldNames.LogLevel, word);
            return end;
        }

        // name[pid]: as behind a syslog header.
        var close = text[end] == '[' ? text[end..].IndexOf((byte)']') : -1;
        if (close is > 1 and < 12 && IsNumber(text.Slice(end + 1, close - 1)) && end + close + 1 < text.Length && text[end + close + 1] is (byte)':' or (byte)' ')
        {
            program = word;
            record.Set(FieldNames.ProcessName, word);
            SetPid(text.Slice(end + 1, close - 1), record);
            return end + close + 1;
        }

        return 0;
    }

    private static bool TryClient(ReadOnlySpan<byte> inside, Record record)
    {
        var colon = inside.LastIndexOf((byte)':');
        if (HostText.IsAddress(inside))
        {
            HostText.SetSource(record, inside);
            return true;
        }

        if (colon > 0 && HostText.IsV4(inside[..colon]) && IsNumber(inside[(colon + 1)..]))
        {
            HostText.SetSource(record, inside[..colon]);
            if (System.Buffers.Text.Utf8Parser.TryParse(inside[(colon + 1)..], out long port, out _))
            {
                record.Set(FieldNames.SourcePort, port);
            }

            return true;
        }

        return false;
    }

    private static bool IsNumber(ReadOnlySpan<byte> text) =>
        text.Length is > 0 and < 11 && text.IndexOfAnyExceptInRange((byte)'0', (byte)'9') < 0;

    private static void SetPid(ReadOnlySpan<byte> digits, Record record)
    {
        if (System.Buffers.Text.Utf8Parser.TryParse(digits, out long pid, out _))
        {
            record.Set(FieldNames.ProcessPid, pid);
        }
    }
}
