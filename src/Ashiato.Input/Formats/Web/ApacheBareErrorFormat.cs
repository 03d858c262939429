using Ashiato.Core;

namespace Ashiato.Input.Formats.Web;

/// <summary>Apache's error log without its time, as it stands behind syslog (<c>ErrorLog syslog</c>): <c>[error] [client 192.0.2.1] message</c>.</summary>
internal sealed class ApacheBareErrorFormat : LineFormat
{
    private static readonly string[] Levels = ["emerg", "alert", "crit", "error", "warn", "notice", "info", "debug"];

    public override string Name => "apache.error";

    public override Text Title => new("Apache HTTP Server error log without times", "時刻のない Apache HTTP Server のエラーログ");

    public override string FirstBytes => "[";

    public override bool IsLoose => true;

    public override bool TryRead(ReadOnlySpan<byte> line, Record record, LineContext context)
    {
        var cursor = new TextCursor(line);
        if (!cursor.TryBracketed(out var level) || level.Length > 64 || !IsLevel(level[(level.IndexOf((byte)':') + 1)..]) || cursor.Next != ' ')
        {
            return false;
        }

        var rest = cursor.Rest[1..];
        if (level.IndexOf((byte)':') < 0 && !rest.StartsWith("[client "u8) && !rest.StartsWith("Apache"u8) && !rest.StartsWith("[pid "u8))
        {
            return false;
        }

        ApacheErrorMessage.Read(level, cursor, record);
        return true;
    }

    private static bool IsLevel(ReadOnlySpan<byte> text)
    {
        foreach (var level in Levels)
        {
            if (System.Text.Ascii.Equals(text, level))
            {
                return true;
            }
        }

        return text.StartsWith("trace"u8) && text.Length == 6;
    }
}
