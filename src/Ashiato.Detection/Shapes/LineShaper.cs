using System.Buffers;
using System.Text;
using Ashiato.Core;

namespace Ashiato.Detection.Shapes;

/// <summary>
/// Finds the shape of a line. Where a format understood the message, its fields say what is an address, a name, a path; elsewhere
/// digits, addresses and paths are known by how they look.
/// </summary>
public static class LineShaper
{
    /// <summary>Of a longer line the rest does not count: nobody writes rules for 20 KB.</summary>
    private const int MostBytes = 2048;

    private const int LeastId = 6;

    /// <summary><c>Mar  2 06:25:01 </c>: no stamp before a host is shorter.</summary>
    private const int LeastStamp = 16;

    private static readonly byte[][] Kept = [.. new[] { "ssh2", "ssh1", "IPv4", "IPv6", "SHA256", "SHA1", "MD5", "ED25519", "x86_64", "UTF8", "utf8", "TLSv1.2", "TLSv1.3", "HTTP/1.0", "HTTP/1.1", "HTTP/2.0" }.Select(Encoding.ASCII.GetBytes)];
    private static readonly SearchValues<byte> ClockBytes = SearchValues.Create("0123456789:"u8);
    private static readonly SearchValues<byte> Ends = SearchValues.Create(" \t\"'()[]{}<>,;=|"u8);

    /// <summary>The shape of a record's line (of several lines the first).</summary>
    /// <param name="record">A record with text.</param>
    public static LineShape Of(Record record)
    {
        var raw = record.Raw;
        var end = raw.IndexOf((byte)'\n');
        raw = raw[..Math.Min(end < 0 ? raw.Length : end, MostBytes)].TrimEnd(" \t\r\v\f"u8);
        var program = ProgramOf(record, raw, out var hasPid, out var start);
        var parts = new Builder(raw);
        var at = start;
        foreach (var (from, to, kind) in Places(record, raw, at))
        {
            Scan(raw[at..from], parts);
            parts.Add(kind);
            at = to;
        }

        Scan(raw[at..], parts);
        return new LineShape(start > 0, program, hasPid, parts.ToList());
    }

    /// <summary>The program of a line with a header of syslog, and where its message begins; of a line whose program has no usual form that begins behind the host.</summary>
    private static string? ProgramOf(Record record, ReadOnlySpan<byte> raw, out bool hasPid, out int start)
    {
        (hasPid, start) = (false, 0);
        var host = record.Get(FieldNames.HostName);
        if (!record.HasTime || host.IsEmpty || !raw.Overlaps(host, out var hostAt) || hostAt < LeastStamp || !raw[(hostAt + host.Length)..].StartsWith(" "u8))
        {
            return null;
        }

        start = hostAt + host.Length + 1;
        var name = record.Get(FieldNames.ProcessName);
        if (name.IsEmpty || !raw[start..].StartsWith(name))
        {
            return null;
        }

        var end = start + name.Length;
        if (end < raw.Length && raw[end] == '[' && raw[end..].IndexOf((byte)']') is > 1 and var close && ShapeClass.Fits(ShapeKind.Number, raw[(end + 1)..(end + close)]))
        {
            hasPid = true;
            end += close + 1;
        }

        if (!raw[end..].StartsWith(": "u8))
        {
            hasPid = false;
            return null;
        }

        start = end + 2;
        return Encoding.UTF8.GetString(name);
    }

    /// <summary>Where fields stand whose values differ from line to line, in order, none over another.</summary>
    private static List<(int From, int To, ShapeKind Kind)> Places(Record record, ReadOnlySpan<byte> raw, int start)
    {
        var places = new List<(int From, int To, ShapeKind Kind)>();
        foreach (ref readonly var field in record.Fields)
        {
            var kind = ShapeField.KindOf(field.Name);
            if (kind == ShapeKind.Literal || field.Kind is not (FieldKind.Text or FieldKind.ListMember))
            {
                continue;
            }

            var value = record.TextOf(in field);
            if (ShapeClass.Fits(kind, value) && raw.Overlaps(value, out var at) && at >= start && at + value.Length <= raw.Length)
            {
                places.Add((at, at + value.Length, kind));
            }
        }

        places.Sort((a, b) => a.From != b.From ? a.From - b.From : b.To - a.To);
        var last = start;
        places.RemoveAll(p =>
        {
            if (p.From < last)
            {
                return true;
            }

            last = p.To;
            return false;
        });
        return places;
    }

