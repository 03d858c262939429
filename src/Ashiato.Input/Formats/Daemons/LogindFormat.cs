using Ashiato.Core;
using Ashiato.Input.Patterns;

namespace Ashiato.Input.Formats.Daemons;

/// <summary>systemd-logind and elogind: sessions, seats, power.</summary>
internal sealed class LogindFormat : ProgramFormat
{
    public override string Name => "logind";

    public override Text Title => new("systemd-logind (sessions and power)", "systemd-logind（セッションと電源）");

    public override IReadOnlyList<string> Programs { get; } = ["systemd-logind", "elogind"];

    public override PatternSet Patterns { get; } = new(
        new("logind.new_session", "New session {logind.session.id:word} of user {user.name:word}.{*}", new("event.category=session", "event.action=session_opened", "event.outcome=success")),
        new("logind.new_session", "New session '{logind.session.id:word}' of user '{user.name:word}' with class {*}", new("event.category=session", "event.action=session_opened", "event.outcome=success")),
        new("logind.session_logged_out", "Session {logind.session.id:word} logged out. Waiting for processes to exit.", new("event.category=session", "event.action=session_closed")),
        new("logind.removed_session", "Removed session {logind.session.id:word}.", new("event.category=session", "event.action=session_closed")),
        new("logind.new_seat", "New seat {:word}.", Meaning.None),
        new("logind.power_key", "((Power key|Suspend key|Lid|Reboot key)) {*}", new("event.category=host", "event.action=power_key")),
        new("logind.shutdown", "((System is rebooting|System is powering down|Powering Off|Rebooting|Creating /run/nologin|The system will {:text})){*}", new("event.category=host", "event.action=shutdown")),
        new("logind.watching", "Watching system buttons on {*}", Meaning.None),
        new("logind.failed", "Failed to {event.reason:rest}", Meaning.Failure));
}
