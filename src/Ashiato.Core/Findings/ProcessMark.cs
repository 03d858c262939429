namespace Ashiato.Core.Findings;

/// <summary>What a line tells of the process that it is about.</summary>
/// <param name="Host">The host, as the line names it, or null.</param>
/// <param name="Pid">Its process id.</param>
/// <param name="Parent">That of its parent, where the audit log gives it.</param>
/// <param name="Session">The number of its log-in session, where the audit log gives it.</param>
public sealed record ProcessMark(string? Host, long Pid, long? Parent = null, long? Session = null)
{
    /// <summary>What the kernel writes for no number at all.</summary>
    public const long Unset = uint.MaxValue;

    [ThreadStatic]
    private static (byte[]? Utf8, string Name) t_host;

    private static readonly FieldName AuditSession = FieldName.Get("auditd.log.ses");

    /// <summary>What a record tells, or null when it names no process.</summary>
    public static ProcessMark? Of(Record record) => record.TryGetInteger(FieldNames.ProcessPid, out var pid) && pid > 0
        ? new ProcessMark(HostOf(record), pid, ParentOf(record), SessionOf(record))
        : null;

    /// <summary>Lines of one host come together: they share one string.</summary>
    private static string? HostOf(Record record)
    {
        var name = record.Get(FieldNames.HostName);
        if (name.IsEmpty)
        {
            return null;
        }

        if (t_host.Utf8 is null || !name.SequenceEqual(t_host.Utf8))
        {
            t_host = (name.ToArray(), System.Text.Encoding.UTF8.GetString(name));
        }

        return t_host.Name;
    }

    /// <summary>The id of the parent process, or null.</summary>
    public static long? ParentOf(Record record) => record.TryGetInteger(FieldNames.ProcessParentPid, out var parent) && parent > 0 ? parent : null;

    /// <summary>The number of the log-in session, or null.</summary>
    public static long? SessionOf(Record record) => record.TryGetInteger(AuditSession, out var session) && session is > 0 and < Unset ? session : null;
}