    private static void Scan(ReadOnlySpan<byte> text, Builder parts)
    {
        while (!text.IsEmpty)
        {
            var length = text.IndexOfAny(Ends);
            length = length < 0 ? text.Length : length;
            Token(text[..length], parts);
            if (length < text.Length)
            {
                parts.Add(text.Slice(length, 1));
                length++;
            }

            text = text[length..];
        }
    }

    private static void Token(ReadOnlySpan<byte> token, Builder parts)
    {
        var word = token.TrimEnd(".:"u8);
        if (word.IsEmpty)
        {
            parts.Add(token);
            return;
        }

        if (IsKept(word))
        {
            parts.Add(word);
        }
        else if (KindOf(word) is { } kind)
        {
            parts.Add(kind);
        }
        else
        {
            Digits(word, parts);
        }

        parts.Add(token[word.Length..]);
    }

    /// <summary>Names of protocols and methods whose digits are no numbers.</summary>
    private static bool IsKept(ReadOnlySpan<byte> word)
    {
        foreach (var kept in Kept)
        {
            if (word.SequenceEqual(kept))
            {
                return true;
            }
        }

        return false;
    }

    private static ShapeKind? KindOf(ReadOnlySpan<byte> word)
    {
        if (ShapeClass.Fits(ShapeKind.Number, word))
        {
            return ShapeKind.Number;
        }

        if ((word.Count((byte)'.') == 3 || word.Count((byte)':') >= 2) && ShapeClass.Fits(ShapeKind.Address, word) && !IsClock(word))
        {
            return ShapeKind.Address;
        }

        if (word.IndexOf((byte)'@') > 0 && ShapeClass.Fits(ShapeKind.Name, word))
        {
            return ShapeKind.Name;
        }

        if (word is [(byte)'/', _, ..] && ShapeClass.Fits(ShapeKind.Path, word))
        {
            return ShapeKind.Path;
        }

        return word.Length >= LeastId && IsMixed(word) && ShapeClass.Fits(ShapeKind.Id, word) ? ShapeKind.Id : null;
    }

    /// <summary>A time of day reads like an IPv6 address.</summary>
    private static bool IsClock(ReadOnlySpan<byte> word) => word.Count((byte)':') == 2 && !word.ContainsAnyExcept(ClockBytes);

    /// <summary>Do letters and digits change often? <c>3F2A9C01B7</c> does, <c>eth0</c> and <c>ssh2</c> do not.</summary>
    private static bool IsMixed(ReadOnlySpan<byte> word)
    {
        var (changes, wasDigit) = (0, char.IsAsciiDigit((char)word[0]));
        foreach (var b in word[1..])
        {
            var isDigit = char.IsAsciiDigit((char)b);
            changes += char.IsAsciiLetterOrDigit((char)b) && isDigit != wasDigit ? 1 : 0;
            wasDigit = char.IsAsciiLetterOrDigit((char)b) ? isDigit : wasDigit;
        }

        return changes >= 3;
    }

    /// <summary>Numbers inside a word differ, its letters do not.</summary>
    private static void Digits(ReadOnlySpan<byte> word, Builder parts)
    {
        while (!word.IsEmpty)
        {
            var digit = word.IndexOfAnyInRange((byte)'0', (byte)'9');
            if (digit < 0)
            {
                parts.Add(word);
                return;
            }

            parts.Add(word[..digit]);
            parts.Add(ShapeKind.Number);
            var end = word[digit..].IndexOfAnyExceptInRange((byte)'0', (byte)'9');
            word = end < 0 ? default : word[(digit + end)..];
        }
    }

    /// <summary>Puts parts together: texts beside each other are one.</summary>
    private readonly ref struct Builder(ReadOnlySpan<byte> raw)
    {
        private readonly List<ShapePart> _parts = [];
        private readonly List<byte> _text = new(raw.Length);

        public void Add(ReadOnlySpan<byte> text)
        {
            foreach (var b in text)
            {
                _text.Add(b);
            }
        }

        public void Add(ShapeKind kind)
        {
            Flush();
            _parts.Add(new ShapePart(kind, ""));
        }

        public List<ShapePart> ToList()
        {
            Flush();
            return _parts;
        }

        private void Flush()
        {
            if (_text.Count > 0)
            {
                _parts.Add(new ShapePart(ShapeKind.Literal, Encoding.UTF8.GetString([.. _text])));
                _text.Clear();
            }
        }
    }
}
