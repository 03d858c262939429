using Ashiato.Core;
using Ashiato.Input.Patterns;

namespace Ashiato.Input.Formats.Mail;

/// <summary>
/// Dovecot: log-in processes, the auth service and its workers, mail processes. Its own file begins with a stamp
/// (<c>log_timestamp</c>) and the process; behind syslog everything stands after <c>dovecot:</c>. Keys of log-ins after
/// login-common and <c>login_log_format_elements</c>; auth lines are <c>database(user,address,&lt;session&gt;): text</c>.
/// </summary>
internal sealed class DovecotFormat : ProgramFormat
{
    private static readonly Meaning Failed = new("event.category=authentication", "event.action=mail_login", "event.outcome=failure");
    private static readonly Meaning In = new("event.category=authentication", "event.action=mail_login", "event.outcome=success");
    private static readonly Meaning Broken = new("event.category=network", "event.action=mail_probe", "event.outcome=failure");
    private static readonly Meaning Ended = new("event.category=session", "event.action=mail_logout");

    private const string Keys = "[[user=<{user.name}>[[,]]]][[[[ ]]method={dovecot.auth.method:word},]][[[[ ]]rip={source:host},]][[[[ ]]lip={destination:host}[[, {*}]]|[[ ]]lip={destination:host}]]";
    private const string Database = "((sql|ldap|pam|passwd-file|passwd|shadow|static|checkpassword|lua|vpopmail|bsdauth|oauth2|cache|imap|dict|login|plain|cram-md5|digest-md5|ntlm|auth|policy|gssapi))";
    private const string Who = Database + "({user.name:greedy},{source:ip}[[,<{:text}>|,{:text}]]): ";

    private const string Service = "((imap|pop3|lmtp|lda|managesieve|sieve|submission|indexer-worker|quota-status|doveadm))";
    private const string Named = "auth({user.name:greedy},{source:ip}[[,{:word}]])<{:word}>: [[Info: ]][[" + Database + ": ]]";

    public override string Name => "dovecot";

    public override Text Title => new("Dovecot IMAP and POP3 server", "Dovecot（IMAP／POP3 サーバー）");

    public override IReadOnlyList<string> Programs { get; } =
        ["dovecot", "dovecot-auth", "imap-login", "pop3-login", "managesieve-login", "submission-login", "auth-worker", "auth"];

    public override PatternSet Patterns { get; } = new(
        new("dovecot.login", "Login: " + Keys, In),
        new("dovecot.login_failed", "Login aborted: {event.reason}: [[user=<{user.name}>,]]{:text}rip={source:host},{*}", Failed),
        new("dovecot.login_failed", "{event.reason}(auth failed, {dovecot.auth.attempts:int} attempts{:text}): " + Keys, Failed),
        new("dovecot.disconnected_no_login", "Aborted login{event.reason}(no auth attempts{:text}): " + Keys, Broken),
        new("dovecot.login_failed", "((Aborted login|Maximum number of connections|Too many invalid|Login failed)){event.reason}: " + Keys, Failed),
        new("dovecot.disconnected_no_login", "Disconnected{event.reason}failed{:text}(no auth attempts{:text}): " + Keys, Broken),
        new("dovecot.disconnected_no_login", "Disconnected{event.reason}(no auth attempts{:text}): {:text}rip={source:host}, {:text}failed{*}", Broken),
        new("dovecot.disconnected_no_login", "Disconnected{event.reason}(no auth attempts{:text}): " + Keys, new("event.category=network", "event.action=mail_probe")),
        new("dovecot.disconnected_no_login", "Disconnected{event.reason}((tried to use|disconnected before)){:text}: " + Keys, Failed),
        new("dovecot.login_failed", "Disconnected{event.reason}auth failed{:text}: " + Keys, Failed),
        new("dovecot.disconnected_login", "Disconnected{event.reason}: user=<{user.name}>,{:text}rip={source:host},{*}", Ended),
        new("dovecot.aborted_login", "Aborted login{event.reason}: " + Keys, Failed),
        new("dovecot.unknown_user", Who + "[[{:word}: ]]((unknown user|Unknown user|user unknown)){*}", Failed),
        new("dovecot.password_mismatch", Who + "[[{:word}: ]]((Password mismatch|password mismatch|invalid credentials|Invalid credentials)){*}", Failed),
        new("dovecot.pam_failed", Who + "pam_authenticate() failed: {event.reason:rest}", Failed),
        new("dovecot.account_denied", Who + "{event.reason}((denied|disabled|expired|locked|not allowed|failed|refused)){*}", Failed),
        new("dovecot.auth_message", Who + "{event.reason:rest}", Meaning.None),
        new("dovecot.password_mismatch", Named + "((Password mismatch|password mismatch|invalid credentials|Invalid credentials)){*}", Failed),
        new("dovecot.unknown_user", Named + "((unknown user|Unknown user|user unknown)){*}", Failed),
        new("dovecot.auth_message", Named + "{event.reason:rest}", Meaning.None),
        new("dovecot.unknown_user", Database + "({user.name:greedy}): unknown user{*}", Failed),
        new("dovecot.session", Service + "({user.name:word}[[,{source:ip}]])[[<{:text}>]]: {event.reason:rest}", Ended),
        new("dovecot.session", Service + "({user.name:word}, {source:ip}): {event.reason:rest}", Ended),
        new("dovecot.lmtp_connect", "((Connect from|Disconnect from)) {source:host}[[: {*}]]", new("event.category=network")),
        new("dovecot.service_start", "Dovecot v{service.version:word} {*}", new("event.action=service_start")),
        new("dovecot.killed", "Killed with signal {*}", new("event.action=service_stop")));

