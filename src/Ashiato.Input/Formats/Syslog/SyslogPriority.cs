using Ashiato.Core;

namespace Ashiato.Input.Formats.Syslog;

/// <summary>The <c>&lt;PRI&gt;</c> in front of a message on the wire (RFC 5424 section 6.2.1): facility times eight plus severity.</summary>
internal static class SyslogPriority
{
    /// <summary>Takes a priority off the front of the text, if one stands there, and sets its fields.</summary>
    public static bool Take(ref ReadOnlySpan<byte> text, Record record)
    {
        if (text.Length < 3 || text[0] != '<')
        {
            return false;
        }

        var close = text[..Math.Min(5, text.Length)].IndexOf((byte)'>');
        if (close < 2 || !System.Buffers.Text.Utf8Parser.TryParse(text[1..close], out int priority, out var used) || used != close - 1 || priority is < 0 or > 191)
        {
            return false;
        }

        record.Set(FieldNames.SyslogFacilityCode, (long)(priority >> 3));
        record.Set(FieldNames.SyslogSeverityCode, (long)(priority & 7));
        text = text[(close + 1)..];
        return true;
    }
}
