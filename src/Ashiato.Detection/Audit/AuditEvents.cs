using Ashiato.Core;

namespace Ashiato.Detection.Audit;

/// <summary>
/// Puts the lines of audit events together. The kernel writes an event as several lines with one number (audit_log_exit in
/// its auditsc.c: SYSCALL first, PROCTITLE and EOE last); what was done stands only in all of them. Given are a record for each
/// program started (<c>audit.process</c>), file touched (<c>audit.file</c>, <c>audit.file_read</c>) and connection opened
/// (<c>audit.connection</c>); their dataset is <c>auditd.event</c>, they stand where their telling line stands, and they are
/// reused: who keeps one must freeze it. Memory is bounded: few events are open at a time, and each is cut.
/// </summary>
public sealed class AuditEvents
{
    /// <summary>Lines of events are written together; a program's own messages may come between.</summary>
    private const int MostOpen = 4;

    private static readonly FieldName[] Parts = [FieldNames.ProcessArgs, FieldNames.ProcessTitle, FieldNames.FilePath, FieldNames.DestinationIp];
    private readonly IRecordSink _sink;
    private readonly AuditEvent[] _events;
    private readonly AuditPrograms _programs = new();
    private long _number;

    /// <summary>An assembler.</summary>
    /// <param name="sink">Takes what the events tell.</param>
    public AuditEvents(IRecordSink sink)
    {
        _sink = sink;
        _events = [.. Enumerable.Range(0, MostOpen).Select(_ => new AuditEvent())];
    }

    /// <summary>Is the record a line of the audit log?</summary>
    public static bool IsLine(Record record) => record.Dataset.Value == "auditd";

    /// <summary>Takes a record of dataset <c>auditd</c>; lines of kinds that are events by themselves are passed over.</summary>
    public void Accept(Record record)
    {
        var type = Type(record);
        var id = record.Get(FieldNames.EventId);
        if (type == AuditRecordType.None || id.IsEmpty)
        {
            return;
        }

        var open = Find(id, record.Get(FieldNames.HostName));
        if (open is null)
        {
            if (type == AuditRecordType.End)
            {
                return;
            }

            open = Room();
            open.Begin(record, _number++);
        }

        if (open.Take(record, type))
        {
            open.Finish(_sink, _programs);
        }
    }

    /// <summary>No more lines come: gives what is still open.</summary>
    public void Flush()
    {
        while (Oldest() is { } open)
        {
            open.Finish(_sink, _programs);
        }
    }

    private static AuditRecordType Type(Record record)
    {
        var action = record.Get(FieldNames.EventAction);
        return action.Length switch
        {
            7 when action.SequenceEqual("syscall"u8) => Array.Exists(Parts, record.Has) ? AuditRecordType.Whole : AuditRecordType.Call,
            6 when action.SequenceEqual("execve"u8) => AuditRecordType.Arguments,
            4 when action.SequenceEqual("path"u8) => AuditRecordType.Path,
            3 when action.SequenceEqual("cwd"u8) => AuditRecordType.Directory,
            3 when action.SequenceEqual("eoe"u8) => AuditRecordType.End,
            9 when action.SequenceEqual("proctitle"u8) => AuditRecordType.Title,
            8 when action.SequenceEqual("sockaddr"u8) => AuditRecordType.Socket,
            8 when action.SequenceEqual("user_cmd"u8) => AuditRecordType.Sudo,
            _ => AuditRecordType.None,
        };
    }

    private AuditEvent? Find(ReadOnlySpan<byte> id, ReadOnlySpan<byte> host)
    {
        foreach (var one in _events)
        {
            if (one.Owns(id, host))
            {
                return one;
            }
        }

        return null;
    }

    private AuditEvent Room()
    {
        foreach (var one in _events)
        {
            if (!one.IsOpen)
            {
                return one;
            }
        }

        var oldest = Oldest()!;
        oldest.Finish(_sink, _programs);
        return oldest;
    }

    private AuditEvent? Oldest()
    {
        AuditEvent? oldest = null;
        foreach (var one in _events)
        {
            if (one.IsOpen && (oldest is null || one.Number < oldest.Number))
            {
                oldest = one;
            }
        }

        return oldest;
    }
}
