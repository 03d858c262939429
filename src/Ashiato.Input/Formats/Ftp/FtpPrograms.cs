using Ashiato.Input.Formats.Services;
using Ashiato.Input.Patterns;

namespace Ashiato.Input.Formats.Ftp;

/// <summary>FTP servers: behind syslog and in files of their own.</summary>
internal static class FtpPrograms
{
    private static readonly Meaning Failed = new("event.category=authentication", "event.action=ftp_login", "event.outcome=failure");
    private static readonly Meaning RootRefused = new("event.category=authentication", "event.action=ftp_login", "event.outcome=failure", "user.name=root");
    private static readonly Meaning In = new("event.category=authentication", "event.action=ftp_login", "event.outcome=success");
    private static readonly Meaning Refused = new("event.category=network", "event.action=ftp_refused", "event.outcome=failure");
    private static readonly Meaning Connection = new("event.category=network", "event.action=ftp_connection");
    private static readonly Meaning Ended = new("event.category=session", "event.action=ftp_logout");
    private static readonly Meaning Transfer = new("event.category=file", "event.action=ftp_transfer", "event.outcome=success");
    private static readonly Meaning NoTransfer = new("event.category=file", "event.action=ftp_transfer", "event.outcome=failure");

    private const string Vsftpd = "[[[pid {process.pid:int}] ]]";
    private const string Client = "Client \"{source:host}\"";
    private const string Proftpd = "[[{host.hostname:word} proftpd[{process.pid:int}] ]]{ftp.server:word} ({source:host}[{source:ip}])[[:]] [[- ]]";
    private const string Pure = "[[(]]{user.name:word}@{source:host}[[)]] [{log.level:word}] ";

