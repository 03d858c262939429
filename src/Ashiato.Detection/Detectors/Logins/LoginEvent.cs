using Ashiato.Core;

namespace Ashiato.Detection.Detectors.Logins;

/// <summary>A granted or refused log-in as every service's messages show it.</summary>
internal readonly ref struct LoginEvent
{
    /// <summary>A forged <c>message repeated N times</c> does not count for more.</summary>
    private const long MostRepeats = 1_000;

    private LoginEvent(Record record, bool granted)
    {
        Record = record;
        IsGranted = granted;
        Address = record.Has(FieldNames.SourceIp) ? record.Get(FieldNames.SourceIp) : record.Get(FieldNames.SourceDomain);
        User = record.Get(FieldNames.UserName);
        Method = record.Get(FieldNames.SshdAuthMethod);
    }

    public Record Record { get; }

    public bool IsGranted { get; }

    public ReadOnlySpan<byte> Address { get; }

    public ReadOnlySpan<byte> User { get; }

    public ReadOnlySpan<byte> Method { get; }

    public long Time => Record.UnixNanoseconds;

    /// <summary>How many log-ins the line stands for: <c>message repeated 3 times</c> is three.</summary>
    public long Times => Record.TryGetInteger(FieldNames.LogRepeat, out var times) ? Math.Clamp(times, 1, MostRepeats) : 1;

    /// <summary>Was something typed that can be guessed? Unknown methods (mail, FTP, consoles) are passwords.</summary>
    public bool IsPassword => Method.IsEmpty || Method.SequenceEqual("password"u8) || Method.StartsWith("keyboard-interactive"u8);

    /// <summary>Is it told by wtmp or btmp? They do not say how somebody logged in.</summary>
    public bool IsLoginRecord => IsRecordOfLogins(Record.Code!.Value);

    /// <summary>Did it come from the server itself? Behind a proxy or a webmail on the same machine everybody does.</summary>
    /// <remarks>Whoever owns an address chooses the name it has: only the names that the server itself gives to its own count.</remarks>
    public bool IsLocal => Record.Has(FieldNames.SourceIp) ? InternetAddress.TryParse(Address, out var address) && address.IsLoopback
        : Address.SequenceEqual("localhost"u8) || Address.SequenceEqual("localhost.localdomain"u8);

    /// <summary>The log-in in a record, when it is one that came from an address and has a time and an outcome.</summary>
    public static bool TryRead(Record record, out LoginEvent login)
    {
        login = default;
        if (!record.HasTime || !record.Is(FieldNames.EventCategory, "authentication"u8))
        {
            return false;
        }

        var granted = record.Is(FieldNames.EventOutcome, "success"u8);
        if (!granted && !record.Is(FieldNames.EventOutcome, "failure"u8))
        {
            return false;
        }

        login = new LoginEvent(record, granted);
        return !login.Address.IsEmpty;
    }

    /// <summary>
    /// Is this kind of message a second voice about a log-in that another line already tells (PAM or the audit log beside sshd)?
    /// wtmp and btmp are held back as a whole: see <see cref="LoginRecordReplay"/>.
    /// </summary>
    public static bool IsEcho(string code) =>
        code.StartsWith("pam.", StringComparison.Ordinal) || code.StartsWith("auditd.", StringComparison.Ordinal)
        || code.StartsWith("lastlog", StringComparison.Ordinal) || code.StartsWith("faillog", StringComparison.Ordinal)
        || code is "sshd.invalid_user" or "sshd.invalid_user_request" or "sshd.max_attempts" or "sshd.too_many_failures"
            or "sshd.user_not_allowed" or "sshd.received_disconnect_auth_fail";

    /// <summary>Is this kind of message a log-in to the server itself, not to a mailbox, a database or a web page on it?</summary>
    public static bool IsToHost(string code) =>
        code.StartsWith("sshd.", StringComparison.Ordinal) || code.StartsWith("login.", StringComparison.Ordinal)
        || code.StartsWith("dropbear.", StringComparison.Ordinal) || IsRecordOfLogins(code);

    /// <summary>Is this kind a record of wtmp or btmp?</summary>
    public static bool IsRecordOfLogins(string code) => code is "wtmp.login" or "btmp.failed";
}
