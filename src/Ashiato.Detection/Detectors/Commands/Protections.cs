namespace Ashiato.Detection.Detectors.Commands;

/// <summary>Commands against what protects a server: firewalls, auditing, the files that decide who may do what.</summary>
internal static class Protections
{
    private static readonly WordSet Units = new(
        "fail2ban auditd rsyslog syslog syslog-ng systemd-journald firewalld ufw nftables iptables ip6tables apparmor crowdsec crowdsec-firewall-bouncer sshguard denyhosts psad ossec wazuh-agent clamav-daemon clamd falco snoopy aide");

    private static readonly WordSet Daemons = new("rsyslogd syslogd syslog-ng auditd fail2ban-server crowdsec wazuh-agentd ossec-analysisd falco clamd");
    private static readonly WordSet Editors = new("vi vim vim.basic vim.tiny view nano emacs ed ex pico mcedit joe");
    private static readonly WordSet Changers = new("tee truncate dd chattr patch");
    private static readonly WordSet Copiers = new("cp mv install ln rsync scp");
    private static readonly WordSet Readers = new("cat cp tar less more head tail scp rsync base64 xxd od strings dd zip gzip curl wget nc unshadow mv sort");

    /// <summary>A protection is switched off.</summary>
    public static bool IsSwitchedOff(in CommandText command)
    {
        foreach (ref readonly var part in command.Parts)
        {
            if (IsSwitchedOff(command, part))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>A file is made unchangeable. resolv.conf is what administrators fix that way.</summary>
    public static bool IsMadeImmutable(in CommandText command)
    {
        foreach (ref readonly var part in command.Parts)
        {
            if (command.NameOf(part).SequenceEqual("chattr"u8) && IsForOthers(command.WordsOf(part), MakesImmutable, static file => file.SequenceEqual("/etc/resolv.conf"u8)))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>A program gets the set-user-id bit. Browsers' sandboxes need it.</summary>
    public static bool IsMadeSetuid(in CommandText command)
    {
        foreach (ref readonly var part in command.Parts)
        {
            if (command.NameOf(part).SequenceEqual("chmod"u8) && IsForOthers(command.WordsOf(part), SetsUserId, static file => file.EndsWith("-sandbox"u8)))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>The keys that may log in are changed.</summary>
    public static bool IsKeysChanged(in CommandText command) => IsChanged(command, "authorized_keys"u8);

    /// <summary>The list of libraries that every program loads is changed.</summary>
    public static bool IsPreloadChanged(in CommandText command) => IsChanged(command, "/etc/ld.so.preload"u8);

    /// <summary>The rules of sudo are changed.</summary>
    public static bool IsSudoersChanged(in CommandText command)
    {
        foreach (ref readonly var part in command.Parts)
        {
            if (command.NameOf(part).SequenceEqual("visudo"u8) && !OnlyChecks(command.WordsOf(part)))
            {
                return true;
            }
        }

        return IsChanged(command, "/etc/sudoers"u8);
    }

    /// <summary>The file of passwords is read or copied.</summary>
    public static bool IsShadowRead(in CommandText command)
    {
        foreach (ref readonly var part in command.Parts)
        {
            var name = command.NameOf(part);
            if (!Readers.Has(name) && !Editors.Has(name))
            {
                continue;
            }

            foreach (var word in command.WordsOf(part))
            {
                var at = word.IndexOf("/etc/shadow"u8);
                if (at >= 0 && word[(at + 11)..] is [] or [(byte)'-'] or [(byte)',', ..])
                {
                    return true;
                }
            }
        }

        return false;
    }

    private static bool IsSwitchedOff(in CommandText command, in CommandPart part)
    {
        var program = command.ProgramOf(part);
        var name = command.NameOf(part);
        var arguments = command.ArgumentsOf(part);
        return name switch
        {
            _ when name.SequenceEqual("systemctl"u8) => HasWord(arguments, "stop"u8, "disable"u8, "mask"u8, "kill"u8) && HasUnit(arguments),
            _ when name.SequenceEqual("service"u8) => HasWord(arguments, "stop"u8) && HasUnit(arguments),
            _ when name.SequenceEqual("chkconfig"u8) => HasWord(arguments, "off"u8) && HasUnit(arguments),
            _ when name.SequenceEqual("update-rc.d"u8) => HasWord(arguments, "disable"u8, "remove"u8) && HasUnit(arguments),
            _ when program.IndexOf("/init.d/"u8) >= 0 => Units.Has(name) && HasWord(arguments, "stop"u8),
            _ when name.SequenceEqual("ufw"u8) => HasWord(arguments, "disable"u8, "reset"u8),
            _ when name.SequenceEqual("iptables"u8) || name.SequenceEqual("ip6tables"u8) => FlushesFilter(arguments),
            _ when name.SequenceEqual("nft"u8) => HasWord(arguments, "flush"u8) && HasWord(arguments, "ruleset"u8),
            _ when name.SequenceEqual("setenforce"u8) => HasWord(arguments, "0"u8, "Permissive"u8, "permissive"u8),
            _ when name.SequenceEqual("auditctl"u8) => HasWord(arguments, "-D"u8) || arguments.IndexOf("-e 0"u8) >= 0,
            _ when name.SequenceEqual("aa-teardown"u8) => true,
            _ when name.SequenceEqual("pkill"u8) || name.SequenceEqual("killall"u8) => HasDaemon(arguments),
            _ => false,
        };
    }

    /// <summary>visudo's <c>-c</c>, <c>-cf</c>, <c>--check</c>.</summary>
    private static bool OnlyChecks(CommandWords words)
    {
        while (words.MoveNext())
        {
            if (words.Current is [(byte)'-', not (byte)'-', ..] ? words.Current.Contains((byte)'c') : words.Current.SequenceEqual("--check"u8))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>All rules of the filter, or of the chain that keeps strangers out: scripts empty chains that they made themselves.</summary>
    private static bool FlushesFilter(ReadOnlySpan<byte> arguments)
    {
        var words = new CommandWords(arguments);
        var (isFlush, isOtherTable) = (false, false);
        while (words.MoveNext())
        {
            var behind = words;
            if (words.Current.SequenceEqual("-t"u8) || words.Current.SequenceEqual("--table"u8))
            {
                isOtherTable |= behind.MoveNext() && !behind.Current.SequenceEqual("filter"u8);
            }
            else if (words.Current.SequenceEqual("-F"u8) || words.Current.SequenceEqual("--flush"u8))
            {
                var hasChain = behind.MoveNext() && behind.Current is [var first, ..] && char.IsAsciiLetter((char)first);
                isFlush |= !hasChain || behind.Current.SequenceEqual("INPUT"u8);
            }
        }

        return isFlush && !isOtherTable;
    }

    /// <summary>Is a mode given that a test asks for, to a file for which it is not usual, or to files that another command names?</summary>
    private static bool IsForOthers(CommandWords words, WordTest isMode, WordTest isUsual)
    {
        var (hasMode, hasFile) = (false, false);
        while (words.MoveNext())
        {
            var word = words.Current;
            if (!hasMode)
            {
                hasMode = isMode(word);
            }
            else if (word is not [] and not [(byte)'-' or (byte)'+' or (byte)'=' or (byte)'>' or (byte)'&', ..] and not [(byte)'1' or (byte)'2', (byte)'>', ..])
            {
                hasFile = true;
                if (!isUsual(word))
                {
                    return true;
                }
            }
        }

        return hasMode && !hasFile;
    }

    /// <summary><c>+i</c>, <c>=ia</c>.</summary>
    private static bool MakesImmutable(ReadOnlySpan<byte> mode) => mode is [(byte)'+' or (byte)'=', ..] && mode.Contains((byte)'i');

    /// <summary><c>u+s</c>, <c>4755</c>.</summary>
    private static bool SetsUserId(ReadOnlySpan<byte> mode)
    {
        var number = mode.TrimStart((byte)'0');
        if (number.Length == 4 && number.IndexOfAnyExceptInRange((byte)'0', (byte)'7') < 0)
        {
            return number[0] >= '4';
        }

        var plus = mode.IndexOfAny((byte)'+', (byte)'=');
        return plus is >= 0 and <= 4 && mode[plus..].Contains((byte)'s') && (plus == 0 || mode[..plus].ContainsAny((byte)'u', (byte)'a'));
    }

    /// <summary>Is a file of this name edited, written to, replaced or deleted? Whoever only reads it changes nothing.</summary>
    private static bool IsChanged(in CommandText command, ReadOnlySpan<byte> file)
    {
        foreach (ref readonly var part in command.Parts)
        {
            var text = command.TextOf(part);
            var name = command.NameOf(part);
            if (text.IndexOf(file) < 0)
            {
                continue;
            }

            if (Editors.Has(name) || Changers.Has(name) || name.SequenceEqual("rm"u8) || name.SequenceEqual("unlink"u8) || command.EditsInPlace(part)
                || (Copiers.Has(name) && command.LastWordOf(part).IndexOf(file) >= 0))
            {
                return true;
            }

            foreach (var target in Redirections.All(text))
            {
                if (target.IndexOf(file) >= 0)
                {
                    return true;
                }
            }
        }

        return false;
    }

    private static bool HasUnit(ReadOnlySpan<byte> arguments)
    {
        foreach (var word in new CommandWords(arguments))
        {
            var dot = word.LastIndexOf((byte)'.');
            if (Units.Has(word) || (dot > 0 && Units.Has(word[..dot])))
            {
                return true;
            }
        }

        return false;
    }

    private static bool HasDaemon(ReadOnlySpan<byte> arguments)
    {
        foreach (var word in new CommandWords(arguments))
        {
            if (Daemons.Has(word))
            {
                return !HasWord(arguments, "-HUP"u8, "-1"u8, "-USR1"u8, "-SIGHUP"u8);
            }
        }

        return false;
    }

    private static bool HasWord(ReadOnlySpan<byte> arguments, ReadOnlySpan<byte> a, ReadOnlySpan<byte> b = default, ReadOnlySpan<byte> c = default, ReadOnlySpan<byte> d = default)
    {
        foreach (var word in new CommandWords(arguments))
        {
            if (!word.IsEmpty && (word.SequenceEqual(a) || word.SequenceEqual(b) || word.SequenceEqual(c) || word.SequenceEqual(d)))
            {
                return true;
            }
        }

        return false;
    }

    private delegate bool WordTest(ReadOnlySpan<byte> word);
}
