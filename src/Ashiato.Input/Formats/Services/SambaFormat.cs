using System.Buffers.Text;
using Ashiato.Core;
using Ashiato.Input.Stamps;

namespace Ashiato.Input.Formats.Services;

/// <summary>
/// Samba's own log files (dbghdrclass in lib/util/debug.c): <c>[2024/01/02 10:11:12.123456,  3, pid=9, class=auth] ../../file.c:12(function)</c>,
/// then the message on lines that begin with two blanks; with <c>debug prefix timestamp</c> the message stands behind the header.
/// </summary>
internal sealed class SambaFormat : LineFormat
{
    private const int LongestHeader = 300;
    private const int RefusedLevel = 2;
    private const int GrantedLevel = 3;
    private static readonly Constant Refused = new("samba.auth_failed");
    private static readonly Constant Granted = new("samba.auth");
    private static readonly FieldName DebugLevel = FieldName.Get("samba.debug_level");
    private static readonly FieldName Source = FieldName.Get("log.origin.file.name");
    private static readonly FieldName Function = FieldName.Get("log.origin.function");

    // debug_level_to_priority: what the level would be in syslog.
    private static readonly Constant[] Levels = [new("error"), new("warning"), new("notice"), new("notice"), new("notice"), new("notice"), new("info"), new("info"), new("info"), new("info")];
    private static readonly Constant Debug = new("debug");

    public override string Name => "samba.log";

    public override Constant Dataset { get; } = new("samba");

    public override Text Title => new("Samba's log files (log.smbd and others)", "Samba のログファイル（log.smbd など）");

    public override string FirstBytes => "[";

    public override bool TryRead(ReadOnlySpan<byte> line, Record record, LineContext context)
    {
        if (line.Length < 26 || line[5] != '/' || !context.Stamps.TryIso(line[1..], out var stamp) || !line[(stamp.Length + 1)..].StartsWith(", "u8))
        {
            return false;
        }

        var rest = line[(stamp.Length + 2)..];
        var end = rest[..Math.Min(rest.Length, LongestHeader)].IndexOf((byte)']');
        if (end < 0 || !TryHeader(rest[..end], record))
        {
            return false;
        }

        stamp.GiveTo(record);

        // Before its messages are read: what PAM or others wrote into Samba's log is Samba's.
        record.Dataset = Dataset;
        var place = rest[(end + 1)..].Trim(" \r"u8);
        if (!TryPlace(place, record) && !place.IsEmpty)
        {
            record.SetExact(FieldNames.Message, place);
            context.Messages.Read("smbd"u8, place, record, context);
            Trust(record);
        }

        return true;
    }

    public override Joins Continues(ReadOnlySpan<byte> line, Record pending) => line.StartsWith("  "u8) ? Joins.Yes : StampLook.Begins(line) ? Joins.No : Joins.Maybe;

    public override void Complete(Record record, int firstLineLength, LineContext context)
    {
        if (record.Has(FieldNames.Message))
        {
            record.ExtendToEnd(FieldNames.Message, firstLineLength);
            return;
        }

        var message = record.Raw[firstLineLength..].Trim(" \t\r\n"u8);
        record.SetExact(FieldNames.Message, message);
        context.Depth = 0;
        context.Messages.Read("smbd"u8, message, record, context);
        Trust(record);
    }

    /// <summary>
    /// auth_log.c writes refusals at level 2 and log-ins at 3. User and workstation are a stranger's words and may hold the rest
    /// of a line that says the opposite; the level is Samba's.
    /// </summary>
    private static void Trust(Record record)
    {
        _ = record.TryGetInteger(DebugLevel, out var level);
        if (level == RefusedLevel && record.Code?.Value == "samba.auth")
        {
            record.Set(FieldNames.EventCode, Refused);
            record.Set(FieldNames.EventOutcome, Constant.Failure);
        }
        else if (level == GrantedLevel && record.Code?.Value == Refused.Value)
        {
            record.Set(FieldNames.EventCode, Granted);
            record.Set(FieldNames.EventOutcome, Constant.Success);
        }
    }

    /// <summary><c>  3, pid=9, effective(0, 0), real(0, 0), class=auth</c>: the level, and more where smb.conf asks for it.</summary>
    private static bool TryHeader(ReadOnlySpan<byte> text, Record record)
    {
        text = text.TrimStart((byte)' ');
        if (!Utf8Parser.TryParse(text, out int level, out var used) || level < 0 || (used < text.Length && text[used] != ','))
        {
            return false;
        }

        record.Set(DebugLevel, level);
        record.Set(FieldNames.LogLevel, level < Levels.Length ? Levels[level] : Debug);
        if (text.IndexOf(" pid="u8) is >= 0 and var pid && Utf8Parser.TryParse(text[(pid + 5)..], out long id, out _))
        {
            record.Set(FieldNames.ProcessPid, id);
        }

        if (text.IndexOf(" class="u8) is >= 0 and var at)
        {
            var name = text[(at + 7)..];
            record.Set(FieldNames.LogLogger, name.IndexOf((byte)',') is >= 0 and var comma ? name[..comma] : name);
        }

        return true;
    }

    /// <summary><c>../../source3/auth/auth.c:249(auth_check_ntlm_password)</c>; before version 3.2 <c>auth/auth.c:auth_check_ntlm_password(249)</c>.</summary>
    private static bool TryPlace(ReadOnlySpan<byte> text, Record record)
    {
        var open = text.IndexOf((byte)'(');
        var file = text.IndexOf((byte)':');
        if (file <= 0 || open < file || text[^1] != ')' || text.IndexOf((byte)' ') >= 0)
        {
            return false;
        }

        var name = text[(file + 1)..open];
        record.Set(Source, text[..file]);
        record.Set(Function, name.IndexOfAnyExceptInRange((byte)'0', (byte)'9') < 0 ? text[(open + 1)..^1] : name);
        return true;
    }
}
