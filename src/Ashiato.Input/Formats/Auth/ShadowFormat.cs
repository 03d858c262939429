using Ashiato.Core;
using Ashiato.Input.Patterns;

namespace Ashiato.Input.Formats.Auth;

/// <summary>The account tools of shadow (useradd, usermod, userdel, groupadd, gpasswd, chage, passwd, chsh …), of adduser and of newusers.</summary>
internal sealed class ShadowFormat : ProgramFormat
{
    private static readonly Meaning UserAdded = Iam("user_added");
    private static readonly Meaning UserRemoved = Iam("user_removed");
    private static readonly Meaning UserChanged = Iam("user_changed");
    private static readonly Meaning GroupAdded = Iam("group_added");
    private static readonly Meaning GroupRemoved = Iam("group_removed");
    private static readonly Meaning Joined = Iam("group_member_added");
    private static readonly Meaning Left = Iam("group_member_removed");
    private static readonly Meaning Password = Iam("password_changed");
    private static readonly Meaning Refused = new("event.category=iam", "event.outcome=failure");

    public override string Name => "shadow";

    public override Text Title => new("account tools (useradd, usermod, passwd, chage, groupadd …)", "アカウント管理コマンド（useradd, usermod, passwd, chage, groupadd など）");

    public override IReadOnlyList<string> Programs { get; } =
        ["useradd", "usermod", "userdel", "groupadd", "groupmod", "groupdel", "groupmems", "gpasswd", "passwd", "chpasswd", "chage", "chfn", "chsh", "newusers", "adduser", "addgroup", "deluser", "vipw", "newgrp"];

    public override PatternSet Patterns { get; } = new(
        new("useradd.new_user", "new user: name={user.name}, UID={user.id:int}, GID={group.id:int}, home={useradd.home}, shell={useradd.shell:word}[[, from={useradd.from}]]", UserAdded),
        new("useradd.new_group", "new group: name={group.name}, GID={group.id:int}", GroupAdded),
        new("useradd.add_to_group", "add '{user.name}' to group '{group.name}'", Joined),
        new("useradd.add_to_shadow_group", "add '{user.name}' to shadow group '{group.name}'", Joined),
        new("useradd.new_account", "new account added - account={user.name}, uid={user.id:int}, gid={group.id:int}, home={useradd.home}, shell={useradd.shell:word}{*}", UserAdded),
        new("useradd.failed", "failed adding user '{user.name}'[[, {event.reason:rest}]]", Refused),
        new("usermod.change_name", "change user name '{user.name}' to '{user.changes.name}'", UserChanged),
        new("usermod.change_uid", "change user '{user.name}' UID from '{user.changes.old_id:int}' to '{user.changes.id:int}'", UserChanged),
        new("usermod.change_gid", "change user '{user.name}' GID from '{user.changes.old_group_id:int}' to '{user.changes.group_id:int}'", UserChanged),
        new("usermod.change_shell", "change user '{user.name}' shell from '{user.changes.old_shell}' to '{useradd.shell}'", UserChanged),
        new("usermod.change_home", "change user '{user.name}' home from '{user.changes.old_home}' to '{useradd.home}'", UserChanged),
        new("usermod.change_password", "change user '{user.name}' password", Password),
        new("usermod.change_expiration", "change user '{user.name}' ((expiration|inactive)) from {*}", UserChanged),
        new("usermod.lock", "lock user '{user.name}' password", UserChanged),
        new("usermod.unlock", "unlock user '{user.name}' password", UserChanged),
        new("usermod.change_other", "change user '{user.name}' {*}", UserChanged),
        new("usermod.changed_shell", "changed user '{user.name}' shell to '{useradd.shell}'", UserChanged),
        new("usermod.removed_from_group", "((delete|removed)) '{user.name}' from [[shadow ]]group '{group.name}'", Left),
        new("userdel.deleted", "delete user '{user.name}'", UserRemoved),
        new("userdel.deleted_account", "account deleted - account={user.name},{*}", UserRemoved),
        new("userdel.removed_group", "removed [[shadow ]]group '{group.name}' owned by '{user.name}'", GroupRemoved),
        new("userdel.mail_removed", "((delete|remove)) {*}", UserRemoved),
        new("groupadd.added", "group added to {file.path:word}: name={group.name}[[, GID={group.id:int}]]", GroupAdded),
        new("groupmod.changed", "group changed in {file.path:word} {*}", Iam("group_changed")),
        new("groupdel.removed", "((group '{group.name}' removed[[ from {file.path:rest}]]|removed group '{group.name}'))", GroupRemoved),
        new("gpasswd.member_added", "user {user.name:word} added by {user.actor.name:word} to group {group.name:word}", Joined),
        new("gpasswd.member_added", "members of group {group.name:word} set by {user.actor.name:word} to {user.name:rest}", Joined),
        new("gpasswd.member_removed", "user {user.name:word} removed by {user.actor.name:word} from group {group.name:word}", Left),
        new("gpasswd.group_password", "((change|remove)) the password [[for|of|from]] group {group.name:word}{*}", Iam("group_changed")),
        new("passwd.changed", "password changed for {user.name:word}[[ by {user.actor.name:word}| by {*}]]", Password),
        new("passwd.changed", "password for '{user.name}' changed by '{user.actor.name}'", Password),
        new("passwd.cannot_change", "can't {:text} '{user.name}'{*}", Refused),
        new("passwd.user_unknown", "user '{user.name}' does not exist{*}", Refused),
        new("passwd.wrong", "{:text}((incorrect password|wrong password)) for {*}", Refused),
        new("chage.changed", "changed password expiry for {user.name:rest}", UserChanged),
        new("chfn.changed", "changed user '{user.name}' information[[.]]", UserChanged),
        new("chage.changed", "changed {*}", UserChanged),
        new("newgrp.switched", "user '{user.name}' (login '{user.actor.name}' on {:word}) ((switched|returned)) to group '{group.name}'", Meaning.None),
        new("shadow.not_permitted", "{:text}((not authorized|Permission denied|permission denied)){*}", Refused));

    private static Meaning Iam(string action) => new("event.category=iam", "event.action=" + action, "event.outcome=success");
}
