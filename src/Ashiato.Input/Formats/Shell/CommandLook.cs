using System.Text;
using Ashiato.Core;

namespace Ashiato.Input.Formats.Shell;

/// <summary>Tells by looks whether a line is a command (the Shell Command Language of POSIX, section 2).</summary>
internal static class CommandLook
{
    private const int LongestName = 64;

    /// <summary>Words that many command lines begin with: reserved words, built-ins, and what administrators and intruders use.</summary>
    private const string WellKnown =
        """
        . : [ [[ alias bg bind break builtin case cd command continue declare do done echo elif else enable env esac eval exec exit export
        false fg fi for function getopts hash help history if jobs kill let local logout popd printf pushd pwd read readonly return select
        set shift shopt source suspend test then time times trap true type typeset ulimit umask unalias unset until wait while
        7z ab adduser ansible ansible-playbook apache2ctl apk apt apt-cache apt-get apt-key aptitude arp at awk aws base64 basename bash batcat
        bc busybox bzip2 cal cat certbot chage chattr chgrp chkconfig chmod chown chpasswd chroot clear cmake cmp composer cp cpio crontab
        csh ctr curl cut dash date dd deluser df dhclient diff dig dirname dmesg dnf dnf5 docker docker-compose doas dpkg du e2fsck egrep emacs
        ethtool expr exim fdisk fgrep file find firewall-cmd free fsck ftp gcc gdb getent git go gpasswd gpg grep groupadd groupdel groups
        gunzip gzip halt head helm hexdump host hostname hostnamectl htop iconv id ifconfig init insmod install iostat ip ip6tables iptables
        iptables-save java javac journalctl jq kubectl last lastb lastlog ldd less ln locate logger login logrotate ls lsattr lsblk lscpu lsmod lsof
        lsusb ltrace lvs lxc lynx mail make man masscan md5sum mkdir mkfifo mkfs mknod mktemp modprobe mongo mongosh more mount mtr mv
        mysql mysqladmin mysqldump nano nc ncat ncdu neofetch netcat netplan netstat newgrp nft nginx nice nload nmap node nohup npm npx nslookup
        od openssl opkg pacman passwd paste patch perl pg_dump pgrep php pidof ping ping6 pip pip3 pkill pm2 pnpm podman postconf postqueue
        poweroff ps psql pstree python python2 python3 rdate readlink reboot redis-cli renice reset rm rmdir rmmod route rpm rsync ruby
        runuser sa scp screen sed sendmail seq service sestatus setenforce setfacl sh sha1sum sha256sum shred shutdown sleep smbclient snap socat
        sort split sqlite3 ss ssh ssh-add ssh-copy-id ssh-keygen sshpass stat strace strings su sudo sudoedit supervisorctl swapoff swapon sync
        sysctl systemctl systemd-analyze tac tail tar tcpdump tee telnet terraform tmux top touch tr traceroute tree tshark tune2fs ufw umount uname
        unlink unxz unzip update-rc.d updatedb uptime useradd userdel usermod uuidgen vi vim virsh visudo vmstat w watch wc wget
        whereis which who whoami whois wp xargs xxd xz yarn yum zcat zgrep zip zsh zstd zypper
        """;

    private static readonly HashSet<byte[]> Known = new(WellKnown.Split((char[])[' ', '\n', '\r'], StringSplitOptions.RemoveEmptyEntries).Select(Encoding.ASCII.GetBytes), Utf8Keys.Comparer);

    /// <summary>Looks at a line.</summary>
    public static CommandLikeness Of(ReadOnlySpan<byte> line)
    {
        var text = line.Trim(" \t\r"u8);
        if (text.IsEmpty || HasControls(text))
        {
            return CommandLikeness.None;
        }

        text = text.TrimStart("({!\\ "u8);
        while (AssignmentLength(text) is > 0 and var length)
        {
            text = text[length..].TrimStart(" \t"u8);
            if (text.IsEmpty)
            {
                return CommandLikeness.Clear;
            }
        }

        var end = text.IndexOfAny(" \t;|&<>()\"'`$"u8);
        var word = end < 0 ? text : text[..end];
        if (Known.GetAlternateLookup<ReadOnlySpan<byte>>().Contains(word) || IsPath(word) || IsExpansion(text))
        {
            return CommandLikeness.Clear;
        }

        if (text.IsEmpty || text[0] == '#')
        {
            return CommandLikeness.Possible;
        }

        return !IsName(word) ? CommandLikeness.None
            : HasSyntax(text[word.Length..]) ? CommandLikeness.Clear
            : IsSentence(text) ? CommandLikeness.None : CommandLikeness.Possible;
    }

