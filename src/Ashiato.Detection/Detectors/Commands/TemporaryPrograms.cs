namespace Ashiato.Detection.Detectors.Commands;

/// <summary>Programs in places that everybody may write to.</summary>
internal static class TemporaryPrograms
{
    /// <summary>Programs beside those that look, to which a place is a name: they mount it, or tell others of it.</summary>
    private static readonly WordSet Mounters = new("mount umount docker podman export ssh-add");

    /// <summary>Hidden directories in /tmp that programs make: X11 and its fonts, .NET.</summary>
    private static readonly WordSet Known = new(".X11-unix .ICE-unix .XIM-unix .font-unix .Test-unix .dotnet");

    /// <summary>Hidden names that end in a number or in letters by chance: locks of X11, PostgreSQL's socket, browsers, AppImage, sound and Wine.</summary>
    private static readonly (byte[] Begin, byte[] End)[] Shapes =
    [
        (".X"u8.ToArray(), "-lock"u8.ToArray()), (".s.PGSQL."u8.ToArray(), []), (".s.PGSQL."u8.ToArray(), ".lock"u8.ToArray()), (".org.chromium.Chromium."u8.ToArray(), []),
        (".com.google.Chrome."u8.ToArray(), []), (".mount_"u8.ToArray(), []), (".esd-"u8.ToArray(), []), (".wine-"u8.ToArray(), []), (".vbox-"u8.ToArray(), "-ipc"u8.ToArray()),
    ];

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
            var name = command.NameOf(part);
            if (ProgramKinds.IsLooker(name) || Mounters.Has(name))
            {
                continue;
            }

            foreach (var word in command.WordsOf(part))
            {
                if (!word.StartsWith("/dev/shm/"u8) && IsHidden(word) && !IsKnown(word))
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
            if (!isChmod && !ProgramKinds.IsInterpreter(name))
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

    private static bool IsTemporary(ReadOnlySpan<byte> path) => (path.StartsWith("/dev/shm/"u8) || !InsideOf(path).IsEmpty) && !IsOfAnsible(path);

    private static bool IsHidden(ReadOnlySpan<byte> path) =>
        path.StartsWith("/dev/shm/"u8) || (InsideOf(path) is [(byte)'.', not (byte)'/', ..] inside && !inside.StartsWith("../"u8) && !IsOfAnsible(path));

    /// <summary>A path without the temporary directory it is in; empty when it is in none.</summary>
    private static ReadOnlySpan<byte> InsideOf(ReadOnlySpan<byte> path) => path.StartsWith("/tmp/"u8) ? path[5..] : path.StartsWith("/var/tmp/"u8) ? path[9..] : default;

    /// <summary>Where Ansible puts the modules it runs.</summary>
    private static bool IsOfAnsible(ReadOnlySpan<byte> path)
    {
        var inside = InsideOf(path);
        return inside.StartsWith("ansible_"u8) || inside.StartsWith("ansible-tmp-"u8) || inside.StartsWith(".ansible/tmp/"u8);
    }

    /// <summary>Is it what a known program makes there, and not hidden once more inside of it?</summary>
    private static bool IsKnown(ReadOnlySpan<byte> path)
    {
        var inside = InsideOf(path);
        var end = inside.IndexOf((byte)'/');
        var name = end < 0 ? inside : inside[..end];
        return (Known.Has(name) || HasShape(name)) && (end < 0 || inside[end..].IndexOf("/."u8) < 0);
    }

    private static bool HasShape(ReadOnlySpan<byte> name)
    {
        foreach (var (begin, end) in Shapes)
        {
            if (name.Length > begin.Length + end.Length && name.StartsWith(begin) && name.EndsWith(end) && IsPlain(name[begin.Length..^end.Length]))
            {
                return true;
            }
        }

        return false;
    }

    private static bool IsPlain(ReadOnlySpan<byte> text)
    {
        foreach (var b in text)
        {
            if (!char.IsAsciiLetterOrDigit((char)b))
            {
                return false;
            }
        }

        return true;
    }

    private delegate bool PathTest(ReadOnlySpan<byte> path);
}
