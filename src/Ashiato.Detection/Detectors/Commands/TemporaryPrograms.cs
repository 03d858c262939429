namespace Ashiato.Detection.Detectors.Commands;

/// <summary>Programs in places that everybody may write to.</summary>
internal static class TemporaryPrograms
{
    private static readonly WordSet Interpreters = new("python python2 python3 perl php ruby node lua source .");

    /// <summary>Who looks, clears away or copies does not run.</summary>
    private static readonly WordSet Lookers = new("ls cat less more head tail rm rmdir find du df stat file grep egrep lsof fuser md5sum sha256sum mount umount docker podman export ssh-add");

    /// <summary>Hidden names in /tmp that programs make: X11, its fonts and locks, PostgreSQL's socket, browsers, .NET, AppImage, ansible.</summary>
    private static readonly string[] Known = [".X", ".ICE-unix", ".XIM-unix", ".font-unix", ".Test-unix", ".s.PGSQL", ".org.chromium", ".com.google", ".dotnet", ".NET", ".mount_", ".ansible", ".vbox", ".wine", ".esd"];

    /// <summary>A program is run from a temporary directory, or made runnable there.</summary>
    public static bool IsRun(in CommandText command) => Any(command, IsTemporary);

    /// <summary>The same, or anything else is done, in a hidden directory there: <c>/tmp/.x</c>, <c>/var/tmp/...</c>; /dev/shm is hidden enough.</summary>
    public static bool IsHidden(in CommandText command)
    {
        if (Any(command, IsHidden))
        {
            return true;
        }

        foreach (ref readonly var part in command.Parts)
        {
            if (Lookers.Has(command.NameOf(part)))
            {
                continue;
            }

            foreach (var word in command.WordsOf(part))
            {
                if (!word.StartsWith("/dev/shm/"u8) && IsHidden(word))
                {
                    return true;
                }
            }
        }

        return false;
    }

    private static bool Any(in CommandText command, PathTest isPlace)
    {
        foreach (ref readonly var part in command.Parts)
        {
            if (isPlace(command.ProgramOf(part)))
            {
                return true;
            }

            var name = command.NameOf(part);
            var isChmod = name.SequenceEqual("chmod"u8);
            if (!isChmod && !Interpreters.Has(name) && !CommandText.IsShell(name))
            {
                continue;
            }

            var makesRunnable = false;
            foreach (var word in command.WordsOf(part))
            {
                if (isChmod)
                {
                    makesRunnable |= IsRunnable(word);
                    if (makesRunnable && isPlace(word))
                    {
                        return true;
                    }
                }
                else if (word is not [] and not [(byte)'-', ..])
                {
                    if (isPlace(word))
                    {
                        return true;
                    }

                    // What follows are the script's own arguments.
                    break;
                }
            }
        }

        return false;
    }

    /// <summary><c>+x</c>, <c>a+rx</c>, or a number that lets the owner run it.</summary>
    private static bool IsRunnable(ReadOnlySpan<byte> mode)
    {
        var plus = mode.IndexOfAny((byte)'+', (byte)'=');
        return plus is >= 0 and <= 4 ? mode[plus..].Contains((byte)'x')
            : mode.Length is 3 or 4 && mode.IndexOfAnyExceptInRange((byte)'0', (byte)'7') < 0 && (mode[^3] & 1) == 1;
    }

    private static bool IsTemporary(ReadOnlySpan<byte> path) =>
        (path.StartsWith("/tmp/"u8) || path.StartsWith("/var/tmp/"u8) || path.StartsWith("/dev/shm/"u8)) && !IsKnown(path) && path.IndexOf("ansible"u8) < 0;

    private static bool IsHidden(ReadOnlySpan<byte> path)
    {
        if (path.StartsWith("/dev/shm/"u8))
        {
            return true;
        }

        var inside = path.StartsWith("/tmp/"u8) ? path[5..] : path.StartsWith("/var/tmp/"u8) ? path[9..] : default;
        return inside is [(byte)'.', not (byte)'/', ..] && !inside.StartsWith("../"u8) && !IsKnown(path);
    }

    private static bool IsKnown(ReadOnlySpan<byte> path)
    {
        foreach (var known in Known)
        {
            var dot = path.IndexOf("/."u8);
            if (dot >= 0 && path.Length > dot + known.Length && System.Text.Ascii.Equals(path.Slice(dot + 1, known.Length), known))
            {
                return true;
            }
        }

        return false;
    }

    private delegate bool PathTest(ReadOnlySpan<byte> path);
}
