using System.Runtime.InteropServices;

namespace Ashiato.Mail;

/// <summary>A user of this machine (passwd(5), through the name service).</summary>
/// <param name="Name">The login name.</param>
/// <param name="Id">The number.</param>
/// <param name="FullName">The name of the person: the comment field up to its first comma, <c>&amp;</c> replaced as finger(1) does.</param>
public sealed record SystemUser(string Name, uint Id, string FullName)
{
    // struct passwd of glibc and musl on 64 bits: name, password, uid and gid, comment, home, shell.
    private const int IdOffset = 16;
    private const int CommentOffset = 24;

    /// <summary>Whoever runs this program; a user without an entry is called by number.</summary>
    public static SystemUser Current => Read(Libc.PasswordEntry(Libc.UserId)) ?? new SystemUser("uid" + Libc.UserId, Libc.UserId, "");

    /// <summary>The user of that login name, or null.</summary>
    public static SystemUser? Find(string name) => name.Length is 0 or > 64 || name.Contains('\0', StringComparison.Ordinal) ? null : Read(Libc.PasswordEntry(name));

    private static SystemUser? Read(IntPtr entry)
    {
        if (entry == IntPtr.Zero)
        {
            return null;
        }

        var name = Marshal.PtrToStringUTF8(Marshal.ReadIntPtr(entry)) ?? "";
        var comment = Marshal.PtrToStringUTF8(Marshal.ReadIntPtr(entry, CommentOffset)) ?? "";
        return new SystemUser(name, (uint)Marshal.ReadInt32(entry, IdOffset), Person(comment, name));
    }

    private static string Person(string comment, string name) =>
        comment.Split(',')[0].Trim().Replace("&", name.Length > 0 ? char.ToUpperInvariant(name[0]) + name[1..] : "", StringComparison.Ordinal);
}
