using Ashiato.Input.Patterns;

namespace Ashiato.Input.Formats.Database;

/// <summary>Kinds of messages of MySQL and MariaDB servers, after share/errmsg-utf8.txt of their sources.</summary>
internal static class MysqlMessages
{
    private static readonly Meaning Refused = new("event.category=authentication", "event.action=login", "event.outcome=failure");

    /// <summary>The kinds, in the order of trial.</summary>
    public static readonly PatternSet Kinds = new(
        new("mysql.access_denied", "Access denied for user '{user.name:greedy}'@'{source:host}' (using password: {mysql.using_password:word})", Refused),
        new("mysql.access_denied", "Access denied for user '{user.name:greedy}'@'{source:host}' to database '{mysql.database:greedy}'", Refused),
        new("mysql.access_denied", "Access denied for user '{user.name:greedy}'@'{source:host}'", Refused),
        new("mysql.account_locked", "Access denied for user '{user.name:greedy}'@'{source:host}'. Account is ((locked|blocked)){*}", Refused),
        new("mysql.host_blocked", "Host '{source:host}' is blocked because of many connection errors{*}", Refused),
        new("mysql.host_refused", "Host '{source:host}' is not allowed to connect to this ((MySQL|MariaDB)) server", Refused),
        new("mysql.aborted_connection", "Aborted connection {mysql.thread_id:int} to db: '{mysql.database:greedy}' user: '{user.name:greedy}' host: '{source:host}' ({event.reason:greedy})", new("event.category=network", "event.action=disconnection")),
        new("mysql.aborted_connection", "Aborted connection {mysql.thread_id:int} to db: '{mysql.database:greedy}' user: '{user.name:greedy}' host: '{source:host}'{*}", new("event.category=network", "event.action=disconnection")),
        new("mysql.unauthenticated_aborted", "Aborted connection {mysql.thread_id:int} to db: {*}", new("event.category=network", "event.action=disconnection")),
        new("mysql.name_not_resolved", "IP address '{source:ip}' could not be resolved: {event.reason:rest}"),
        new("mysql.udf_failed", "Can't open shared library '{file.path:greedy}' ({*}", new("event.category=database", "event.action=function_load", "event.outcome=failure")),
        new("mysql.root_without_password", "root@localhost is created with an empty password ! {*}"),
        new("mysql.skip_grants", "{:text}--skip-grant-tables{*}", new("event.category=configuration")),
        new("mysql.ready", "{process.executable:word}: ready for connections.[[ {*}]]", new("event.category=process", "event.action=service_start")),
        new("mysql.starting", "{process.executable:word} (((mysqld|server)) {mysql.version:greedy}) starting as process {process.pid:int}[[ {*}]]", new("event.category=process", "event.action=service_start")),
        new("mysql.shutdown", "{process.executable:word}: ((Normal shutdown|Shutdown complete|Received SHUTDOWN from user {*}|Shutdown complete{*})){*}", new("event.category=process", "event.action=service_stop")),
        new("mysql.signal", "{process.executable:word}: Got signal {:int}. Aborting!{*}", new("event.category=process", "event.action=service_stop")),
        new("mysql.crash", "mysqld got signal {:int} ;", new("event.category=process", "event.outcome=failure")));

    /// <summary>Commands of the general query log that matter to who looks for intruders.</summary>
    public static readonly PatternSet Commands = new(
        new("mysql.connect", "Connect\t{user.name:greedy}@{source:host} on {mysql.database:word}[[ using {*}]]", new("event.category=authentication", "event.action=login")),
        new("mysql.connect", "Connect\t{user.name:greedy}@{source:host} on [[ using {*}]]", new("event.category=authentication", "event.action=login")),
        new("mysql.connect", "Connect\t{user.name:greedy}@{source:host} as {mysql.privilege_user:word} on[[ {mysql.database:word}]][[ ]][[ using {*}]]", new("event.category=authentication", "event.action=login")),
        new("mysql.file_write", "((Query|Execute))\t{:text}INTO ((OUTFILE|DUMPFILE)) '{file.path}'{*}", new("event.category=database", "event.action=file_write")),
        new("mysql.file_read", "((Query|Execute))\t{:text}LOAD_FILE({*}", new("event.category=database", "event.action=file_read")),
        new("mysql.function_created", "((Query|Execute))\t{:text}CREATE {:text}FUNCTION {mysql.function:word} {:text}SONAME {*}", new("event.category=database", "event.action=function_load")),
        new("mysql.query", "((Query|Execute|Prepare))\t{*}", new("event.category=database", "event.action=query")),
        new("mysql.quit", "Quit[[\t{*}]]", new("event.category=network", "event.action=disconnection")));
}
