using System.Text;

namespace Ashiato.Cli.CommandLine;

/// <summary>Names under which the program is another one: links in /usr/sbin and /usr/bin.</summary>
internal static class ProgramName
{
    private static readonly (string Name, string[] Words)[] Known =
    [
        ("sendmail", ["sendmail"]),
        ("mailq", ["sendmail", "-bp"]),
        ("newaliases", ["sendmail", "-bi"]),
    ];

    /// <summary>The command line as if the program had been called by its own name.</summary>
    /// <param name="arguments">The arguments.</param>
    /// <returns>Null when it was.</returns>
    public static string[]? Meant(string[] arguments) => Meant(Called(), arguments);

    /// <summary>The same for a given name, which may have a path before it.</summary>
    internal static string[]? Meant(string called, string[] arguments)
    {
        foreach (var (name, words) in Known)
        {
            if (Path.GetFileName(called) == name)
            {
                return [.. words, .. arguments];
            }
        }

        return null;
    }

    /// <summary>argv[0]; the framework only tells where the file is, which a link does not change.</summary>
    private static string Called()
    {
        try
        {
            var line = File.ReadAllBytes("/proc/self/cmdline").AsSpan();
            var end = line.IndexOf((byte)0);
            return Encoding.UTF8.GetString(end < 0 ? line : line[..end]);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return "";
        }
    }
}
