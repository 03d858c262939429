namespace Ashiato.Detection.Detectors.Commands;

/// <summary>Commands that give somebody elsewhere a shell, or run what was fetched from elsewhere.</summary>
internal static class RemoteShells
{
    private static readonly WordSet NetTools = new("nc ncat netcat nc.traditional nc.openbsd telnet");
    private static readonly WordSet Fetchers = new("curl wget fetch lwp-download aria2c");
    private static readonly WordSet Sources = new("source . eval");

    private static readonly byte[][] ExecMarks = ["exec:"u8.ToArray(), "EXEC:"u8.ToArray()];
    private static readonly byte[][] Openings = ["$("u8.ToArray(), "`"u8.ToArray()];

    /// <summary>A shell with its input and output tied to a connection.</summary>
    public static bool IsReverseShell(in CommandText command) =>
        IsShellOverDevTcp(command.Whole) || IsShellOverTool(command) || IsShellOfLanguage(command) || IsTerminalMade(command);

    /// <summary>Something fetched and given to a shell at once, or run by the name it was saved under.</summary>
    public static bool IsDownloadAndRun(in CommandText command) =>
        IsFetchedIntoShell(command.Whole) || IsPipedIntoShell(command, IsFetch) || IsFetchedAndRun(command) || IsShellOfFetched(command);

    /// <summary>Something decoded and given to a shell.</summary>
    public static bool IsDecodeAndRun(in CommandText command) =>
        IsPipedIntoShell(command, IsDecoding) || (Has(command.Whole, "b64decode"u8) && Has(command.Whole, "exec("u8))
        || (Has(command.Whole, "eval"u8) && HasDecoding(command));

    /// <summary>bash can open connections by itself. Health checks do so too, but give no shell to the other end.</summary>
    private static bool IsShellOverDevTcp(ReadOnlySpan<byte> text) => (HasConnection(text, "/dev/tcp/"u8) || HasConnection(text, "/dev/udp/"u8))
        && (Has(text, "0>&1"u8) || Has(text, "0<&"u8) || Has(text, "sh -i"u8) || Has(text, "sh <&"u8) || Has(text, "while read"u8));

