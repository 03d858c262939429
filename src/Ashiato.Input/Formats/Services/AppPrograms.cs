using Ashiato.Input.Patterns;

namespace Ashiato.Input.Formats.Services;

/// <summary>Applications that people host for themselves.</summary>
internal static class AppPrograms
{
    private static readonly Meaning Failed = Meaning.LoginFailed;
    private static readonly Meaning In = Meaning.LoggedIn;

    // Rust's fern and .NET's Serilog: [stamp][module][LEVEL] text, or stamp [LVL] text.
    private const string Warden = "[[[{log.logger:word}] ]][[[{log.logger:word}][{log.level:word}] ]][[[{log.level:word}] ]]";
    private const string Gitea = "{log.logger:word} [{gitea.level:word}] [[[{:hex}] ]]";

    public static readonly ProgramFormat[] All =
    [
        new TableProgram("vaultwarden", new("Vaultwarden and Bitwarden", "Vaultwarden／Bitwarden"), ["vaultwarden", "bitwarden_rs", "bitwarden-identity"],
            new("vaultwarden.login_failed", Warden + "Username or password is incorrect. Try again. IP: {source:ip}. Username: {user.name:greedy}.", Failed),
            new("vaultwarden.login_failed", Warden + "Invalid ((admin token|TOTP code|TOTP code!)){:text}IP: {source:ip}[[. {*}]]", Failed),
            new("vaultwarden.login_failed", Warden + "Token is invalid! IP: {source:ip}[[. {*}]]", Failed),
            new("vaultwarden.login_failed", Warden + "{event.reason}((incorrect|nvalid|failed|disabled)){:text}IP: {source:ip}. Username: {user.name:greedy}.", Failed),
            new("vaultwarden.login", Warden + "User {user.name:greedy} logged in successfully. IP: {source:ip}", In),
            new("vaultwarden.login_failed", Warden + "Failed login attempt[[, 2FA invalid]]. {source:ip}", Failed)),
        new TableProgram("gitea", new("Gitea and Forgejo", "Gitea／Forgejo"), ["gitea", "forgejo"],
            new("gitea.login_failed", Gitea + "Failed authentication attempt for {user.name:greedy} from {source:host}[[:{source.port:int}]]: {event.reason:rest}", Failed),
            new("gitea.login_failed", "[[{log.logger:word} ]][[[{gitea.level:word}] ]]Failed authentication attempt for {user.name:greedy} from {source:host}[[:{source.port:int}]][[: {*}]]", Failed),
            new("gitea.invalid_key", "[[{log.logger:word} ]][[[{gitea.level:word}] ]]((invalid credentials|Invalid credentials)) from {source:host}[[:{source.port:int}]]", Failed)),
        new TableProgram("guacamole", new("Apache Guacamole", "Apache Guacamole"), ["guacd"],
            new("guacamole.login_failed", "[[[{process.thread.name}] {log.level:word}[[ ]] {log.logger:word} - ]]Authentication attempt from {source:host}[[ {:text}]] for user \"{user.name:greedy}\" failed.", Failed),
            new("guacamole.login", "[[[{process.thread.name}] {log.level:word}[[ ]] {log.logger:word} - ]]User \"{user.name:greedy}\" successfully authenticated from {source:host}.", In)),
        new TableProgram("znc", new("ZNC IRC bouncer", "ZNC（IRC バウンサー）"), ["znc"],
            new("znc.login_failed", "[{user.name:greedy}] failed to login from {source:host}[[:{source.port:int}]]", Failed),
            new("znc.login", "[{user.name:greedy}] connected to ZNC from {source:host}[[:{source.port:int}]]", In),
            new("znc.disconnect", "[{user.name:greedy}] disconnected from ZNC from {source:host}[[:{source.port:int}]]", new("event.category=session", "event.action=disconnect"))),
        new TableProgram("group-office", new("Group-Office", "Group-Office"), [],
            new("group_office.login_failed", "LOGIN FAILED for user: \"{user.name:greedy}\" from IP: {source:host}", Failed),
            new("group_office.login", "LOGIN SUCCESS for user: \"{user.name:greedy}\" from IP: {source:host}", In)),
        new TableProgram("gitlab", new("GitLab application log", "GitLab アプリケーションログ"), [],
            new("gitlab.login_failed", "Failed Login: username={user.name:greedy} ip={source:ip}", Failed),
            new("gitlab.login", "Successful Login: username={user.name:greedy} ip={source:ip} {*}", In)),
        new TableProgram("keycloak", new("Keycloak events", "Keycloak イベント"), ["keycloak"],
            new("keycloak.login_failed", "{log.level:word} [[ ]][{log.logger:word}] ({process.thread.name}) type=\"LOGIN_ERROR\", {:text}ipAddress=\"{source:ip}\", error=\"{event.reason}\",{:text}username=\"{user.name}\"{*}", Failed),
            new("keycloak.login_failed", "{log.level:word} [[ ]][{log.logger:word}] ({process.thread.name}) type=LOGIN_ERROR, {:text}ipAddress={source:ip}, error={event.reason:word},{:text}username={user.name}[[, {*}]]", Failed),
            new("keycloak.event_failed", "{log.level:word} [[ ]][{log.logger:word}] ({process.thread.name}) type=[[\"]]{keycloak.type:word}_ERROR[[\"]], {:text}ipAddress=[[\"]]{source:ip}[[\"]], error={event.reason:rest}", Failed),
            new("keycloak.event", "{log.level:word} [[ ]][{log.logger:word}] ({process.thread.name}) type=[[\"]]{keycloak.type:word}[[\"]], {:text}ipAddress=[[\"]]{source:ip}[[\"]]{*}", Meaning.None)),
        new TableProgram("tine20", new("Tine 2.0", "Tine 2.0"), [],
            new MessagePattern("tine20.login_failed", "{:text}- Login with username {user.name:greedy} from {source:ip} failed ({event.reason})[[!]][[{*}]]", Failed)),
    ];
}