    /// <inheritdoc/>
    public override bool TryRead(ReadOnlySpan<byte> program, ReadOnlySpan<byte> message, Record record, LineContext context)
    {
        // In its own file the process comes first; a stamped line without one is another program's.
        var isOwnFile = program.IsEmpty;
        var rest = message;
        var skipped = TakeOff(ref rest, record);
        if (isOwnFile && skipped == 0 && !rest.StartsWith("auth("u8))
        {
            return false;
        }

        if (Patterns.TryRead(rest, record))
        {
            return true;
        }

        if (skipped == 0)
        {
            return false;
        }

        context.Messages.Read(default, rest, record, context);
        return true;
    }

    /// <summary>Takes processes, levels and auth-worker connections off the beginning.</summary>
    private static int TakeOff(ref ReadOnlySpan<byte> rest, Record record)
    {
        var taken = 0;
        while (taken < 6)
        {
            if (Level(ref rest, record) || Process(ref rest) || Connection(ref rest))
            {
                taken++;
                continue;
            }

            break;
        }

        return taken;
    }

    private static bool Level(ref ReadOnlySpan<byte> rest, Record record)
    {
        var colon = rest[..Math.Min(rest.Length, 12)].IndexOf(": "u8);
        if (colon < 4 || !(rest.StartsWith("Info: "u8) || rest.StartsWith("Warning: "u8) || rest.StartsWith("Error: "u8)
            || rest.StartsWith("Fatal: "u8) || rest.StartsWith("Panic: "u8) || rest.StartsWith("Debug: "u8)))
        {
            return false;
        }

        record.Set(FieldNames.LogLevel, rest[..colon]);
        rest = rest[(colon + 2)..];
        return true;
    }

    /// <summary><c>imap-login: </c>, <c>auth-worker(123): </c>, <c>auth(default): </c>, <c>auth-worker&lt;7&gt;: </c>.</summary>
    private static bool Process(ref ReadOnlySpan<byte> rest)
    {
        var end = rest.IndexOfAny(" :(<"u8);
        if (end <= 0 || !IsProcess(rest[..end]))
        {
            return false;
        }

        var after = end;
        if (rest[end] is (byte)'(' or (byte)'<')
        {
            var close = rest.IndexOf(rest[end] == '(' ? (byte)')' : (byte)'>');

            // auth(user,address,…) is about somebody, auth(default) and auth-worker(4711) are names.
            if (close < 0 || rest[end..close].IndexOf((byte)',') >= 0)
            {
                return false;
            }

            after = close + 1;
        }

        if (!rest[after..].StartsWith(": "u8))
        {
            return false;
        }

        rest = rest[(after + 2)..];
        return true;
    }

    private static bool IsProcess(ReadOnlySpan<byte> name) => name.EndsWith("-login"u8) || name.SequenceEqual("auth"u8) || name.StartsWith("auth-worker"u8)
        || name.SequenceEqual("dovecot"u8) || name.SequenceEqual("dovecot-auth"u8) || name.SequenceEqual("master"u8) || name.SequenceEqual("lmtp"u8)
        || name.SequenceEqual("anvil"u8) || name.SequenceEqual("stats"u8) || name.SequenceEqual("log"u8);

    /// <summary><c>conn unix:auth-worker (pid=1,uid=2): </c>.</summary>
    private static bool Connection(ref ReadOnlySpan<byte> rest)
    {
        var end = rest.StartsWith("conn unix:"u8) ? rest.IndexOf("): "u8) : -1;
        rest = end < 0 ? rest : rest[(end + 3)..];
        return end >= 0;
    }
}
