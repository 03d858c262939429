using Ashiato.Core;

namespace Ashiato.Detection.Detectors.Logins;

/// <summary>A granted or refused log-in as every service's messages show it.</summary>
internal readonly ref struct LoginEvent
{
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

    /// <summary>Was something typed that can be guessed? Unknown methods (mail, FTP, consoles) are passwords.</summary>
    public bool IsPassword => Method.IsEmpty || Method.SequenceEqual("password"u8) || Method.StartsWith("keyboard-interactive"u8);

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

    /// <summary>Is this kind of message a second voice about a log-in that another line already tells (PAM beside sshd, wtmp beside auth.log)?</summary>
    public static bool IsEcho(string code) =>
        code.StartsWith("pam.", StringComparison.Ordinal) || code.StartsWith("wtmp.", StringComparison.Ordinal) || code.StartsWith("btmp.", StringComparison.Ordinal)
        || code.StartsWith("utmp.", StringComparison.Ordinal) || code.StartsWith("lastlog", StringComparison.Ordinal)
        || code is "sshd.invalid_user" or "sshd.invalid_user_request" or "sshd.max_attempts" or "sshd.too_many_failures";
}
