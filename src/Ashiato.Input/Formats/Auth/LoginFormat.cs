using Ashiato.Core;
using Ashiato.Input.Patterns;

namespace Ashiato.Input.Formats.Auth;

/// <summary>login(1) on terminals, of util-linux and shadow.</summary>
internal sealed class LoginFormat : ProgramFormat
{
    public override string Name => "login";

    public override Text Title => new("login (consoles and serial lines)", "login（コンソール・シリアル端末）");

    public override IReadOnlyList<string> Programs { get; } = ["login", "remote", "rlogind", "telnetd", "rshd", "rexecd", "gdm", "sshd-login"];

    public override PatternSet Patterns { get; } = new(
        new("login.failed", "FAILED LOGIN[[ SESSION]][[ {login.attempts:int}| ({login.attempts:int})]] [[on '{login.tty}' ]]FROM {source:host} FOR [[']]{user.name}[[']], {event.reason:rest}", Meaning.LoginFailed),
        new("login.failed", "FAILED LOGIN[[ SESSION]][[ ({login.attempts:int})]] on '{login.tty}'[[ from '{source:host}']] FOR [[']]{user.name}[[']], {event.reason:rest}", Meaning.LoginFailed),
        new("login.too_many", "TOO MANY LOGIN TRIES ({login.attempts:int}) [[on '{login.tty}' ]]FROM {source:host} FOR {user.name}, {event.reason:rest}", Meaning.LoginFailed),
        new("login.too_many", "TOO MANY LOGIN TRIES{*}", Meaning.LoginFailed),
        new("login.root", "ROOT LOGIN[[ ]]ON {login.tty:word}[[ FROM {source:host}]]", new("event.category=authentication", "event.action=login", "event.outcome=success", "user.name=root")),
        new("login.root", "ROOT LOGIN  on '{login.tty}'[[ from '{source:host}']]", new("event.category=authentication", "event.action=login", "event.outcome=success", "user.name=root")),
        new("login.success", "LOGIN ON {login.tty:word} BY {user.name:word}[[ FROM {source:host}]]", Meaning.LoggedIn),
        new("login.dialup", "DIALUP AT {login.tty:word} BY {user.name:word}", Meaning.LoggedIn),
        new("login.invalid", "invalid password for [[']]{user.name}[[']] {:text}on '{login.tty}'[[ from '{source:host}']]{*}", Meaning.LoginFailed));
}