    private static bool HasConnection(ReadOnlySpan<byte> text, ReadOnlySpan<byte> device)
    {
        while (text.IndexOf(device) is >= 0 and var at)
        {
            text = text[(at + device.Length)..];
            if (!IsLocal(text))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Python makes a terminal of a bare connection. Who searches for it does not.</summary>
    private static bool IsTerminalMade(in CommandText command)
    {
        foreach (ref readonly var part in command.Parts)
        {
            if (Has(command.TextOf(part), "pty.spawn"u8) && !ProgramKinds.IsLooker(command.NameOf(part)))
            {
                return true;
            }
        }

        return false;
    }

    private static bool IsLocal(ReadOnlySpan<byte> host) => host.StartsWith("127."u8) || host.StartsWith("localhost"u8) || host.StartsWith("::1"u8);

    /// <summary><c>nc -e /bin/sh</c>, <c>socat … exec:sh</c>, or an interactive shell beside nc: <c>sh -i | nc</c>.</summary>
    private static bool IsShellOverTool(in CommandText command)
    {
        var (hasTool, hasInteractive) = (false, false);
        foreach (ref readonly var part in command.Parts)
        {
            var name = command.NameOf(part);
            var isTool = NetTools.Has(name);
            hasTool |= isTool;
            if (name.SequenceEqual("socat"u8) && HasExecOfShell(command.ArgumentsOf(part)))
            {
                return true;
            }

            foreach (var word in command.WordsOf(part))
            {
                if (isTool && CommandText.IsShell(CommandWords.NameOf(word)))
                {
                    return true;
                }

                hasInteractive |= CommandText.IsShell(name) && word is [(byte)'-', (byte)'i'];
            }
        }

        return hasTool && hasInteractive;
    }

    private static bool HasExecOfShell(ReadOnlySpan<byte> arguments)
    {
        foreach (var mark in ExecMarks)
        {
            var at = arguments.IndexOf(mark);
            if (at >= 0)
            {
                var target = arguments[(at + 5)..].TrimStart("\"'"u8);
                var end = target.IndexOfAny(" ,\"'"u8);
                return CommandText.IsShell(CommandWords.NameOf(end < 0 ? target : target[..end]));
            }
        }

        return false;
    }

    /// <summary>One-liners of scripting languages that open a socket and a shell.</summary>
    private static bool IsShellOfLanguage(in CommandText command)
    {
        var text = command.Whole;
        if (!(Has(text, "socket"u8) || Has(text, "Socket"u8) || Has(text, "fsockopen"u8))
            || !(Has(text, "dup2"u8) || Has(text, "/bin/sh"u8) || Has(text, "/bin/bash"u8) || Has(text, "subprocess"u8) || Has(text, "proc_open"u8) || Has(text, "shell_exec"u8)))
        {
            return false;
        }

        foreach (ref readonly var part in command.Parts)
        {
            if (ProgramKinds.IsLanguage(command.NameOf(part)))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary><c>sh -c "$(curl …)"</c>, <c>eval `wget …`</c>.</summary>
    private static bool IsFetchedIntoShell(ReadOnlySpan<byte> text)
    {
        foreach (var opening in Openings)
        {
            for (var from = 0; text[from..].IndexOf(opening) is >= 0 and var found;)
            {
                var at = from + found;
                from = at + opening.Length;
                var words = new CommandWords(text[from..]);
                var before = text[..at].TrimEnd("\"' "u8);
                if (words.MoveNext() && Fetchers.Has(CommandWords.NameOf(words.Current))
                    && (before.EndsWith("sh -c"u8) || before.EndsWith("sh -lc"u8) || before.EndsWith("eval"u8) || before.EndsWith("source"u8)))
                {
                    return true;
                }
            }
        }

        return false;
    }

    /// <summary><c>bash &lt;(curl …)</c>.</summary>
    private static bool IsShellOfFetched(in CommandText command)
    {
        foreach (ref readonly var part in command.Parts)
        {
            var name = command.NameOf(part);
            var arguments = command.ArgumentsOf(part);
            while ((CommandText.IsShell(name) || Sources.Has(name)) && arguments.IndexOf("<("u8) is >= 0 and var at)
            {
                arguments = arguments[(at + 2)..];
                var words = new CommandWords(arguments);
                if (words.MoveNext() && Fetchers.Has(CommandWords.NameOf(words.Current)))
                {
                    return true;
                }
            }
        }

        return false;
    }

    private static bool IsPipedIntoShell(in CommandText command, PartTest isSource)
    {
        var isFlowing = false;
        foreach (ref readonly var part in command.Parts)
        {
            isFlowing &= part.Before == '|';
            if (isFlowing && ReadsProgram(command, part))
            {
                return true;
            }

            isFlowing |= isSource(command, part);
        }

        return false;
    }

    /// <summary>A shell reads its input as a program; another language does when it is given no program: <c>| python3 -m json.tool</c> is.</summary>
    private static bool ReadsProgram(in CommandText command, in CommandPart part)
    {
        var name = command.NameOf(part);
        if (CommandText.IsShell(name))
        {
            return true;
        }

        var words = command.WordsOf(part);
        return ProgramKinds.IsLanguage(name) && (!words.MoveNext() || words.Current is [(byte)'-'] || words.Current.StartsWith("<"u8) || words.Current.StartsWith(">"u8));
    }

    private static bool IsFetch(in CommandText command, in CommandPart part) => Fetchers.Has(command.NameOf(part));

    private static bool IsDecoding(in CommandText command, in CommandPart part)
    {
        var name = command.NameOf(part);
        var isCoder = name.SequenceEqual("base64"u8) || name.SequenceEqual("base32"u8) || name.SequenceEqual("openssl"u8) || name.SequenceEqual("xxd"u8);
        if (isCoder)
        {
            foreach (var word in command.WordsOf(part))
            {
                if (word is [(byte)'-', (byte)'d' or (byte)'D' or (byte)'r', ..] || word.SequenceEqual("--decode"u8))
                {
                    return true;
                }
            }
        }

        return false;
    }

    private static bool HasDecoding(in CommandText command)
    {
        foreach (ref readonly var part in command.Parts)
        {
            if (IsDecoding(command, part))
            {
                return true;
            }
        }

        return Has(command.Whole, "base64 -d"u8) || Has(command.Whole, "base64 --decode"u8);
    }

    /// <summary><c>wget http://…/x; sh x</c>: what was fetched is run by its name.</summary>
    private static bool IsFetchedAndRun(in CommandText command)
    {
        var parts = command.Parts;
        for (var i = 0; i < parts.Length; i++)
        {
            if (!Fetchers.Has(command.NameOf(parts[i])))
            {
                continue;
            }

            foreach (var word in command.WordsOf(parts[i]))
            {
                var saved = CommandWords.NameOf(word);
                for (var j = i + 1; j < parts.Length && saved.Length > 0 && saved[0] != '-'; j++)
                {
                    if (Runs(command, parts[j], saved))
                    {
                        return true;
                    }
                }
            }
        }

        return false;
    }

    private static bool Runs(in CommandText command, in CommandPart part, ReadOnlySpan<byte> file)
    {
        var program = command.ProgramOf(part);
        var name = CommandWords.NameOf(program);
        if (name.SequenceEqual(file))
        {
            return program.Contains((byte)'/');
        }

        var words = command.WordsOf(part);
        return ProgramKinds.IsInterpreter(command.NameOf(part)) && words.MoveNext() && CommandWords.NameOf(words.Current).SequenceEqual(file);
    }

    private static bool Has(ReadOnlySpan<byte> text, ReadOnlySpan<byte> word) => text.IndexOf(word) >= 0;

    private delegate bool PartTest(in CommandText command, in CommandPart part);
}
