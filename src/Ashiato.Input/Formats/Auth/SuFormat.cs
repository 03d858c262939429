using Ashiato.Core;
using Ashiato.Input.Patterns;

namespace Ashiato.Input.Formats.Auth;

/// <summary>su of util-linux and of shadow, BSD su.</summary>
internal sealed class SuFormat : ProgramFormat
{
    private static readonly Meaning Became = new("event.category=authentication", "event.action=su", "event.outcome=success");
    private static readonly Meaning Refused = new("event.category=authentication", "event.action=su", "event.outcome=failure");

    public override string Name => "su";

    public override Text Title => new("su (becoming another user)", "su（別ユーザーへの切り替え）");

    public override IReadOnlyList<string> Programs { get; } = ["su", "su-l", "runuser"];

    public override PatternSet Patterns { get; } = new(
        new("su.failed", "failed: {su.tty:word} changing from {user.name:word} to {user.effective.name:word}", Refused),
        new("su.success", "(to {user.effective.name:word}) {user.name:word} on {su.tty:rest}", Became),
        new("su.failed", "FAILED SU (to {user.effective.name:word}) {user.name:word} on {su.tty:rest}", Refused),
        new("su.success", "Successful su for {user.effective.name:word} by {user.name:word}", Became),
        new("su.failed", "FAILED su for {user.effective.name:word} by {user.name:word}", Refused),
        new("su.success", "+ {su.tty:word} {user.name}:{user.effective.name:word}", Became),
        new("su.failed", "- {su.tty:word} {user.name}:{user.effective.name:word}", Refused),
        new("su.success", "{user.name:word} to {user.effective.name:word} on {su.tty:word}", Became),
        new("su.failed", "BAD SU {user.name:word} to {user.effective.name:word} on {su.tty:word}", Refused),
        new("su.failed", "'su {user.effective.name:word}' failed for {user.name:word} on {su.tty:word}", Refused),
        new("su.success", "'su {user.effective.name:word}' succeeded for {user.name:word} on {su.tty:word}", Became),
        new("su.auth_failure", "pam_authenticate: {event.reason:rest}", Refused),
        new("su.unknown_user", "No passwd entry for user '{user.effective.name}'", Refused));
}
