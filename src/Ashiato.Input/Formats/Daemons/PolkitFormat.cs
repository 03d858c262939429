using Ashiato.Core;
using Ashiato.Input.Patterns;

namespace Ashiato.Input.Formats.Daemons;

/// <summary>polkitd and pkexec: who was allowed to act as another user (sudo's sibling of the desktop and of systemctl).</summary>
internal sealed class PolkitFormat : ProgramFormat
{
    public override string Name => "polkit";

    public override Text Title => new("polkit and pkexec", "polkit と pkexec");

    public override IReadOnlyList<string> Programs { get; } = ["polkitd", "pkexec", "polkit-agent-helper-1"];

    public override PatternSet Patterns { get; } = new(
        new("pkexec.command", "{user.name:word}: Executing command [USER={user.effective.name:word}] [TTY={pkexec.tty}] [CWD={process.working_directory}] [COMMAND={process.command_line}]", new("event.category=process", "event.action=pkexec", "event.outcome=success")),
        new("pkexec.refused", "{user.name:word}: Error executing command as another user: {event.reason} [USER={user.effective.name:word}]{*}", new("event.category=process", "event.action=pkexec", "event.outcome=failure")),
        new("polkit.authenticated", "Operator of {:text} successfully authenticated as unix-user:{user.name:word}{*}", Meaning.LoggedIn),
        new("polkit.failed", "Operator of {:text} FAILED to authenticate{*}", Meaning.LoginFailed),
        new("polkit.agent", "((Registered|Unregistered)) Authentication Agent for {*}", Meaning.None));
}
