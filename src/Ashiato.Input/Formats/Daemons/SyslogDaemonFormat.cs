using Ashiato.Core;
using Ashiato.Input.Patterns;

namespace Ashiato.Input.Formats.Daemons;

/// <summary>The loggers themselves: rsyslogd, syslog-ng, syslogd, systemd-journald. When they stop, nobody writes down what happens.</summary>
internal sealed class SyslogDaemonFormat : ProgramFormat
{
    private static readonly Meaning Started = new("event.category=process", "event.action=logger_start");
    private static readonly Meaning Stopped = new("event.category=process", "event.action=logger_stop");
    private static readonly Meaning Dropped = new("event.category=process", "event.action=logger_dropped");

    public override string Name => "syslogd";

    public override Text Title => new("the loggers: rsyslogd, syslog-ng, journald, auditd", "ログ収集デーモン（rsyslogd、syslog-ng、journald、auditd）");

    public override IReadOnlyList<string> Programs { get; } = ["rsyslogd", "syslogd", "syslog-ng", "systemd-journald", "systemd-journal", "journal", "klogd", "rsyslog", "rsyslogd-2007", "rsyslogd-2177", "auditd"];

    public override PatternSet Patterns { get; } = new(
        new("rsyslogd.start", "[origin software=\"{:word}\"{:text}] start{*}", Started),
        new("rsyslogd.stop", "[origin software=\"{:word}\"{:text}] exiting on signal {process.signal:int}.", Stopped),
        new("rsyslogd.hup", "[origin software=\"{:word}\"{:text}] rsyslogd was HUPed{*}", new("event.category=process", "event.action=logger_reopen")),
        new("rsyslogd.rate_limited", "imuxsock {*}", Dropped),
        new("rsyslogd.rate_limited", "imuxsock[pid: {process.pid:int}]: {*}", Dropped),
        new("rsyslogd.messages_lost", "imjournal: {event.reason:rest}", Dropped),
        new("rsyslogd.action_suspended", "action '{:text}' ((suspended|resumed)){*}", Meaning.None),
        new("syslogd.exiting", "exiting on signal {process.signal:int}", Stopped),
        new("syslogd.exiting", "Kernel log daemon terminating.", Stopped),
        new("syslogd.restart", "syslogd {:word}: restart[[.]][[ {*}]]", Started),
        new("syslogd.restart", "{:word}: restart[[.]]", Started),
        new("syslog_ng.start", "syslog-ng starting up; version='{:word}'", Started),
        new("syslog_ng.stop", "syslog-ng shutting down; version='{:word}'", Stopped),
        new("auditd.start", "Init complete, auditd {:word} listening for events{*}", Started),
        new("auditd.stop", "The audit daemon is exiting[[.]]", Stopped),
        new("auditd.disk", "((Audit daemon has no space left|Audit daemon is low on disk space|Audit daemon is suspending logging)){*}", Dropped),
        new("journald.start", "Journal started", Started),
        new("journald.stop", "((Journal stopped|Received SIGTERM from PID {*}))", Stopped),
        new("journald.suppressed", "Suppressed {:int} messages from {*}", Dropped),
        new("journald.missed", "Missed {:int} kernel messages", Dropped),
        new("journald.corrupted", "File {file.path:word} corrupted or uncleanly shut down, renaming and replacing.", new("event.category=file", "event.action=journal_damaged")),
        new("journald.vacuumed", "Vacuuming done, freed {*}", new("event.category=file", "event.action=journal_vacuumed")));
}
