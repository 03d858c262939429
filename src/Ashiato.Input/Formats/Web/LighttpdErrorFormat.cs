using Ashiato.Core;

namespace Ashiato.Input.Formats.Web;

/// <summary>lighttpd's error log: <c>YYYY-MM-DD hh:mm:ss: (file.c.line) message</c>, with fractions in newer versions.</summary>
internal sealed class LighttpdErrorFormat : LineFormat
{
    public override string Name => "lighttpd.error";

    public override Text Title => new("lighttpd error log", "lighttpd のエラーログ");

    public override string FirstBytes => "0123456789";

    public override bool TryRead(ReadOnlySpan<byte> line, Record record, LineContext context)
    {
        if (line.Length < 30 || line[4] != '-' || !context.Stamps.TryIso(line, out var stamp) || stamp.Length + 3 > line.Length)
        {
            return false;
        }

        var rest = line[stamp.Length..];
        if (!rest.StartsWith(": "u8))
        {
            return false;
        }

        rest = rest[2..];
        var head = rest[..Math.Min(rest.Length, 64)];
        if (head.IndexOf(".c."u8) < 0 || head.IndexOf(") "u8) < 0)
        {
            return false;
        }

        stamp.GiveTo(record);
        record.SetExact(FieldNames.Message, rest);
        return LighttpdFormat.Read(rest, record);
    }
}
