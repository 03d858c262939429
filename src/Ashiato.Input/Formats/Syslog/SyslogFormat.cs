using System.Buffers;
using Ashiato.Core;
using Ashiato.Input.Patterns;
using Ashiato.Input.Stamps;

namespace Ashiato.Input.Formats.Syslog;

/// <summary>
/// Syslog as files hold it: RFC 3164 (<c>Mmm dd hh:mm:ss host program[pid]: message</c>), rsyslog's file format with ISO
/// stamps (<c>RSYSLOG_FileFormat</c>, <c>RSYSLOG_ForwardFormat</c>) and any of them behind <c>&lt;PRI&gt;</c>.
/// </summary>
internal sealed class SyslogFormat : LineFormat
{
    /// <summary>What stands in other formats' second words and in no host name.</summary>
    private static readonly SearchValues<byte> NoHost = SearchValues.Create("=[]{}\"|;()"u8);

    public override string Name => "syslog";

    public override Text Title => new("syslog, traditional and rsyslog's (RFC 3164)", "syslog（従来形式、rsyslog の各形式、RFC 3164）");

    public override string FirstBytes => "JFMASOND<0123456789";

    public override bool TryRead(ReadOnlySpan<byte> line, Record record, LineContext context)
    {
        var rest = line;
        SyslogPriority.Take(ref rest, record);
        if (rest.Length < 16 || !TryStamp(rest, context.Stamps, out var stamp) || stamp.Length >= rest.Length)
        {
            return false;
        }

        // Network devices write "Mmm dd hh:mm:ss: text"; an ISO stamp with a colon is some program's own file.
        var after = rest[stamp.Length] == ':' && !char.IsAsciiDigit((char)rest[0]) ? stamp.Length + 1 : stamp.Length;
        if (after >= rest.Length || rest[after] != ' ')
        {
            return false;
        }

        rest = rest[(after + 1)..].TrimStart((byte)' ');
        return TryHeader(rest, line, stamp, record, context);
    }

    private static bool TryStamp(ReadOnlySpan<byte> text, StampReader stamps, out Stamp stamp) =>
        char.IsAsciiDigit((char)text[0]) ? text[4] == '-' && stamps.TryIso(text, out stamp) || Fail(out stamp) : stamps.TryBsd(text, out stamp);

    private static bool Fail(out Stamp stamp)
    {
        stamp = default;
        return false;
    }

    /// <summary><c>[123]:</c>.</summary>
    private static bool IsPid(ReadOnlySpan<byte> text)
    {
        var end = text.IndexOf("]:"u8);
        return end is > 1 and < 12 && text[0] == '[' && text[1..end].IndexOfAnyExceptInRange((byte)'0', (byte)'9') < 0;
    }

    private static bool TryHeader(ReadOnlySpan<byte> rest, ReadOnlySpan<byte> line, Stamp stamp, Record record, LineContext context)
    {
        // "last message repeated N times" has no program; some daemons leave out the host.
        var hostEnd = rest.IndexOf((byte)' ');
        if (hostEnd < 0)
        {
            hostEnd = rest.Length;
        }

        var host = rest[..hostEnd];
        var isBsd = stamp.Origin == TimeOrigin.YearInferred;
        if (host.IsEmpty || host.Length > 255 || host.IndexOfAny(NoHost) >= 0)
        {
            if (!isBsd || SyslogTag.Read(rest, out _) == 0)
            {
                return false;
            }

            hostEnd = 0;
            host = default;
        }
        else if (host[^1] == ':' || host.SequenceEqual("---"u8))
        {
            // No host: the first word is the program already, or macOS' "--- last message repeated N times ---".
            hostEnd = 0;
            host = default;
        }

        if (!isBsd && (Generic.LevelWords.IsLevel(host) || host.IndexOf((byte)'/') >= 0 || (host.IndexOf((byte)':') >= 0 && !HostText.IsV6(host))))
        {
            // "192.0.2.1:4711 TLS Error: …" and "ERROR main: …" are services' own files.
            return false;
        }

        // login(1) of Linux-PAM names itself "-- USER".
        var afterHost = rest[hostEnd..].TrimStart((byte)' ');
        afterHost = afterHost.StartsWith("-- "u8) ? afterHost[3..] : afterHost;
        var tagLength = SyslogTag.Read(afterHost, out var tag);
        if (tagLength == 0 && isBsd && !host.IsEmpty && IsPid(afterHost))
        {
            // "sogod [3000]: text": a blank between name and number, and no host.
            record.SetExact(FieldNames.ProcessName, host);
            var end = afterHost.IndexOf((byte)']');
            if (System.Buffers.Text.Utf8Parser.TryParse(afterHost[1..end], out long number, out _))
            {
                record.Set(FieldNames.ProcessPid, number);
            }

            stamp.GiveTo(record);
            var text = afterHost[(end + 2)..].TrimStart((byte)' ');
            record.SetExact(FieldNames.Message, text);
            context.Messages.Read(host, text, record, context);
            return true;
        }

        // SoftEther sends no name: "HOST  [SERVER/VPN/HUB] (STAMP) <SECURITY_LOG>: text".
        var isSoftEther = tagLength == 0 && !host.IsEmpty && afterHost.StartsWith("["u8) && afterHost.IndexOf("_LOG>: "u8) is > 0 and < 256;
        if (!isBsd && !isSoftEther && (tagLength == 0 || LevelWords.IsLevel(host) || (tag.Pid.IsEmpty && line.IndexOf((byte)'T') != 10 && !line.StartsWith("<"u8))))
        {
            // An ISO stamp alone is no evidence of syslog: many formats have one, most with a level after it.
            return false;
        }

        stamp.GiveTo(record);
        record.Set(FieldNames.HostName, host);
        var message = afterHost[tagLength..];
        if (tagLength > 0)
        {
            record.SetExact(FieldNames.ProcessName, tag.Name);
            if (tag.Pid.Length > 0 && System.Buffers.Text.Utf8Parser.TryParse(tag.Pid, out long pid, out var used) && used == tag.Pid.Length)
            {
                record.Set(FieldNames.ProcessPid, pid);
            }
        }

        message = message.IsEmpty || message[0] != ' ' ? message : message[1..];
        record.SetExact(FieldNames.Message, message);
        context.Messages.Read(isSoftEther ? "vpnserver"u8 : tag.Name, message.TrimStart((byte)' '), record, context);
        return true;
    }
}
