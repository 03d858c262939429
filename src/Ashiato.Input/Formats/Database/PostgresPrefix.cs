using System.Buffers.Text;
using Ashiato.Core;
using Ashiato.Input.Patterns;

namespace Ashiato.Input.Formats.Database;

/// <summary>
/// What stands between the stamp and the level of a PostgreSQL line. log_line_prefix is the administrator's choice, so its
/// pieces are told by their looks: <c>[pid]</c> <c>[pid-line]</c> (%p %l), <c>user@db</c> (%u@%d), <c>host(port)</c> (%r),
/// an address (%h), <c>key=value</c> as pgBadger recommends it, and an SQLSTATE (%e).
/// </summary>
internal static class PostgresPrefix
{
    private static readonly FieldName Database = FieldName.Get("postgresql.log.database");
    private static readonly FieldName ErrorCode = FieldName.Get("postgresql.log.error.code");
    private static readonly FieldName SessionLine = FieldName.Get("postgresql.log.session_line_number");
    private static readonly FieldName Application = FieldName.Get("postgresql.log.application_name");

    /// <summary>Reads the pieces.</summary>
    public static void Read(ReadOnlySpan<byte> text, Record record)
    {
        while (!(text = text.TrimStart(" :,"u8)).IsEmpty)
        {
            var length = PieceLength(text);
            Piece(text[..length], record);
            text = text[length..];
        }
    }

    private static int PieceLength(ReadOnlySpan<byte> text)
    {
        if (text[0] == '[' && !text.StartsWith("[unknown]"u8) && !text.StartsWith("[local]"u8))
        {
            var close = text.IndexOf((byte)']');
            return close < 0 ? text.Length : close + 1;
        }

        // An IPv6 address holds colons; in every other piece a colon ends it.
        var blank = text.IndexOfAny((byte)' ', (byte)',');
        blank = blank < 0 ? text.Length : blank;
        if (HostText.IsAddress(text[..blank]) || text[..blank].IndexOf((byte)'=') > 0)
        {
            return blank;
        }

        var paren = text[..blank].IndexOf((byte)'(');
        if (paren > 0 && HostText.IsAddress(text[..paren]))
        {
            var end = text[paren..].IndexOf((byte)')');
            return end < 0 ? blank : paren + end + 1;
        }

        var colon = text[..blank].IndexOf((byte)':');
        return colon < 0 ? blank : Math.Max(colon, 1);
    }

    private static void Piece(ReadOnlySpan<byte> piece, Record record)
    {
        if (piece[0] == '[' && piece[^1] == ']')
        {
            SetProcess(piece[1..^1], record);
            return;
        }

        var equals = piece.IndexOf((byte)'=');
        if (equals > 0)
        {
            SetPair(piece[..equals], piece[(equals + 1)..], record);
            return;
        }

        var at = piece.LastIndexOf((byte)'@');
        if (at >= 0)
        {
            SetUser(piece[..at], record);
            SetDatabase(piece[(at + 1)..], record);
            return;
        }

        SetRest(piece, record);
    }

    private static void SetRest(ReadOnlySpan<byte> piece, Record record)
    {
        var paren = piece.IndexOf((byte)'(');
        var host = paren > 0 ? piece[..paren] : piece;
        if (HostText.IsAddress(host) || (paren > 0 && piece[^1] == ')'))
        {
            SetHost(host, record);
            if (paren > 0 && Utf8Parser.TryParse(piece[(paren + 1)..], out int port, out _))
            {
                record.Set(FieldNames.SourcePort, port);
            }
        }
        else if (piece.Length == 5 && char.IsAsciiDigit((char)piece[0]) && piece.IndexOfAnyExceptInRange((byte)'0', (byte)'Z') < 0)
        {
            record.Set(ErrorCode, piece);
        }
        else if (!record.Has(FieldNames.ProcessPid) && Utf8Parser.TryParse(piece, out long pid, out var used) && used == piece.Length)
        {
            record.Set(FieldNames.ProcessPid, pid);
        }
    }

    private static void SetProcess(ReadOnlySpan<byte> inside, Record record)
    {
        if (!Utf8Parser.TryParse(inside, out long pid, out var used))
        {
            return;
        }

        if (used == inside.Length)
        {
            record.Set(record.Has(FieldNames.ProcessPid) ? SessionLine : FieldNames.ProcessPid, pid);
        }
        else if (inside[used] == '-' && Utf8Parser.TryParse(inside[(used + 1)..], out long line, out _))
        {
            record.Set(FieldNames.ProcessPid, pid);
            record.Set(SessionLine, line);
        }
    }

    private static void SetPair(ReadOnlySpan<byte> key, ReadOnlySpan<byte> value, Record record)
    {
        if (key.SequenceEqual("user"u8) || key.SequenceEqual("u"u8))
        {
            SetUser(value, record);
        }
        else if (key.SequenceEqual("db"u8) || key.SequenceEqual("database"u8) || key.SequenceEqual("d"u8))
        {
            SetDatabase(value, record);
        }
        else if (key.SequenceEqual("client"u8) || key.SequenceEqual("host"u8) || key.SequenceEqual("h"u8) || key.SequenceEqual("r"u8))
        {
            var paren = value.IndexOf((byte)'(');
            SetHost(paren > 0 ? value[..paren] : value, record);
        }
        else if (key.SequenceEqual("app"u8) || key.SequenceEqual("application"u8) || key.SequenceEqual("a"u8))
        {
            record.Set(Application, value);
        }
        else if (key.SequenceEqual("pid"u8))
        {
            SetProcess(value, record);
        }
    }

    private static void SetUser(ReadOnlySpan<byte> user, Record record)
    {
        if (!user.SequenceEqual("[unknown]"u8))
        {
            record.Set(FieldNames.UserName, user);
        }
    }

    private static void SetDatabase(ReadOnlySpan<byte> database, Record record)
    {
        if (!database.SequenceEqual("[unknown]"u8))
        {
            record.Set(Database, database);
        }
    }

    private static void SetHost(ReadOnlySpan<byte> host, Record record)
    {
        if (!host.SequenceEqual("[local]"u8) && HostText.RunLength(host) == host.Length)
        {
            HostText.SetSource(record, host);
        }
    }
}
