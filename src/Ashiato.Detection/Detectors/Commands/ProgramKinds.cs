namespace Ashiato.Detection.Detectors.Commands;

/// <summary>Kinds of programs that several signs ask for.</summary>
internal static class ProgramKinds
{
    /// <summary>Programs that run the program they are given; their names may end in a version.</summary>
    private static readonly WordSet Languages = new("python perl php ruby node nodejs lua java");

    private static readonly WordSet Sources = new("source .");

    private static readonly WordSet Lookers = new(
        "ls cat less more head tail rm rmdir find locate du df stat file grep egrep fgrep zgrep rg lsof fuser md5sum sha256sum ps pgrep pkill killall which whereis man journalctl");

    /// <summary>Is it a scripting language's interpreter?</summary>
    public static bool IsLanguage(ReadOnlySpan<byte> name) => Languages.Has(name);

    /// <summary>Does it run the file that is its first argument?</summary>
    public static bool IsInterpreter(ReadOnlySpan<byte> name) => Languages.Has(name) || Sources.Has(name) || CommandText.IsShell(name);

    /// <summary>Who looks, searches, ends or clears away does not run what he names.</summary>
    public static bool IsLooker(ReadOnlySpan<byte> name) => Lookers.Has(name);

    /// <summary>A language's name without its version: <c>python3.11</c> is python. Other names stay: <c>base64</c>.</summary>
    public static ReadOnlySpan<byte> WithoutVersion(ReadOnlySpan<byte> name)
    {
        var bare = name.TrimEnd("0123456789."u8);
        return bare.Length < name.Length && Languages.Has(bare) ? bare : name;
    }
}
