using System.Globalization;
using Ashiato.Core;

namespace Ashiato.Detection.Audit;

/// <summary>What a system call does to the files it names (Linux system calls, the man pages' section 2).</summary>
internal static class AuditFileAction
{
    private const long Writing = 3;
    private const long Creating = 0x40;
    private const long Emptying = 0x200;
    private static readonly Constant Created = new("file_created");
    private static readonly Constant Deleted = new("file_deleted");
    private static readonly Constant Changed = new("file_changed");
    private static readonly Constant Opened = new("file_opened");
    private static readonly Constant Permissions = new("file_permissions");
    private static readonly Constant Owner = new("file_owner");
    private static readonly Constant Attributes = new("file_attributes");

    private static readonly Dictionary<string, Constant?> Calls = Make();
    private static readonly FieldName[] Arguments = [.. Enumerable.Range(0, 4).Select(i => FieldName.Get("auditd.log.a" + i.ToString(CultureInfo.InvariantCulture)))];

    /// <summary>Is it a call about files?</summary>
    public static bool IsAboutFiles(string call) => Calls.ContainsKey(call);

    /// <summary>Does the action only read?</summary>
    public static bool IsReading(Constant action) => ReferenceEquals(action, Opened);

    /// <summary>What was done to one of the files.</summary>
    /// <param name="call">The call's name; empty when the event has no SYSCALL line.</param>
    /// <param name="type">The PATH line's nametype.</param>
    /// <param name="record">For the call's arguments.</param>
    /// <returns>Null for a file that the call only passed through (the directory that holds it).</returns>
    public static Constant? Of(string call, ReadOnlySpan<byte> type, Record record)
    {
        if (type.SequenceEqual("CREATE"u8))
        {
            return Created;
        }

        if (type.SequenceEqual("DELETE"u8))
        {
            return Deleted;
        }

        if (!type.SequenceEqual("NORMAL"u8) || !Calls.TryGetValue(call, out var action))
        {
            return null;
        }

        // Only the calls that open a file say in their flags what they open it for.
        return action ?? (IsWriting(call, record) ? Changed : Opened);
    }

    /// <summary>The mode that chmod(2) and its kin set, in octal digits; empty for other calls.</summary>
    public static string Mode(string call, Record record) => call switch
    {
        "chmod" => Octal(record, 1),
        "fchmodat" or "fchmodat2" => Octal(record, 2),
        _ => "",
    };

    private static string Octal(Record record, int argument) =>
        Number(record, argument) is { } mode ? Convert.ToString(mode & 0xFFF, 8) : "";

    private static bool IsWriting(string call, Record record)
    {
        // openat2's flags stand in memory that the log does not show.
        var flags = call switch
        {
            "open" => Number(record, 1),
            "openat" or "open_by_handle_at" => Number(record, 2),
            _ => null,
        };
        return flags is { } f && (f & (Writing | Creating | Emptying)) != 0;
    }

    private static long? Number(Record record, int argument) =>
        System.Buffers.Text.Utf8Parser.TryParse(record.Get(Arguments[argument]), out long number, out _, 'x') ? number : null;

    private static Dictionary<string, Constant?> Make()
    {
        var calls = new Dictionary<string, Constant?>(StringComparer.Ordinal);
        Add(null, "open openat openat2 open_by_handle_at");
        Add(Changed, "creat truncate utime utimes utimensat futimesat rename renameat renameat2 link linkat symlink symlinkat mknod mknodat mkdir mkdirat rmdir unlink unlinkat");
        Add(Permissions, "chmod fchmodat fchmodat2 fchmod");
        Add(Owner, "chown lchown fchownat fchown chown32 lchown32");
        Add(Attributes, "setxattr lsetxattr removexattr lremovexattr setxattrat");
        return calls;

        void Add(Constant? action, string names)
        {
            foreach (var name in names.Split(' '))
            {
                calls[name] = action;
            }
        }
    }
}
