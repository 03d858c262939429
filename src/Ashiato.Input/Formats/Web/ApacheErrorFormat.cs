using Ashiato.Core;

namespace Ashiato.Input.Formats.Web;

/// <summary>
/// Apache's error log: <c>[time] [level] [client address] message</c> of 2.2 and <c>[time] [module:level] [pid N:tid N]
/// (errno)text: [client address:port] AHnnnnn: message, referer: …</c> of 2.4 (ErrorLogFormat's default).
/// </summary>
internal sealed class ApacheErrorFormat : LineFormat
{
    public override string Name => "apache.error";

    public override Text Title => new("Apache HTTP Server error log", "Apache HTTP Server のエラーログ");

    public override string FirstBytes => "[";

    public override bool TryRead(ReadOnlySpan<byte> line, Record record, LineContext context)
    {
        if (line.Length < 30 || !context.Stamps.TryCtime(line[1..], out var stamp) || stamp.Length + 2 >= line.Length || line[stamp.Length + 1] != ']')
        {
            return false;
        }

        var cursor = new TextCursor(line[(stamp.Length + 2)..]);
        if (!cursor.TryBracketed(out var level) || level.Length is 0 or > 64)
        {
            return false;
        }

        stamp.GiveTo(record);
        ApacheErrorMessage.Read(level, cursor, record);
        return true;
    }
}
