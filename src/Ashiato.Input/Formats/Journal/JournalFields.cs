using System.Text;
using Ashiato.Core;

namespace Ashiato.Input.Formats.Journal;

/// <summary>Where the fields of a journal entry (systemd.journal-fields(7)) go in a record.</summary>
internal static class JournalFields
{
    /// <summary>The dataset of journal entries.</summary>
    internal static readonly Constant Dataset = new("journal");

    private static readonly (byte[] Name, FieldName Target, FieldKind Kind)[] All =
    [
        Text("MESSAGE", FieldNames.Message),
        Number("PRIORITY", FieldNames.SyslogSeverityCode),
        Number("SYSLOG_FACILITY", FieldNames.SyslogFacilityCode),
        Text("SYSLOG_IDENTIFIER", FieldNames.ProcessName),
        Number("_PID", FieldNames.ProcessPid),
        Text("_EXE", FieldNames.ProcessExecutable),
        Text("_CMDLINE", FieldNames.ProcessCommandLine),
        Text("_UID", FieldNames.UserId),
        Text("_GID", FieldNames.UserGroupId),
        Text("_AUDIT_LOGINUID", FieldNames.UserAuditId),
        Text("_HOSTNAME", FieldNames.HostName),
        Text("_MACHINE_ID", FieldNames.HostId),
        Text("_BOOT_ID", FieldNames.HostBootId),
        Text("_SYSTEMD_UNIT", FieldNames.SystemdUnit),
        Text("_TRANSPORT", FieldNames.SystemdTransport),
        Text("MESSAGE_ID", FieldNames.EventCode),
        Text("__CURSOR", FieldNames.SystemdCursor),
    ];

    private static readonly FieldName Command = FieldName.Get("journal.comm");
    private static readonly FieldName SyslogPid = FieldName.Get("journal.syslog_pid");

    /// <summary>Is the field one that a record keeps?</summary>
    internal static bool IsKept(ReadOnlySpan<byte> name)
    {
        foreach (var field in All)
        {
            if (name.SequenceEqual(field.Name))
            {
                return true;
            }
        }

        return IsFallback(name);
    }

    /// <summary>Sets the record's field for one field of the entry; of a field that stands twice the first counts.</summary>
    internal static void Set(Record record, ReadOnlySpan<byte> name, ReadOnlySpan<byte> value)
    {
        foreach (var (known, target, kind) in All)
        {
            if (!name.SequenceEqual(known))
            {
                continue;
            }

            if (!record.Has(target))
            {
                Set(record, target, kind, value);
            }

            return;
        }

        if (IsFallback(name))
        {
            record.Set(name.SequenceEqual("_COMM"u8) ? Command : SyslogPid, value);
        }
    }

    /// <summary>The entry is complete: <c>_COMM</c> and <c>SYSLOG_PID</c> stand in where the better field is missing.</summary>
    internal static void Complete(Record record)
    {
        StandIn(record, Command, FieldNames.ProcessName, FieldKind.Text);
        StandIn(record, SyslogPid, FieldNames.ProcessPid, FieldKind.Integer);
    }

    /// <summary>Sets the time from microseconds since 1970.</summary>
    internal static void SetTime(Record record, ulong microseconds)
    {
        if (microseconds <= long.MaxValue / 1000)
        {
            record.SetTime((long)microseconds * 1000, 6, TimeOrigin.WrittenZone);
        }
    }

    private static bool IsFallback(ReadOnlySpan<byte> name) => name.SequenceEqual("_COMM"u8) || name.SequenceEqual("SYSLOG_PID"u8);

    private static void StandIn(Record record, FieldName from, FieldName to, FieldKind kind)
    {
        if (record.Has(from) && !record.Has(to))
        {
            Set(record, to, kind, record.Get(from));
        }

        record.Remove(from);
    }

    private static void Set(Record record, FieldName target, FieldKind kind, ReadOnlySpan<byte> value)
    {
        if (kind == FieldKind.Integer)
        {
            NumberText.SetOrText(record, target, value);
        }
        else
        {
            record.Set(target, value);
        }
    }

    private static (byte[] Name, FieldName Target, FieldKind Kind) Text(string name, FieldName target) => (Encoding.ASCII.GetBytes(name), target, FieldKind.Text);

    private static (byte[] Name, FieldName Target, FieldKind Kind) Number(string name, FieldName target) => (Encoding.ASCII.GetBytes(name), target, FieldKind.Integer);
}
