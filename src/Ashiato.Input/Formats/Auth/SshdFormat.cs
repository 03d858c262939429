using Ashiato.Core;
using Ashiato.Input.Patterns;

namespace Ashiato.Input.Formats.Auth;

/// <summary>OpenSSH's server, also split into sshd-session and sshd-auth (10.0 and later). Kinds after auth.c, auth2.c, packet.c, session.c.</summary>
internal sealed class SshdFormat : ProgramFormat
{
    private static readonly Meaning Failed = new("event.category=authentication", "event.action=ssh_login", "event.outcome=failure");
    private static readonly Meaning Accepted = new("event.category=authentication", "event.action=ssh_login", "event.outcome=success");

    public override string Name => "sshd";

    public override Text Title => new("OpenSSH server", "OpenSSH サーバー");

    public override IReadOnlyList<string> Programs { get; } = ["sshd", "sshd-session", "sshd-auth"];

    public override PatternSet Patterns { get; } = new(
        new("sshd.accepted", "Accepted {sshd.auth.method:word} for {user.name:greedy} from {source:host} port {source.port:int}[[ ssh2| ssh1]][[: {sshd.auth.key_type:word} {sshd.auth.key_fingerprint}]]", Accepted),
        new("sshd.failed_invalid_user", "Failed {sshd.auth.method:word} for ((invalid|illegal)) user {user.name:greedy} from {source:host}[[ port {source.port:int}]][[ {*}]]", Failed),
        new("sshd.failed", "Failed {sshd.auth.method:word} for {user.name:greedy} from {source:host}[[ port {source.port:int}]][[ {*}]]", Failed),
        new("sshd.invalid_user", "((Invalid|Illegal)) user {user.name:greedy} from {source:host}[[ port {source.port:int}]][[ {*}]]", Failed));
}
