namespace Ashiato.Detection.Detectors.Commands;

/// <summary>Commands that remove traces: the system's logs, the shell's history.</summary>
internal static class Traces
{
    private static readonly WordSet Removers = new("rm shred truncate unlink wipe srm");
    private static readonly WordSet Writers = new("cat echo printf : true tee cp mv dd ln sed grep egrep utmpdump awk");

    /// <summary>The logs that tell of log-ins, of the system and of the web site, and whole directories of logs.</summary>
    private static readonly string[] Logs =
        ["auth.log", "secure", "syslog", "messages", "wtmp", "btmp", "utmp", "lastlog", "faillog", "tallylog", "kern.log", "cron", "cron.log", "daemon.log", "mail.log", "maillog", "audit", "journal", "nginx", "apache2", "httpd", "wtmpdb", "lastlog2.db", "wtmp.db"];

    private static readonly byte[][] Roots = ["/var/log"u8.ToArray(), "/run/utmp"u8.ToArray(), "/run/log"u8.ToArray()];

    /// <summary>Logs of the system are deleted, emptied or written over.</summary>
    public static bool IsLogWiping(in CommandText command)
    {
        foreach (ref readonly var part in command.Parts)
        {
            if (IsLogWiping(command, part))
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
            var text = command.TextOf(part);
            var name = command.NameOf(part);
            var arguments = command.ArgumentsOf(part);
            if ((name.SequenceEqual("history"u8) && arguments.TrimStart((byte)' ').StartsWith("-c"u8))
                || (name.SequenceEqual("unset"u8) && arguments.IndexOf("HISTFILE"u8) >= 0)
                || (name.SequenceEqual("set"u8) && arguments.IndexOf("+o history"u8) >= 0)
                || (arguments.IndexOf("_history"u8) >= 0 && (Removers.Has(name) || IsLinkToNull(name, arguments) || EmptiesInto(text, "_history"u8))))
            {
                return true;
            }
        }

        return IsSetTo(command.Whole, "HISTFILE=/dev/null"u8) || IsSetTo(command.Whole, "HISTSIZE=0"u8) || IsSetTo(command.Whole, "HISTFILESIZE=0"u8);
    }

    private static bool IsLogWiping(in CommandText command, in CommandPart part)
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
                if (IsSystemLog(word) && !IsPackedWebLog(word))
                {
                    return true;
                }
            }

            return false;
        }

        if (EmptiesInto(command.TextOf(part), default))
        {
            return true;
        }

        if (!Writers.Has(name) || !IsSystemLog(arguments))
        {
            return false;
        }

        return (name.SequenceEqual("sed"u8) && (arguments.IndexOf(" -i"u8) >= 0 || arguments.IndexOf("--in-place"u8) >= 0))
            || (name.SequenceEqual("tee"u8) && arguments.IndexOf(" -a"u8) < 0 && arguments.IndexOf("--append"u8) < 0)
            || (name.SequenceEqual("dd"u8) && arguments.IndexOf("of=/var/log"u8) >= 0)
            || ((name.SequenceEqual("cp"u8) || name.SequenceEqual("ln"u8) || name.SequenceEqual("mv"u8)) && (arguments.IndexOf("/dev/null"u8) >= 0 || IsSystemLog(LastWord(arguments))) && !IsRotated(LastWord(arguments)));
    }

    /// <summary>
    /// Is a file written anew that should only grow: <c>&gt; FILE</c>, not <c>&gt;&gt; FILE</c>? Without a name: one of the system's logs.
    /// cron jobs write logs of their own that way, under names of their own.
    /// </summary>
    private static bool EmptiesInto(ReadOnlySpan<byte> text, ReadOnlySpan<byte> ending)
    {
        for (var at = 0; at < text.Length; at++)
        {
            if (text[at] != '>' || (at + 1 < text.Length && text[at + 1] is (byte)'>' or (byte)'&') || (at > 0 && text[at - 1] == '>'))
            {
                continue;
            }

            var words = new CommandWords(text[(at + 1)..]);
            if (words.MoveNext() && (ending.IsEmpty ? IsSystemLog(words.Current) && !IsRotated(words.Current) : words.Current.EndsWith(ending)))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Is there a path of the system's logs in the text? <c>/var/log/cron_backup.log</c> is none.</summary>
    private static bool IsSystemLog(ReadOnlySpan<byte> text)
    {
        foreach (var root in Roots)
        {
            for (var from = 0; text[from..].IndexOf(root) is >= 0 and var found;)
            {
                from += found + root.Length;
                if (root.Length == 9 || IsSystemLogName(text[from..]))
                {
                    return true;
                }
            }
        }

        return false;
    }

    /// <summary>What follows <c>/var/log</c>: nothing, everything in it, or one of the logs.</summary>
    private static bool IsSystemLogName(ReadOnlySpan<byte> rest)
    {
        if (rest.IsEmpty || rest[0] != '/')
        {
            return rest.IsEmpty || rest[0] is (byte)' ' or (byte)'"' or (byte)'\'' or (byte)';';
        }

        rest = rest[1..];
        if (rest.IsEmpty || rest[0] is (byte)'*' or (byte)' ' or (byte)'{' or (byte)'"' or (byte)'\'')
        {
            return true;
        }

        foreach (var log in Logs)
        {
            if (rest.Length >= log.Length && System.Text.Ascii.Equals(rest[..log.Length], log) && IsEndOfName(rest[log.Length..]))
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

    private static bool IsLinkToNull(ReadOnlySpan<byte> name, ReadOnlySpan<byte> arguments) =>
        (name.SequenceEqual("ln"u8) || name.SequenceEqual("cp"u8) || name.SequenceEqual("mv"u8)) && arguments.IndexOf("/dev/null"u8) >= 0;

    private static bool IsRotated(ReadOnlySpan<byte> path) => path.Length > 2 && char.IsAsciiDigit((char)path[^1]) && path[^2] == '.';

    private static ReadOnlySpan<byte> LastWord(ReadOnlySpan<byte> arguments)
    {
        ReadOnlySpan<byte> last = default;
        foreach (var word in new CommandWords(arguments))
        {
            last = word.IsEmpty ? last : word;
        }

        return last;
    }

    private static bool IsSetTo(ReadOnlySpan<byte> text, ReadOnlySpan<byte> assignment)
    {
        var at = text.IndexOf(assignment);
        var end = at + assignment.Length;
        return at >= 0 && (end == text.Length || text[end] is (byte)' ' or (byte)';' or (byte)'"' or (byte)'\'' or (byte)'&' or (byte)'\n');
    }
}
