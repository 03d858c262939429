using Ashiato.Core;
using Ashiato.Input.Patterns;

namespace Ashiato.Input.Formats.Audit;

/// <summary>Puts one key of an audit record into the field that fits: ECS names for what ECS knows, <c>auditd.log.KEY</c> for the rest.</summary>
internal static class AuditValue
{
    private static readonly Utf8FieldNames Own = new("auditd.log.");
    private static readonly Utf8FieldNames Old = new("auditd.log.old_");
    private static readonly Utf8FieldNames New = new("auditd.log.new_");
    private static readonly Dictionary<FieldName, FieldName> Standard = MakeStandard();
    private static readonly HashSet<FieldName> Coded =
        [.. "comm exe cwd name cmd proctitle acct key path dir watch vm device data ocomm sw grp new_group file".Split(' ').Select(k => FieldName.Get("auditd.log." + k))];

    private static readonly FieldName Arch = FieldName.Get("auditd.log.arch");
    private static readonly FieldName ArchName = FieldName.Get("auditd.log.ARCH");
    private static readonly FieldName Saddr = FieldName.Get("auditd.log.saddr");
    private static readonly FieldName Result = FieldName.Get("auditd.log.res");
    private static readonly FieldName ResultWord = FieldName.Get("auditd.log.result");
    private static readonly FieldName Success = FieldName.Get("auditd.log.success");
    private static readonly FieldName Address = FieldName.Get("auditd.log.addr");
    private static readonly FieldName HostName = FieldName.Get("auditd.log.hostname");
    private static readonly FieldName Source = FieldName.Get("auditd.log.src");
    private static readonly FieldName Destination = FieldName.Get("auditd.log.dst");
    private static readonly FieldName Command = FieldName.Get("auditd.log.cmd");
    private static readonly FieldName Title = FieldName.Get("auditd.log.proctitle");
    private static readonly FieldName PathName = FieldName.Get("auditd.log.name");
    private static readonly FieldName Apparmor = FieldName.Get("auditd.log.apparmor");

    public static void Set(Record record, ReadOnlySpan<byte> type, ReadOnlySpan<byte> prefix, ReadOnlySpan<byte> key, ReadOnlySpan<byte> value, bool isQuoted)
    {
        if (!prefix.IsEmpty)
        {
            record.Set((prefix[0] == 'o' ? Old : New).Get(key), value);
            return;
        }

        var name = Own.Get(key);
        if (!isQuoted && Coded.Contains(name) && AuditHex.IsHex(value))
        {
            value = AuditHex.Decode(value);
        }

        if (Standard.TryGetValue(name, out var standard))
        {
            record.Set(standard, value);
        }
        else if (!TrySpecial(record, type, name, value))
        {
            record.Set(name, value);
        }
    }

    private static bool TrySpecial(Record record, ReadOnlySpan<byte> type, FieldName name, ReadOnlySpan<byte> value)
    {
        if (name == Arch || name == ArchName)
        {
            AuditArchitectures.Set(record, value);
        }
        else if (name == Saddr)
        {
            record.Set(name, value);
            AuditSocket.Read(record, value);
        }
        else if (name == Result || name == ResultWord || name == Success)
        {
            SetOutcome(record, value);
            return name != Success;
        }
        else if (name == Address || name == HostName || name == Source || name == Destination)
        {
            return SetPeer(record, name, value);
        }
        else if (name == Command)
        {
            SetCommand(record, value);
        }
        else if (name == Title)
        {
            SetTitle(record, value);
        }
        else if (name == PathName)
        {
            return SetPath(record, type, value);
        }
        else
        {
            if (name == Apparmor && (value.SequenceEqual("DENIED"u8) || value.SequenceEqual("ALLOWED"u8)))
            {
                record.Set(FieldNames.EventOutcome, value[0] == 'D' ? Constant.Failure : Constant.Success);
            }

            return false;
        }

        return true;
    }

    private static void SetOutcome(Record record, ReadOnlySpan<byte> value)
    {
        if (value.SequenceEqual("yes"u8) || value.SequenceEqual("1"u8) || value.StartsWith("success"u8))
        {
            record.Set(FieldNames.EventOutcome, Constant.Success);
        }
        else if (value.SequenceEqual("no"u8) || value.SequenceEqual("0"u8) || value.StartsWith("fail"u8))
        {
            record.Set(FieldNames.EventOutcome, Constant.Failure);
        }
    }

    private static bool SetPeer(Record record, FieldName name, ReadOnlySpan<byte> value)
    {
        if (value is [] or [(byte)'?'])
        {
            return true;
        }

        if (name == Destination)
        {
            HostText.SetDestination(record, value);
            return true;
        }

        if (HostText.IsAddress(value))
        {
            HostText.SetSource(record, value);
            record.Set(FieldNames.SourceAddress, value);
            return name != Address;
        }

        if (name == HostName)
        {
            record.Set(FieldNames.SourceDomain, value);
            return true;
        }

        return false;
    }

    /// <summary>The command of USER_CMD, as one text and split at blanks.</summary>
    private static void SetCommand(Record record, ReadOnlySpan<byte> value)
    {
        record.Set(FieldNames.ProcessCommandLine, value);
        var rest = value;
        for (var members = 0; members < 512 && !rest.IsEmpty; members++)
        {
            var blank = rest.IndexOf((byte)' ');
            var word = blank < 0 ? rest : rest[..blank];
            if (!word.IsEmpty)
            {
                record.Add(FieldNames.ProcessArgs, word);
            }

            rest = blank < 0 ? default : rest[(blank + 1)..];
        }
    }

    private static void SetTitle(Record record, ReadOnlySpan<byte> value)
    {
        var title = value.TrimEnd((byte)0);
        if (title.IndexOf((byte)0) < 0)
        {
            record.Set(FieldNames.ProcessTitle, title);
            return;
        }

        var text = title.ToArray();
        text.AsSpan().Replace((byte)0, (byte)' ');
        record.Set(FieldNames.ProcessTitle, text);
    }

    private static bool SetPath(Record record, ReadOnlySpan<byte> type, ReadOnlySpan<byte> value)
    {
        if (!type.SequenceEqual("PATH"u8))
        {
            return false;
        }

        record.Set(FieldNames.FilePath, value);
        return true;
    }

    private static Dictionary<FieldName, FieldName> MakeStandard()
    {
        var all = new Dictionary<FieldName, FieldName>();
        foreach (var pair in ("pid process.pid,ppid process.parent.pid,comm process.name,exe process.executable,cwd process.working_directory,"
            + "uid user.id,auid user.audit.id,euid user.effective.id,suid user.saved.id,fsuid user.filesystem.id,gid user.group.id,"
            + "egid user.effective.group.id,sgid user.saved.group.id,fsgid user.filesystem.group.id,acct user.name,AUID user.audit.name").Split(','))
        {
            var blank = pair.IndexOf(' ', StringComparison.Ordinal);
            all[FieldName.Get("auditd.log." + pair[..blank])] = FieldName.Get(pair[(blank + 1)..]);
        }

        return all;
    }
}
