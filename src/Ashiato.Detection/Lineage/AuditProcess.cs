using Ashiato.Core;
using Ashiato.Core.Findings;

namespace Ashiato.Detection.Lineage;

/// <summary>
/// Whose audit event is under way. Of the lines of one event only the first, SYSCALL, names the process; the arguments and paths after
/// it say what it did. Remembers one event.
/// </summary>
internal sealed class AuditProcess
{
    private const string Call = "auditd.syscall";
    private Constant? _call;
    private int _event;
    private long _pid;
    private long? _parent;
    private long? _session;

    /// <summary>Looks at a record; only a system call of the audit log says something.</summary>
    public void See(Record record)
    {
        if (!IsCall(record.Code))
        {
            return;
        }

        _event = Utf8Keys.Comparer.GetHashCode(record.Get(FieldNames.EventId));
        _pid = record.TryGetInteger(FieldNames.ProcessPid, out var pid) ? pid : 0;
        (_parent, _session) = (ProcessMark.ParentOf(record), ProcessMark.SessionOf(record));
    }

    /// <summary>The process that a record tells of, itself or through its event, or null.</summary>
    public ProcessMark? Of(Record record) => ProcessMark.Of(record)
        ?? (_pid > 0 && record.Get(FieldNames.EventId) is { IsEmpty: false } id && Utf8Keys.Comparer.GetHashCode(id) == _event
            ? new ProcessMark(record.GetString(FieldNames.HostName), _pid, _parent, _session) : null);

    /// <summary>A kind's constant is one object: its text is compared once.</summary>
    private bool IsCall(Constant? code)
    {
        if (code is null || ReferenceEquals(code, _call))
        {
            return code is not null;
        }

        if (code.Value != Call)
        {
            return false;
        }

        _call = code;
        return true;
    }
}