    public static readonly ProgramFormat[] All =
    [
        new TableProgram("vsftpd", new("vsftpd FTP server", "vsftpd（FTP サーバー）"), ["vsftpd"],
            new("vsftpd.connect", Vsftpd + "CONNECT: " + Client + "[[, {*}]]", Connection),
            new("vsftpd.login_failed", Vsftpd + "[{user.name:greedy}] FAIL LOGIN: " + Client + "[[, \"{event.reason}\"]]", Failed),
            new("vsftpd.login", Vsftpd + "[{user.name:greedy}] OK LOGIN: " + Client + "[[, {*}]]", In),
            new("vsftpd.refused", Vsftpd + "[{user.name:greedy}] FTP response: " + Client + ", \"530 {event.reason:greedy}\"", Failed),
            new("vsftpd.command", Vsftpd + "[[[{user.name:greedy}] ]]FTP ((command|response)): " + Client + ", {*}", Meaning.None),
            new("vsftpd.transfer", Vsftpd + "[{user.name:greedy}] OK {event.action:word}: " + Client + ", \"{file.path:greedy}\"[[, {*}]]", Transfer),
            new("vsftpd.transfer", Vsftpd + "[{user.name:greedy}] FAIL {event.action:word}: " + Client + ", \"{file.path:greedy}\"[[, {*}]]", NoTransfer),
            new("vsftpd.action", Vsftpd + "[{user.name:greedy}] ((OK|DEBUG)) {:text}: " + Client + "[[, {*}]]", Meaning.None)),
        new TableProgram("proftpd", new("ProFTPD FTP server", "ProFTPD（FTP サーバー）"), ["proftpd"],
            new("proftpd.no_such_user", Proftpd + "USER {user.name:greedy}: no such user found from {:word} [{:ip}] to [[::ffff:]]{destination:ip}:{destination.port:int}", Failed),
            new("proftpd.no_such_user", Proftpd + "USER {user.name:greedy}: no such user found[[ {*}]]", Failed),
            new("proftpd.login_failed", Proftpd + "USER {user.name:greedy} (Login failed): {event.reason:rest}", Failed),
            new("proftpd.login_failed", Proftpd + "SECURITY VIOLATION: ((Root|root)) login attempted[[.]]", RootRefused),
            new("proftpd.login_failed", Proftpd + "SECURITY VIOLATION: [[{user.name:greedy} login attempted|{*}]][[.]]", Failed),
            new("proftpd.max_attempts", Proftpd + "Maximum login attempts ({:int}) exceeded, connection refused", Failed),
            new("proftpd.login", Proftpd + "((USER|ANON)) {user.name:greedy}: Login successful[[.]]", In),
            new("proftpd.refused", Proftpd + "Connection refused ({event.reason}){*}", Refused),
            new("proftpd.refused", Proftpd + "Connection from {:text} denied[[.]]", Refused),
            new("proftpd.refused", Proftpd + "Refused {:word} {*}", Refused),
            new("proftpd.session_opened", Proftpd + "FTP session opened[[.]]", Connection),
            new("proftpd.session_closed", Proftpd + "FTP session closed[[.]]", Ended),
            new("proftpd.session_closed", Proftpd + "FTP {event.reason}timeout{*}", Ended),
            new("proftpd.sftp", Proftpd + "SSH2 session ((opened|closed))[[.]]", Connection),
            new("proftpd.started", Proftpd + "ProFTPD {service.version:word} {*}", Meaning.None),
            new("proftpd.message", Proftpd + "{event.reason:rest}", Meaning.None)),
        new TableProgram("pure-ftpd", new("Pure-FTPd FTP server", "Pure-FTPd（FTP サーバー）"), ["pure-ftpd", "pureftpd"],
            new("pure_ftpd.login_failed", Pure + "Authentication failed for user [{user.name:greedy}]", Failed),
            new("pure_ftpd.login", Pure + "{user.name:greedy} is now logged in", In),
            new("pure_ftpd.connection", Pure + "New connection from {source:host}", Connection),
            new("pure_ftpd.logout", Pure + "Logout[[.]]", Ended),
            new("pure_ftpd.transfer", Pure + "{file.path:greedy} ((uploaded|downloaded)){:text}({*}", Transfer),
            new("pure_ftpd.deleted", Pure + "Deleted {file.path:rest}", Transfer),
            new("pure_ftpd.too_many", Pure + "Too many connections{*}", Refused),
            new("pure_ftpd.message", Pure + "{event.reason:rest}", Meaning.None)),
        new TableProgram("wu-ftpd", new("WU-FTPD and BSD ftpd", "WU-FTPD／BSD ftpd"), ["wu-ftpd", "ftpd", "in.ftpd", "ftp"],
            new("wu_ftpd.login_failed", "failed login from {source:host}(( [{source:ip}]|))", Failed),
            new("wu_ftpd.login_failed", "repeated login failures from {source:host}(( [{source:ip}]|))", Failed),
            new("wu_ftpd.login_failed", "FTP LOGIN FAILED FROM {source:host}(( [{source:ip}]|)), {user.name:greedy}", Failed),
            new("wu_ftpd.login_failed", "FTP LOGIN FAILED ({event.reason}) FOR {source:host}(( [{source:ip}]|)), {user.name:greedy}", Failed),
            new("wu_ftpd.login_refused", "FTP LOGIN REFUSED ({event.reason}) FROM {source:host}(( [{source:ip}]|)), {user.name:greedy}", Failed),
            new("wu_ftpd.login", "FTP LOGIN FROM {source:host}(( [{source:ip}]|))[[, | as ]]{user.name:rest}", In),
            new("wu_ftpd.anonymous", "ANONYMOUS FTP LOGIN FROM {source:host}(( [{source:ip}]|))[[, {user.name:rest}]]", In),
            new("wu_ftpd.connection", "connection from {source:host}(( [{source:ip}]|)){*}", Connection)),
        new TableProgram("gssftpd", new("Kerberos ftpd", "Kerberos ftpd"), ["gssftpd"],
            new MessagePattern("gssftpd.login_failed", "repeated login failures from {source:ip}[[ ({source.domain})]]", Failed)),
    ];
}
