using Ashiato.Core;
using Ashiato.Input.Patterns;

namespace Ashiato.Input.Formats.Daemons;

/// <summary>systemd, the first process: units that start, stop and fail.</summary>
internal sealed class SystemdFormat : ProgramFormat
{
    private static readonly Meaning Started = Service("service_start", "success");
    private static readonly Meaning Stopped = Service("service_stop", "success");
    private static readonly Meaning Failed = Service("service_failed", "failure");

    public override string Name => "systemd";

    public override Text Title => new("systemd (services, timers, boot)", "systemd（サービス・タイマー・起動）");

    public override IReadOnlyList<string> Programs { get; } = ["systemd", "init"];

    public override PatternSet Patterns { get; } = new(

        // StatusUnitFormat=combined (the default of Debian 12 and others): the unit's name, then its description.
        new("systemd.started", "Started {service.name:word} - {service.description:rest}", Started),
        new("systemd.starting", "Starting {service.name:word} - {service.description:rest}", Service("service_starting", "success")),
        new("systemd.stopped", "Stopped {service.name:word} - {service.description:rest}", Stopped),
        new("systemd.stopping", "Stopping {service.name:word} - {service.description:rest}", Service("service_stopping", "success")),
        new("systemd.finished", "Finished {service.name:word} - {service.description:rest}", Started),
        new("systemd.reloaded", "Reload((ed|ing)) {service.name:word} - {service.description:rest}", Service("service_reload", "success")),
        new("systemd.reached_target", "Reached target {service.name:word} - {service.description:rest}", Started),
        new("systemd.failed_to_start", "Failed to start {service.name:word} - {service.description:rest}", Failed),
        new("systemd.started", "Started {service.name:rest}", Started),
        new("systemd.starting", "Starting {service.name:rest}", Service("service_starting", "success")),
        new("systemd.stopped", "Stopped {service.name:rest}", Stopped),
        new("systemd.stopping", "Stopping {service.name:rest}", Service("service_stopping", "success")),
        new("systemd.finished", "Finished {service.name:rest}", Started),
        new("systemd.reloaded", "Reload((ed|ing)) {service.name:rest}", Service("service_reload", "success")),
        new("systemd.reached_target", "Reached target {service.name:rest}", Started),
        new("systemd.failed_to_start", "Failed to start {service.name:rest}", Failed),
        new("systemd.failed", "{service.name:word}: Failed with result '{event.reason}'.", Failed),
        new("systemd.main_process_exited", "{service.name:word}: Main process exited, code={:word}, status={process.exit_code:int}/{event.reason:rest}", Failed),
        new("systemd.control_process_exited", "{service.name:word}: Control process exited, {event.reason:rest}", Failed),
        new("systemd.deactivated", "{service.name:word}: ((Deactivated successfully|Succeeded)).", Stopped),
        new("systemd.oom_killed", "{service.name:word}: A process of this unit has been killed by the OOM killer.", Failed),
        new("systemd.restart_scheduled", "{service.name:word}: Scheduled restart job, restart counter is at {:int}.", Failed),
        new("systemd.start_limit", "{service.name:word}: Start request repeated too quickly.", Failed),
        new("systemd.consumed", "{service.name:word}: Consumed {*}", Meaning.None),
        new("systemd.unit_world_accessible", "Configuration file {file.path:word} is marked ((world-writable|executable|world-inaccessible)){*}", Meaning.None),
        new("systemd.time_changed", "Time has been changed", new("event.category=host", "event.action=time_changed")),
        new("systemd.booted", "systemd {:word} running in system mode{*}", new("event.category=host", "event.action=boot")),
        new("systemd.detected", "Detected {*}", new("event.category=host", "event.action=boot")),
        new("systemd.shutting_down", "Shutting down.{*}", new("event.category=host", "event.action=shutdown")),
        new("systemd.new_slice", "((Created slice|Removed slice|Listening on|Mounted|Mounting|Unmounted|Unmounting|Set up|Closed|Activating|Activated|Queued)) {service.name:rest}", Meaning.None),
        new("systemd.reloading", "((Reloading|Reexecuting)).{*}", new("event.category=configuration", "event.action=systemd_reload")));

    private static Meaning Service(string action, string outcome) => new("event.category=process", "event.action=" + action, "event.outcome=" + outcome);
}
