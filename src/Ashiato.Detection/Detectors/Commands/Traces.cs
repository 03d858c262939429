namespace Ashiato.Detection.Detectors.Commands;

/// <summary>Commands that remove traces: the system's logs, the shell's history.</summary>
internal static class Traces
{
    private static readonly WordSet Removers = new("rm shred truncate unlink wipe srm");

    /// <summary>The logs that tell of log-ins and of the system.</summary>
    private static readonly string[] Logs =
        ["auth.log", "secure", "syslog", "messages", "wtmp", "btmp", "utmp", "lastlog", "faillog", "tallylog", "kern.log", "cron", "cron.log", "daemon.log", "mail.log", "maillog", "wtmpdb", "lastlog2.db", "wtmp.db"];

    /// <summary>Whole directories of logs, of the web site too.</summary>
    private static readonly string[] Directories = ["audit", "journal", "nginx", "apache2", "httpd"];

    private static readonly byte[][] Roots = ["/var/log"u8.ToArray(), "/run/log"u8.ToArray()];
    private static readonly byte[][] Packings = [".gz"u8.ToArray(), ".xz"u8.ToArray(), ".bz2"u8.ToArray(), ".zst"u8.ToArray()];

    /// <summary>Logs of the system are deleted, emptied or written over.</summary>
    public static bool IsLogWiping(in CommandText command)
    {
        var isThere = false;
        foreach (ref readonly var part in command.Parts)
        {
            if (command.NameOf(part).SequenceEqual("cd"u8))
            {
                isThere = command.LastWordOf(part).TrimEnd((byte)'/').SequenceEqual("/var/log"u8);
            }
            else if (IsLogWiping(command, part, isThere))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>journalctl is asked to throw old entries away.</summary>
    public static bool IsJournalCut(in CommandText command)
    {
        foreach (ref readonly var part in command.Parts)
        {
            if (command.NameOf(part).SequenceEqual("journalctl"u8) && command.ArgumentsOf(part).IndexOf("--vacuum-"u8) >= 0)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>The shell's history is switched off or deleted.</summary>
    public static bool IsHistoryWiping(in CommandText command)
    {
        foreach (ref readonly var part in command.Parts)
        {
            var name = command.NameOf(part);
            var arguments = command.ArgumentsOf(part);
            if ((name.SequenceEqual("history"u8) && arguments.TrimStart((byte)' ').StartsWith("-c"u8))
                || (name.SequenceEqual("unset"u8) && arguments.IndexOf("HISTFILE"u8) >= 0)
                || (name.SequenceEqual("set"u8) && arguments.IndexOf("+o history"u8) >= 0)
                || ((Removers.Has(name) || command.EditsInPlace(part) || IsLinkToNull(name, arguments)) && NamesHistory(command.WordsOf(part)))
                || EmptiesHistory(command.TextOf(part)))
            {
                return true;
            }
        }

        return IsSetTo(command.Whole, "HISTFILE=/dev/null"u8) || IsSetTo(command.Whole, "HISTSIZE=0"u8) || IsSetTo(command.Whole, "HISTFILESIZE=0"u8);
    }

    private static bool NamesHistory(CommandWords words)
    {
        while (words.MoveNext())
        {
            if (IsHistory(words.Current))
            {
                return true;
            }
        }

        return false;
    }

    private static bool EmptiesHistory(ReadOnlySpan<byte> text)
    {
        foreach (var target in Redirections.Anew(text))
        {
            if (IsHistory(target))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary><c>.bash_history</c> and its kin; <c>order_history.csv</c> is none.</summary>
    private static bool IsHistory(ReadOnlySpan<byte> path)
    {
        var name = CommandWords.NameOf(path).TrimEnd((byte)'*');
        return (name is [(byte)'.', ..] && name.EndsWith("_history"u8)) || name.SequenceEqual("fish_history"u8);
    }

    private static bool IsLogWiping(in CommandText command, in CommandPart part, bool isThere)
    {
        var name = command.NameOf(part);
        var arguments = command.ArgumentsOf(part);
        if (name.SequenceEqual("find"u8))
        {
            // Clearing away what is old is housekeeping.
            return IsSystemLog(arguments) && arguments.IndexOf("time "u8) < 0 && arguments.IndexOf("-mmin"u8) < 0
                && (arguments.IndexOf("-delete"u8) >= 0 || arguments.IndexOf("-exec rm"u8) >= 0 || arguments.IndexOf("-exec shred"u8) >= 0 || arguments.IndexOf("-exec truncate"u8) >= 0);
        }

        if (Removers.Has(name))
        {
            foreach (var word in command.WordsOf(part))
            {
                if ((IsSystemLog(word) || (isThere && IsSystemLogName(word))) && !IsPackedWebLog(word))
                {
                    return true;
                }
            }

            return false;
        }

        // cron jobs write logs of their own that way, under names of their own.
        foreach (var target in Redirections.Anew(command.TextOf(part)))
        {
            if ((IsSystemLog(target) || (isThere && IsSystemLogName(target))) && !IsRotated(target))
            {
                return true;
            }
        }

        if (name.SequenceEqual("mv"u8) && IsTakenAway(command, part, isThere))
        {
            return true;
        }

        if (!IsSystemLog(arguments))
        {
            return false;
        }

        var last = command.LastWordOf(part);
        return command.EditsInPlace(part)
            || (name.SequenceEqual("tee"u8) && arguments.IndexOf(" -a"u8) < 0 && arguments.IndexOf("--append"u8) < 0)
            || (name.SequenceEqual("dd"u8) && arguments.IndexOf("of=/var/log"u8) >= 0)
            || ((IsLinkToNull(name, arguments) || (IsCopier(name) && IsSystemLog(last))) && !IsRotated(last));
    }

    /// <summary>A log that is being written is moved to where no logs are. Rotated parts may go anywhere, and directories move with their disk.</summary>
    private static bool IsTakenAway(in CommandText command, in CommandPart part, bool isThere)
    {
        var last = command.LastWordOf(part);
        if (last.StartsWith("/var/log"u8) || (isThere && !last.Contains((byte)'/')))
        {
            return false;
        }

        foreach (var word in command.WordsOf(part))
        {
            var inside = word.StartsWith("/var/log/"u8) ? word[9..] : isThere ? word : default;
            var name = CommandWords.NameOf(inside);
            if (!inside.IsEmpty && !word.SequenceEqual(last) && !IsRotated(word) && !IsPacked(word)
                && (IsOneOf(Logs, inside) || (name.Length < inside.Length && name.IndexOf((byte)'.') > 0 && IsOneOf(Directories, inside))))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Is there a path of the system's logs in the text? <c>/var/log/cron_backup.log</c> is none.</summary>
    private static bool IsSystemLog(ReadOnlySpan<byte> text)
    {
        if (text.IndexOf("/run/utmp"u8) >= 0)
        {
            return true;
        }

        foreach (var root in Roots)
        {
            for (var from = 0; text[from..].IndexOf(root) is >= 0 and var found;)
            {
                from += found + root.Length;
                var rest = text[from..];
                if (rest is [] or [(byte)' ' or (byte)'"' or (byte)'\'' or (byte)';', ..] or [(byte)'/'] || (rest[0] == '/' && IsSystemLogName(rest[1..])))
                {
                    return true;
                }
            }
        }

        return false;
    }

    /// <summary>What follows <c>/var/log/</c>: everything in it, or one of the logs.</summary>
    private static bool IsSystemLogName(ReadOnlySpan<byte> name) =>
        name is [(byte)'*' or (byte)' ' or (byte)'{' or (byte)'"' or (byte)'\'', ..] || IsOneOf(Logs, name) || IsOneOf(Directories, name);

    private static bool IsOneOf(string[] logs, ReadOnlySpan<byte> name)
    {
        foreach (var log in logs)
        {
            if (name.Length >= log.Length && System.Text.Ascii.Equals(name[..log.Length], log) && IsEndOfName(name[log.Length..]))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>The name ends, or a rotated part's number or date follows.</summary>
    private static bool IsEndOfName(ReadOnlySpan<byte> rest) =>
        rest.IsEmpty || rest[0] is (byte)' ' or (byte)'/' or (byte)'*' or (byte)'"' or (byte)'\'' or (byte)';' or (byte)')' or (byte)'{'
        || (rest[0] is (byte)'.' or (byte)'-' && rest.Length > 1 && (char.IsAsciiDigit((char)rest[1]) || rest[1] == '*'));

    /// <summary>What an administrator deletes first when the disk is full.</summary>
    private static bool IsPackedWebLog(ReadOnlySpan<byte> path) =>
        path.EndsWith(".gz"u8) && (path.IndexOf("/nginx/"u8) >= 0 || path.IndexOf("/apache2/"u8) >= 0 || path.IndexOf("/httpd/"u8) >= 0 || path.IndexOf("/mail"u8) >= 0);

    private static bool IsPacked(ReadOnlySpan<byte> path)
    {
        foreach (var packing in Packings)
        {
            if (path.EndsWith(packing))
            {
                return true;
            }
        }

        return false;
    }

    private static bool IsCopier(ReadOnlySpan<byte> name) => name.SequenceEqual("ln"u8) || name.SequenceEqual("cp"u8) || name.SequenceEqual("mv"u8);

    private static bool IsLinkToNull(ReadOnlySpan<byte> name, ReadOnlySpan<byte> arguments) => IsCopier(name) && arguments.IndexOf("/dev/null"u8) >= 0;

    private static bool IsRotated(ReadOnlySpan<byte> path) => path.Length > 2 && char.IsAsciiDigit((char)path[^1]) && path[^2] == '.';

    private static bool IsSetTo(ReadOnlySpan<byte> text, ReadOnlySpan<byte> assignment)
    {
        var at = text.IndexOf(assignment);
        var end = at + assignment.Length;
        return at >= 0 && (end == text.Length || text[end] is (byte)' ' or (byte)';' or (byte)'"' or (byte)'\'' or (byte)'&' or (byte)'\n');
    }
}
