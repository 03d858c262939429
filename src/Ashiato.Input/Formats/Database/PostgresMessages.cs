using Ashiato.Input.Patterns;

namespace Ashiato.Input.Formats.Database;

/// <summary>Kinds of messages of the PostgreSQL server, after auth.c, postinit.c, postgres.c and postmaster.c of its sources.</summary>
internal static class PostgresMessages
{
    private static readonly Meaning Rejected = new("event.category=authentication", "event.action=login", "event.outcome=failure");
    private static readonly Meaning Connection = new("event.category=network", "event.action=connection");
    private static readonly Meaning Denied = new("event.category=database", "event.outcome=failure");

    /// <summary>The kinds, in the order of trial.</summary>
    public static readonly PatternSet Kinds = new(
        new("postgresql.auth_failed", "{postgresql.auth.method:word} authentication failed for user \"{user.name:greedy}\"[[ {*}]]", Rejected),
        new("postgresql.auth_failed", "authentication failed for user \"{user.name:greedy}\"{*}", Rejected),
        new("postgresql.hba_rejected", "no pg_hba.conf entry for [[replication connection from ]]host \"{source:host}\", user \"{user.name}\"[[, database \"{postgresql.log.database:greedy}\"]][[, {*}]]", Rejected),
        new("postgresql.hba_rejected", "pg_hba.conf rejects [[replication ]]connection for host \"{source:host}\", user \"{user.name}\"[[, database \"{postgresql.log.database:greedy}\"]][[, {*}]]", Rejected),
        new("postgresql.role_unknown", "role \"{user.name:greedy}\" does not exist", Rejected),
        new("postgresql.role_no_login", "role \"{user.name:greedy}\" is not permitted to log in", Rejected),
        new("postgresql.database_unknown", "database \"{postgresql.log.database:greedy}\" does not exist", Meaning.Failure),
        new("postgresql.too_many_connections", "((sorry, too many clients already|too many connections for {*}|remaining connection slots are reserved for {*}))", Meaning.Failure),
        new("postgresql.connection_authenticated", "connection authenticated: ((identity=\"{user.name:greedy}\" method={postgresql.auth.method:word} (|user=\"{user.name:greedy}\" method={postgresql.auth.method:word} ()){*}", Connection),
        new("postgresql.connection_authorized", "[[replication ]]connection authorized: user={user.name:greedy} database={postgresql.log.database:word}[[ {*}]]", Meaning.LoggedIn),
        new("postgresql.connection_authorized", "[[replication ]]connection authorized: user={user.name:word}[[ {*}]]", Meaning.LoggedIn),
        new("postgresql.connection_received", "connection received: host={source:host}[[ port={source.port:int}]]", Connection),
        new("postgresql.connection_received", "connection received: host=[local]", Connection),
        new("postgresql.disconnection", "disconnection: session time: {postgresql.session.time:word} user={user.name:greedy} database={postgresql.log.database:greedy} host=(([local]|{source:host}))[[ port={source.port:int}]]", new("event.category=network", "event.action=disconnection")),
        new("postgresql.startup_packet", "((incomplete startup packet|invalid length of startup packet|unsupported frontend protocol {*}|could not accept SSL connection: {*}))", new("event.category=network", "event.outcome=failure")),
        new("postgresql.copy_program", "((statement: |execute {:word}: )){:text}((PROGRAM|program)) '{process.command_line:greedy}'{*}", new("event.category=database", "event.action=copy_program")),
        new("postgresql.large_object", "((statement: |execute {:word}: )){:text}((lo_import|lo_export|pg_read_file|pg_read_binary_file|pg_ls_dir))({*}", new("event.category=database", "event.action=file_access")),
        new("postgresql.permission_denied", "permission denied ((for|to)) {*}", Denied),
        new("postgresql.permission_denied", "must be ((superuser|owner)) {*}", Denied),
        new("postgresql.syntax_error", "syntax error at or near {*}", Denied),
        new("postgresql.relation_unknown", "relation \"{postgresql.relation:greedy}\" does not exist[[ {*}]]", Denied),
        new("postgresql.starting", "starting PostgreSQL {postgresql.version:word} {*}", new("event.category=process", "event.action=service_start")),
        new("postgresql.listening", "listening on IPv{:int} address \"{destination.address}\", port {destination.port:int}", new("event.category=process", "event.action=service_start")),
        new("postgresql.ready", "database system is ready to accept connections", new("event.category=process", "event.action=service_start")),
        new("postgresql.shutdown", "((database system is shut down|received {:word} shutdown request))", new("event.category=process", "event.action=service_stop")),
        new("postgresql.reload", "received SIGHUP, reloading configuration files", new("event.category=configuration", "event.action=service_reload")),
        new("postgresql.parameter_changed", "parameter \"{postgresql.parameter}\" changed to \"{postgresql.value:greedy}\"", new("event.category=configuration", "event.action=option_change")),
        new("postgresql.crash", "server process (PID {process.pid:int}) was terminated by signal {:int}{*}", Meaning.Failure));
}
