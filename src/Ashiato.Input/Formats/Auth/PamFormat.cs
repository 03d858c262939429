using Ashiato.Core;
using Ashiato.Input.Patterns;

namespace Ashiato.Input.Formats.Auth;

/// <summary>Messages of the PAM modules (Linux-PAM, sssd, winbind), which stand in the log of whichever program called them: <c>pam_unix(sshd:auth): …</c>.</summary>
internal sealed class PamFormat : ProgramFormat
{
    private static readonly FieldName PamModule = FieldName.Get("pam.module");
    private static readonly FieldName PamService = FieldName.Get("pam.service");
    private static readonly FieldName PamRemoteUser = FieldName.Get("pam.ruser");
    private static readonly FieldName PamType = FieldName.Get("pam.type");
    private static readonly Meaning Failed = Meaning.LoginFailed;
    private static readonly Meaning Opened = new("event.category=session", "event.action=session_opened", "event.outcome=success");
    private static readonly Meaning Closed = new("event.category=session", "event.action=session_closed");
    private static readonly Meaning Changed = new("event.category=iam", "event.action=password_changed", "event.outcome=success");

    public override string Name => "pam";

    public override Text Title => new("PAM modules (log-in checks and sessions)", "PAM モジュール（認証とセッション）");

    public override IReadOnlyList<string> Programs { get; } = [];

    public override bool MayBegin(byte first) => "pPe("u8.Contains(first);

    public override PatternSet Patterns { get; } = new(
        new("pam.session_opened", "session opened for user {user.name}[[(uid={user.id:int})]] by [[{pam.caller.name:word}]](uid={pam.caller.uid:int})", Opened),
        new("pam.session_opened", "session opened for user {user.name:rest}", Opened),
        new("pam.session_closed", "session closed for user {user.name:rest}", Closed),
        new("pam.auth_failure", "authentication failure; logname={:text} uid={pam.caller.uid:int} euid={:int} tty={pam.tty:text} ruser={pam.ruser:text} rhost=[[{source:host}]][[  user={user.name}| user={user.name}| ]]", Failed),
        new("pam.auth_failure", "authentication failure;{:text}rhost=[[{source:host}]][[  user={user.name}| user={user.name}| {*}]]", Failed),
        new("pam.auth_failure", "authentication failure[[;|:| ]]{*}", Failed),
        new("pam.more_failures", "{pam.failures:int} more authentication failure[[s]];{:text}rhost=[[{source:host}]][[  user={user.name}| user={user.name}| {*}]]", Failed),
        new("pam.auth_success", "authentication success;{:text}rhost=[[{source:host}]][[  user={user.name}| user={user.name}| {*}]]", Meaning.LoggedIn),
        new("pam.auth_could_not_identify", "auth could not identify password for [{user.name}]", Failed),
        new("pam.check_user_unknown", "check pass; user unknown", Failed),
        new("pam.check_user_unknown", "check pass; {*}", Failed),
        new("pam.bad_username", "bad username [{user.name:greedy}]", Failed),
        new("pam.password_changed", "password changed for {user.name:rest}", Changed),
        new("pam.account_expired", "account {user.name:word} has expired{*}", Failed),
        new("pam.password_expired", "((expired password for user {user.name:word}|password for user {user.name:word} will expire)){*}", Meaning.None),
        new("pam.account_locked", "[[user |User ]]{user.name:word}[[ ({user.id:int})]] account temporarily locked{*}", Failed),
        new("pam.tally_locked", "user {user.name} ({user.id:int}) tally {:int}, deny {:int}", Failed),
        new("pam.faillock_locked", "Consecutive login failures for user {user.name:word} account temporarily locked", Failed),
        new("pam.access_denied", "access denied for user `{user.name}' from `{source:host}'", Failed),
        new("pam.access_denied", "access denied for user `{user.name}' from `{pam.tty}'", Failed),
        new("pam.requirement_not_met", "requirement \"{event.reason}\" not met by user \"{user.name}\"", Failed),
        new("pam.requirement_met", "requirement \"{event.reason}\" was met by user \"{user.name}\"", Meaning.None),
        new("pam.limits", "((Could not set limit|wrong limit|reading settings)){*}", Meaning.None),
        new("pam.module_missing", "unable to dlopen({file.path}): {event.reason:rest}", Meaning.Failure),
        new("pam.module_missing", "adding faulty module: {file.path:rest}", Meaning.Failure),
        new("pam.received_user_key", "((Received user_name|received for user)) {user.name:word}: {event.reason:rest}", Failed));

    /// <inheritdoc/>
    public override bool TryRead(ReadOnlySpan<byte> program, ReadOnlySpan<byte> message, Record record, LineContext context)
    {
        if (message.StartsWith("error: "u8))
        {
            message = message[7..];
        }

        if (message.StartsWith("PAM "u8) && TryLoose(message[4..], record))
        {
            return true;
        }

        if (message.StartsWith("pam_"u8))
        {
            var colon = message.IndexOf("): "u8);
            var open = message.IndexOf((byte)'(');
            if (open > 0 && colon > open && colon < 200)
            {
                Module(message[..open], message[(open + 1)..colon], record);
                return TryLoose(message[(colon + 3)..], record) || Unknown(message[(colon + 3)..], record);
            }

            colon = message.IndexOf(": "u8);
            if (colon is > 0 and < 60)
            {
                record.Set(PamModule, message[..colon]);
                return TryLoose(message[(colon + 2)..], record) || Unknown(message[(colon + 2)..], record);
            }

            return false;
        }

        // (pam_unix) authentication failure; …
        var end = message.StartsWith("(pam_"u8) ? message.IndexOf(") "u8) : -1;
        if (end is > 0 and < 40)
        {
            record.Set(PamModule, message[1..end]);
            return TryLoose(message[(end + 2)..], record) || Unknown(message[(end + 2)..], record);
        }

        // Old PAM put itself into the program's name: su(pam_unix)[123]: session opened …
        var inName = program.IndexOf("(pam_"u8);
        if (inName > 0)
        {
            record.Set(PamModule, program[(inName + 1)..].TrimEnd((byte)')'));
            return TryLoose(message, record);
        }

        return false;
    }

    private static void Module(ReadOnlySpan<byte> module, ReadOnlySpan<byte> serviceAndType, Record record)
    {
        record.Set(PamModule, module);
        var colon = serviceAndType.LastIndexOf((byte)':');
        record.Set(PamService, colon < 0 ? serviceAndType : serviceAndType[..colon]);
        record.Set(PamType, colon < 0 ? default : serviceAndType[(colon + 1)..]);
    }

    private static bool Unknown(ReadOnlySpan<byte> message, Record record)
    {
        MessageHints.Read(message, record);
        return true;
    }

    /// <summary>Where no account is named, the remote user is whoever the client said it was (vsftpd, dovecot).</summary>
    private bool TryLoose(ReadOnlySpan<byte> message, Record record)
    {
        if (!Patterns.TryRead(message, record))
        {
            return false;
        }

        if (!record.Has(FieldNames.UserName) && record.Has(PamRemoteUser))
        {
            record.Set(FieldNames.UserName, record.Get(PamRemoteUser));
        }

        return true;
    }
}
