using Ashiato.Core;

namespace Ashiato.Input.Formats.Audit;

/// <summary>The keys and values of an audit record.</summary>
internal static class AuditBody
{
    private static readonly Utf8FieldNames Types = new("");
    private static readonly FieldName Architecture = FieldNames.HostArchitecture;
    private static readonly FieldName Syscall = FieldName.Get("auditd.log.syscall");
    private static readonly FieldName Permissions = FieldName.Get("auditd.log.permissions");
    private static readonly Dictionary<string, Constant> Categories = MakeCategories();
    private static readonly Dictionary<string, Constant> Codes = AuditTypes.All.ToDictionary(t => t, t => new Constant("auditd." + t), StringComparer.Ordinal);

    /// <summary>Reads what stands behind the header.</summary>
    /// <param name="type">The record's type, may be empty.</param>
    /// <param name="body">Keys and values; behind a group separator (0x1D) the interpreted ones.</param>
    /// <param name="record">The record.</param>
    /// <param name="context">For argument lists that are spread over several lines.</param>
    public static bool Read(ReadOnlySpan<byte> type, ReadOnlySpan<byte> body, Record record, LineContext context)
    {
        SetType(type, record);
        var isExecve = type.SequenceEqual("EXECVE"u8);
        if (isExecve && AuditArguments.Read(body, record, context))
        {
            // The lines that follow may have been fetched: earlier slices of the line are no longer valid.
            return true;
        }

        var separator = body.IndexOf((byte)0x1D);
        var raw = separator < 0 ? body : body[..separator];
        ReadAccessVector(raw, record);
        ReadPairs(raw, type, record, depth: 0);
        if (separator >= 0)
        {
            ReadPairs(body[(separator + 1)..], type, record, depth: 1);
        }

        NameSyscall(record);
        return true;
    }

    /// <summary>Sets action, category and, of a type that is known, the code.</summary>
    public static void SetType(ReadOnlySpan<byte> type, Record record)
    {
        if (type.IsEmpty || type.Length > 48)
        {
            return;
        }

        Span<byte> lower = stackalloc byte[type.Length];
        _ = System.Text.Ascii.ToLower(type, lower, out _);
        var action = Types.Get(lower);
        record.Set(FieldNames.EventAction, lower);
        if (Codes.TryGetValue(action.Name, out var code))
        {
            record.Set(FieldNames.EventCode, code);
        }

        if (Categories.TryGetValue(action.Name, out var category))
        {
            record.Set(FieldNames.EventCategory, category);
        }
    }

    /// <summary>SELinux: <c>avc:  denied  { read } for  pid=…</c> (avc.c of the kernel).</summary>
    private static void ReadAccessVector(ReadOnlySpan<byte> body, Record record)
    {
        var at = body.IndexOf("avc:"u8);
        if (at is < 0 or > 200)
        {
            return;
        }

        var text = body[(at + 4)..].TrimStart((byte)' ');
        var open = text.IndexOf((byte)'{');
        var close = text.IndexOf((byte)'}');
        if (text.StartsWith("denied"u8))
        {
            record.Set(FieldNames.EventOutcome, Constant.Failure);
        }
        else if (text.StartsWith("granted"u8))
        {
            record.Set(FieldNames.EventOutcome, Constant.Success);
        }

        if (open >= 0 && close > open)
        {
            record.Set(Permissions, text[(open + 1)..close].Trim((byte)' '));
        }
    }

    private static void ReadPairs(ReadOnlySpan<byte> text, ReadOnlySpan<byte> type, Record record, int depth)
    {
        var pairs = new AuditPairs(text);
        while (pairs.TryNext(out var prefix, out var key, out var value, out var isQuoted))
        {
            if (depth == 0 && key.SequenceEqual("msg"u8) && isQuoted)
            {
                ReadAccessVector(value, record);
                ReadPairs(value, type, record, depth: 1);
                if (!value.IsEmpty && value.IndexOf((byte)'=') < 0)
                {
                    record.Set(FieldNames.Message, value);
                }

                continue;
            }

            AuditValue.Set(record, type, prefix, key, value, isQuoted);
        }
    }

    /// <summary>Puts the system call's name in place of its number where the architecture is known.</summary>
    public static void NameSyscall(Record record)
    {
        var number = record.Get(Syscall);
        if (!number.IsEmpty && AuditSyscalls.NameOf(record.Get(Architecture), number) is { } name)
        {
            record.Set(Syscall, name);
        }
    }

    private static Dictionary<string, Constant> MakeCategories()
    {
        var all = new Dictionary<string, Constant>(StringComparer.Ordinal);
        Add("authentication", "user_login user_auth user_acct user_start user_end user_logout user_chauthtok cred_acq cred_disp cred_refr login grp_auth user_err acct_lock acct_unlock anom_login_failures anom_login_time anom_login_sessions anom_login_acct anom_login_location");
        Add("iam", "add_user del_user add_group del_group user_mgmt grp_mgmt grp_chauthtok role_assign role_remove role_modify user_role_change anom_add_acct anom_del_acct anom_mod_acct");
        Add("process", "syscall execve proctitle user_cmd user_tty tty cwd bprm_fcaps anom_abend anom_exec anom_root_trans seccomp");
        Add("file", "path");
        Add("network", "sockaddr netfilter_cfg netfilter_pkt crypto_session crypto_key_user crypto_login crypto_logout mac_ipsec_event");
        Add("configuration", "config_change daemon_start daemon_end daemon_config daemon_abort usys_config mac_policy_load mac_status feature_change software_update time_adjntpval time_injoffset");
        Add("host", "service_start service_stop system_boot system_shutdown system_runlevel kern_module");
        return all;

        void Add(string category, string types)
        {
            var constant = new Constant(category);
            foreach (var type in types.Split(' '))
            {
                all[type] = constant;
            }
        }
    }
}
