using System.Buffers;

namespace Ashiato.Input.Formats.Syslog;

/// <summary>The tag of RFC 3164 section 4.1.3: <c>program[pid]:</c>.</summary>
internal readonly ref struct SyslogTag
{
    private static readonly SearchValues<byte> NameEnd = SearchValues.Create(" :[\t\"={}<>"u8);

    private SyslogTag(ReadOnlySpan<byte> name, ReadOnlySpan<byte> pid)
    {
        Name = name;
        Pid = pid;
    }

    public ReadOnlySpan<byte> Name { get; }

    public ReadOnlySpan<byte> Pid { get; }

    /// <summary>Reads a tag at the beginning of the text. Gives its length with the colon, 0 when there is none.</summary>
    public static int Read(ReadOnlySpan<byte> text, out SyslogTag tag)
    {
        tag = default;
        var end = text.IndexOfAny(NameEnd);

        // Names may hold one blank: "CRON", but also "rsyslogd 8.24.0", "Firewall Log" do not stand before "[".
        if (end <= 0 || end > 128)
        {
            return 0;
        }

        if (text[end] == ':')
        {
            // "postfix/smtpd:" yes; "10:22:33" and "http://" no.
            if (end + 1 < text.Length && text[end + 1] != ' ' && (char.IsAsciiDigit((char)text[0]) || text[end + 1] is (byte)'/' or (byte)':'))
            {
                return 0;
            }

            if (text[..end].IndexOf((byte)'(') >= 0 && text[..end].IndexOf((byte)')') < 0)
            {
                // The colon stands inside parentheses: "auth(user,192.0.2.1,sasl:login): …".
                return 0;
            }

            tag = new SyslogTag(text[..end], default);
            return end + 1;
        }

        if (text[end] != '[')
        {
            return 0;
        }

        var close = text[end..].IndexOf((byte)']');
        if (close < 1 || close > 64)
        {
            return 0;
        }

        var after = end + close + 1;
        var pid = text.Slice(end + 1, close - 1);
        if (after < text.Length && text[after] == ':')
        {
            tag = new SyslogTag(text[..end], pid);
            return after + 1;
        }

        // "sshd[123] message" without a colon is written by some; the brackets must hold a number then.
        if (after < text.Length && text[after] == ' ' && pid.Length > 0 && pid.IndexOfAnyExceptInRange((byte)'0', (byte)'9') < 0)
        {
            tag = new SyslogTag(text[..end], pid);
            return after;
        }

        return 0;
    }
}
