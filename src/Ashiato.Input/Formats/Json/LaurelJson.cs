using System.Buffers.Text;
using Ashiato.Core;
using Ashiato.Input.Formats.Audit;
using Ashiato.Input.Stamps;

namespace Ashiato.Input.Formats.Json;

/// <summary>
/// Laurel's JSON: one audit event an object, its records under their types (<c>{"ID":"…","SYSCALL":{…},"PATH":[{…}]}</c>). The
/// fields are those of the audit log's own lines; of several records of one type the first counts.
/// </summary>
internal static class LaurelJson
{
    private static readonly FieldName Id = FieldName.Get("ID");
    private static readonly FieldName Node = FieldName.Get("NODE");
    private static readonly FieldName Sequence = FieldName.Get("auditd.log.sequence");
    private static readonly FieldName Syscall = FieldName.Get("auditd.log.syscall");
    private static readonly Constant Auditd = new("auditd");

    public static bool TryRead(JsonFlattener json, ReadOnlySpan<byte> line, Record record, LineContext context)
    {
        var id = json.Find(Id, line);
        var colon = id.IndexOf((byte)':');
        if (colon < 10 || !StampReader.TryEpoch(id[..colon], out var stamp) || stamp.Length != colon || !Utf8Parser.TryParse(id[(colon + 1)..], out long serial, out _))
        {
            return false;
        }

        stamp.GiveTo(record);
        record.Dataset = Auditd;
        record.Set(FieldNames.EventId, id);
        record.Set(Sequence, serial);
        record.Set(FieldNames.HostName, json.Find(Node, line));
        var title = new List<byte>();
        var paths = 0;
        foreach (ref readonly var entry in json.Entries)
        {
            Set(in entry, json.Text(in entry, line), record, title, ref paths);
        }

        record.Set(FieldNames.ProcessTitle, title.ToArray());
        AuditBody.NameSyscall(record);
        return true;
    }

    private static void Set(in JsonEntry entry, ReadOnlySpan<byte> text, Record record, List<byte> title, ref int paths)
    {
        ReadOnlySpan<byte> path = entry.Path.Utf8;
        var dot = path.IndexOf((byte)'.');
        if (dot <= 0 || path[..dot].IndexOfAnyExcept("ABCDEFGHIJKLMNOPQRSTUVWXYZ_0123456789"u8) >= 0)
        {
            return;
        }

        var type = path[..dot];
        var key = path[(dot + 1)..];
        if (type.SequenceEqual("PATH"u8))
        {
            paths += key.SequenceEqual("item"u8) ? 1 : 0;
            if (paths > 1)
            {
                return;
            }
        }

        if (!record.Has(FieldNames.EventAction) || type.SequenceEqual("SYSCALL"u8))
        {
            AuditBody.SetType(type, record);
        }

        if (key.SequenceEqual("ARGV"u8))
        {
            SetArgument(type, text, record, title);
        }
        else if (key.SequenceEqual("SYSCALL"u8))
        {
            record.Set(Syscall, text);
        }
        else if (key.IndexOf((byte)'.') < 0)
        {
            AuditValue.Set(record, type, default, key, text, isQuoted: true);
        }
    }

    private static void SetArgument(ReadOnlySpan<byte> type, ReadOnlySpan<byte> text, Record record, List<byte> title)
    {
        if (type.SequenceEqual("EXECVE"u8))
        {
            record.Add(FieldNames.ProcessArgs, text);
        }
        else if (type.SequenceEqual("PROCTITLE"u8) && title.Count < 8192)
        {
            if (title.Count > 0)
            {
                title.Add((byte)' ');
            }

            title.AddRange(text);
        }
    }
}
