using Ashiato.Core;
using Ashiato.Input.Stamps;

namespace Ashiato.Input.Formats.Web;

/// <summary>
/// W3C Extended Log File Format (WD-logfile-960323) as IIS, HTTP.sys, CloudFront and Incapsula write it: <c>#Fields:</c> names
/// the columns of the lines below it. Header lines are records without a time. Times are UTC by the specification.
/// </summary>
internal sealed class W3cFormat : LineFormat
{
    private const int MostColumns = 256;

    private static readonly object Columns = new();
    private static readonly object Day = new();

    public override string Name => "w3c";

    public override Text Title => new("W3C extended log (IIS, CloudFront)", "W3C 拡張ログ（IIS、CloudFront）");

    public override bool JoinsLines => false;

    public override bool TryRead(ReadOnlySpan<byte> line, Record record, LineContext context)
    {
        if (line[0] == '#')
        {
            return TryHeader(line, record, context);
        }

        return context.State.Count > 0 && context.State.TryGetValue(Columns, out var columns) && TryRow(line, (W3cColumn[])columns, record, context);
    }

    private static bool TryHeader(ReadOnlySpan<byte> line, Record record, LineContext context)
    {
        if (line.StartsWith("#Fields: "u8))
        {
            context.State[Columns] = Parse(line[9..]);
        }
        else if (line.StartsWith("#Date: "u8))
        {
            context.State[Day] = line[7..].ToArray();
        }
        else if (!line.StartsWith("#Version: "u8) && !line.StartsWith("#Software: "u8) && !line.StartsWith("#Start-Date: "u8)
            && !line.StartsWith("#End-Date: "u8) && !line.StartsWith("#Remark: "u8))
        {
            return false;
        }

        record.SetExact(FieldNames.Message, line);
        return true;
    }

    private static W3cColumn[] Parse(ReadOnlySpan<byte> names)
    {
        var columns = new List<W3cColumn>();
        var cursor = new TextCursor(names);
        cursor.SkipBlanks();
        while (!cursor.IsAtEnd && columns.Count < MostColumns)
        {
            var name = System.Text.Encoding.UTF8.GetString(cursor.Token().TrimEnd((byte)'\t'));
            columns.Add(W3cColumn.Of(name));
            cursor.SkipBlanks();
        }

        return [.. columns];
    }

    private static bool TryRow(ReadOnlySpan<byte> line, W3cColumn[] columns, Record record, LineContext context)
    {
        var tabs = line.IndexOf((byte)'\t') >= 0;
        var date = default(ReadOnlySpan<byte>);
        var time = default(ReadOnlySpan<byte>);
        var rest = line;
        var seen = 0;
        foreach (var column in columns)
        {
            if (!tabs)
            {
                rest = rest.TrimStart((byte)' ');
            }

            if (rest.IsEmpty)
            {
                break;
            }

            var value = Take(ref rest, tabs);
            if (!column.Fits(value))
            {
                return false;
            }

            seen++;
            if (column.Kind == W3cKind.Date)
            {
                date = value;
            }
            else if (column.Kind == W3cKind.Time)
            {
                time = value;
            }
            else
            {
                column.Set(record, value);
            }
        }

        return seen >= Math.Min(3, columns.Length) && TryTime(date, time, record, context);
    }

    private static ReadOnlySpan<byte> Take(scoped ref ReadOnlySpan<byte> rest, bool tabs)
    {
        if (rest[0] == '"')
        {
            var cursor = new TextCursor(rest);
            _ = cursor.TryQuoted(out var quoted);
            rest = cursor.Rest.IsEmpty ? default : cursor.Rest[1..];
            return quoted;
        }

        var end = rest.IndexOf(tabs ? (byte)'\t' : (byte)' ');
        var value = end < 0 ? rest : rest[..end];
        rest = end < 0 ? default : rest[(end + 1)..];
        return value;
    }

    /// <summary>A row has a time; a date column may be missing, then it is that of the <c>#Date</c> line.</summary>
    private static bool TryTime(ReadOnlySpan<byte> date, ReadOnlySpan<byte> time, Record record, LineContext context)
    {
        if (date.IsEmpty && context.State.TryGetValue(Day, out var day))
        {
            date = (byte[])day;
            date = date.Length >= 10 ? date[..10] : date;
        }

        var at = 0;
        if (date.Length != 10 || !Digits.Try4(date, 0, out var year) || !Digits.Try2(date, 5, out var month) || !Digits.Try2(date, 8, out var dayOfMonth)
            || !Civil.IsDay(year, month, dayOfMonth) || !StampReader.TryClock(time, ref at, out var second))
        {
            return false;
        }

        var fraction = StampReader.Fraction(time, ref at, out var digits, comma: false);
        var seconds = (Civil.Days(year, month, dayOfMonth) * Civil.SecondsPerDay) + second;
        record.SetTime((seconds * Civil.NanosecondsPerSecond) + fraction, digits, TimeOrigin.WrittenZone);
        return true;
    }
}
