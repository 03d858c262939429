using Ashiato.Core;
using Ashiato.Input.Patterns;

namespace Ashiato.Input.Formats.Auth;

/// <summary>sudo's log lines (sudo's lib/eventlog): <c>caller : reason ; TTY=… ; PWD=… ; USER=… ; COMMAND=…</c>; also doas.</summary>
internal sealed class SudoFormat : ProgramFormat
{
    private const string Tail = "[[TTY={sudo.tty} ; ]][[PWD={sudo.pwd} ; ]]USER={user.effective.name:word}[[ ; GROUP={group.name:word}]][[ ; TSID={:word}]][[ ; ENV={sudo.env}]] ; COMMAND={sudo.command:rest}";
    private static readonly Meaning Ran = new("event.category=process", "event.action=sudo", "event.outcome=success");
    private static readonly Meaning Refused = new("event.category=process", "event.action=sudo", "event.outcome=failure");

    public override string Name => "sudo";

    public override Text Title => new("sudo and doas", "sudo と doas");

    public override IReadOnlyList<string> Programs { get; } = ["sudo", "doas", "sudoedit"];

    public override PatternSet Patterns { get; } = new(
        new("sudo.command", "{user.name:word} : " + Tail, Ran),
        new("sudo.not_in_sudoers", "{user.name:word} : user NOT in sudoers ; " + Tail, Refused),
        new("sudo.not_authorized", "{user.name:word} : user NOT authorized on host ; " + Tail, Refused),
        new("sudo.command_not_allowed", "{user.name:word} : command not allowed ; " + Tail, Refused),
        new("sudo.incorrect_password", "{user.name:word} : {sudo.attempts:int} incorrect password attempt[[s]] ; " + Tail, Refused),
        new("sudo.password_required", "{user.name:word} : a password is required ; " + Tail, Refused),
        new("sudo.auth_error", "{user.name:word} : ((Authentication failure|auth failed|PAM account management error|Account expired)){:text} ; " + Tail, Refused),
        new("sudo.command_continued", "{user.name:word} : (command continued) {sudo.command:rest}", Ran),
        new("sudo.other_reason", "{user.name:word} : {event.reason} ; " + Tail, Meaning.None),
        new("sudo.unable_to_resolve", "[[{user.name:word} : ]]unable to resolve host {host.hostname:rest}", Meaning.None),
        new("sudo.conversation_failed", "[[{user.name:word} : ]]{:text}conversation failed", Refused),
        new("doas.command", "{user.name:word} ran command {sudo.command} as {user.effective.name:word} from {sudo.pwd}", Ran),
        new("doas.failed", "((failed auth for|command not permitted for)) {user.name:word}[[: {sudo.command:rest}]]", Refused));
}
