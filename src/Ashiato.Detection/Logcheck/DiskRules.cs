using Ashiato.Core;

namespace Ashiato.Detection.Logcheck;

/// <summary>A directory laid out as /etc/logcheck.</summary>
public sealed class DiskRules(string root) : IRuleFolder
{
    /// <summary>Most bytes of one file: the largest of Debian's has 38 KB.</summary>
    internal const long MostBytes = 16 << 20;

    /// <inheritdoc/>
    public IEnumerable<RuleText> Rules(string directory, List<LogcheckProblem> problems)
    {
        var path = Path.Combine(root, directory);
        foreach (var name in Names(path, problems))
        {
            var file = Path.Combine(path, name);
            if (Read(file, problems) is { } bytes)
            {
                yield return new RuleText(name, file, bytes);
            }
        }
    }

    /// <inheritdoc/>
    public byte[]? File(string name) => System.IO.File.Exists(Path.Combine(root, name)) ? Read(Path.Combine(root, name), []) : null;

    /// <summary>The names that run-parts(8) takes: letters, digits, <c>_</c> and <c>-</c>; in the order of the C locale.</summary>
    private static List<string> Names(string path, List<LogcheckProblem> problems)
    {
        try
        {
            var names = Directory.Exists(path)
                ? Directory.EnumerateFiles(path).Select(f => Path.GetFileName(f)).Where(n => n.All(IsOfName)).ToList() : [];
            names.Sort(string.CompareOrdinal);
            return names;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            problems.Add(new LogcheckProblem(path, 0, Unreadable(e)));
            return [];
        }
    }

    private static bool IsOfName(char c) => char.IsAsciiLetterOrDigit(c) || c is '_' or '-';

    private static byte[]? Read(string path, List<LogcheckProblem> problems)
    {
        try
        {
            using var file = new FileStream(path, FileMode.Open, FileAccess.Read);
            if (file.CanSeek && file.Length <= MostBytes)
            {
                var bytes = new byte[file.Length];
                return bytes[..file.ReadAtLeast(bytes, bytes.Length, throwOnEndOfStream: false)];
            }

            problems.Add(new LogcheckProblem(path, 0, new Text("no rule file: not a regular file, or more than 16 MiB", "ルールファイルではありません（通常のファイルでないか、16 MiB を超えています）")));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            problems.Add(new LogcheckProblem(path, 0, Unreadable(e)));
        }

        return null;
    }

    private static Text Unreadable(Exception e) => new Text("cannot be read ({0})", "読み取れません（{0}）").With(e.Message);
}
