using System.Buffers.Text;
using Ashiato.Core;

namespace Ashiato.Input.Formats.Json;

/// <summary><c>journalctl -o json</c>: the fields of systemd.journal-fields(7), all values texts; binary ones are lists of numbers.</summary>
internal static class JournalJson
{
    private static readonly FieldName Realtime = FieldName.Get("__REALTIME_TIMESTAMP");
    private static readonly FieldName Message = FieldName.Get("MESSAGE");
    private static readonly FieldName Cursor = FieldName.Get("__CURSOR");
    private static readonly Constant Journal = new("journal");
    private static readonly Dictionary<FieldName, FieldName> Known = MakeKnown();

    public static bool TryRead(JsonFlattener json, ReadOnlySpan<byte> line, Record record, LineContext context)
    {
        var time = json.Find(Realtime, line);
        if (time.IsEmpty || (!json.Has(Message) && !json.Has(Cursor)) || !Utf8Parser.TryParse(time, out long microseconds, out var used)
            || used != time.Length || microseconds is < 0 or > 9_000_000_000_000_000)
        {
            return false;
        }

        record.SetTime(microseconds * 1000, 6, TimeOrigin.WrittenZone);
        record.Dataset = Journal;
        foreach (ref readonly var entry in json.Entries)
        {
            if (Known.TryGetValue(entry.Path, out var name) && !entry.IsMember && !record.Has(name))
            {
                NumberText.SetOrText(record, name, json.Text(in entry, line));
            }
        }

        SetMessage(json, line, record);
        context.Messages.Read(record.Get(FieldNames.ProcessName), record.Get(FieldNames.Message), record, context);
        return true;
    }

    private static void SetMessage(JsonFlattener json, ReadOnlySpan<byte> line, Record record)
    {
        var bytes = default(List<byte>);
        foreach (ref readonly var entry in json.Entries)
        {
            if (!ReferenceEquals(entry.Path, Message))
            {
                continue;
            }

            var text = json.Text(in entry, line);
            if (!entry.IsMember)
            {
                record.SetExact(FieldNames.Message, text);
                return;
            }

            if (Utf8Parser.TryParse(text, out byte value, out _))
            {
                (bytes ??= []).Add(value);
            }
        }

        if (bytes is not null)
        {
            record.SetExact(FieldNames.Message, bytes.ToArray());
        }
    }

    private static Dictionary<FieldName, FieldName> MakeKnown()
    {
        var all = new Dictionary<FieldName, FieldName>();
        foreach (var pair in ("__CURSOR systemd.cursor,_SYSTEMD_UNIT systemd.unit,_TRANSPORT systemd.transport,_MACHINE_ID host.id,_BOOT_ID host.boot.id,"
            + "_HOSTNAME host.name,_PID process.pid,SYSLOG_IDENTIFIER process.name,_UID user.id,_GID user.group.id,_EXE process.executable,"
            + "_CMDLINE process.command_line,PRIORITY log.syslog.severity.code,SYSLOG_FACILITY log.syslog.facility.code,_AUDIT_LOGINUID user.audit.id,"
            + "CONTAINER_NAME container.name,CONTAINER_ID container.id").Split(','))
        {
            var blank = pair.IndexOf(' ', StringComparison.Ordinal);
            all[FieldName.Get(pair[..blank])] = FieldName.Get(pair[(blank + 1)..]);
        }

        return all;
    }
}