    private static bool HasControls(ReadOnlySpan<byte> text) => text.IndexOfAnyInRange((byte)0, (byte)8) >= 0 || text.IndexOfAnyInRange((byte)10, (byte)31) >= 0 || text.Contains((byte)127);

    /// <summary>Length of <c>NAME=value</c> at the beginning; 0 when there is none.</summary>
    private static int AssignmentLength(ReadOnlySpan<byte> text)
    {
        var equals = text.IndexOf((byte)'=');
        if (equals <= 0 || equals > LongestName || char.IsAsciiDigit((char)text[0]))
        {
            return 0;
        }

        foreach (var b in text[..equals])
        {
            if (!char.IsAsciiLetterOrDigit((char)b) && b != '_')
            {
                return 0;
            }
        }

        var value = text[(equals + 1)..];
        var from = 0;
        if (value is [(byte)'"' or (byte)'\'', ..])
        {
            from = value[1..].IndexOf(value[0]) + 2;
            if (from < 2)
            {
                return text.Length;
            }
        }

        var blank = value[from..].IndexOfAny(" \t;"u8);
        return blank < 0 ? text.Length : equals + 1 + from + blank + (value[from + blank] == ';' ? 1 : 0);
    }

    private static bool IsPath(ReadOnlySpan<byte> word) =>
        word.Length > 1 && (word[0] == '/' || word.StartsWith("./"u8) || word.StartsWith("../"u8) || word.StartsWith("~/"u8));

    /// <summary><c>$(…)</c>, <c>${…}</c>, <c>$NAME</c>, <c>`…`</c> in the command's place, and history's <c>!!</c> that stayed.</summary>
    private static bool IsExpansion(ReadOnlySpan<byte> text) =>
        text.Length > 2 && ((text[0] == '$' && (text[1] is (byte)'(' or (byte)'{' or (byte)'_' || char.IsAsciiLetter((char)text[1]))) || (text[0] == '`' && text[1..].Contains((byte)'`')));

    /// <summary>A command's name: no capital in front, as prose has, and none of the marks that prose and data have in words.</summary>
    private static bool IsName(ReadOnlySpan<byte> word)
    {
        if (word.Length is 0 or > LongestName || (!char.IsAsciiLetterLower((char)word[0]) && !char.IsAsciiDigit((char)word[0])))
        {
            return false;
        }

        foreach (var b in word)
        {
            if (!char.IsAsciiLetterOrDigit((char)b) && b is not ((byte)'_' or (byte)'-' or (byte)'.' or (byte)'+'))
            {
                return false;
            }
        }

        return word.IndexOfAnyInRange((byte)'a', (byte)'z') >= 0;
    }

    /// <summary>An option, a path, a pipe, a redirection, an expansion.</summary>
    private static bool HasSyntax(ReadOnlySpan<byte> rest)
    {
        if (rest.IndexOfAny("|<>$`"u8) >= 0 || rest.IndexOf("&&"u8) >= 0)
        {
            return true;
        }

        for (var blank = rest.IndexOf((byte)' '); blank >= 0 && blank + 2 < rest.Length; blank = rest.IndexOf((byte)' '))
        {
            rest = rest[(blank + 1)..];
            if ((rest[0] == '-' && (rest[1] == '-' || char.IsAsciiLetter((char)rest[1]))) || IsPath(rest))
            {
                return true;
            }
        }

        return false;
    }

    private static bool IsSentence(ReadOnlySpan<byte> text) => text[^1] is (byte)'.' or (byte)',' or (byte)'!' or (byte)'?' or (byte)':' || text.IndexOf(", "u8) >= 0;
}
