using System.Diagnostics;
using System.Text;

namespace Ashiato.Tests.Detection.Logcheck;

/// <summary>Runs the real <c>grep -E --text</c>.</summary>
internal static class Grep
{
    /// <summary>The numbers (from 0) of the lines that a pattern matches; null when grep refuses the pattern.</summary>
    internal static HashSet<int>? Matches(string grep, string locale, byte[] pattern, string directory, string file)
    {
        var patterns = Path.Combine(directory, "pattern");
        File.WriteAllBytes(patterns, [.. pattern, (byte)'\n']);
        var start = new ProcessStartInfo(grep) { RedirectStandardOutput = true, RedirectStandardError = true, StandardOutputEncoding = Encoding.Latin1 };
        foreach (var argument in new[] { "-E", "--text", "-n", "-f", patterns, file })
        {
            start.ArgumentList.Add(argument);
        }

        start.Environment["LC_ALL"] = locale;
        using var process = Process.Start(start)!;
        var errors = process.StandardError.ReadToEndAsync();
        var numbers = process.StandardOutput.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries)
            .Select(l => int.Parse(l.AsSpan(0, l.IndexOf(':', StringComparison.Ordinal)), System.Globalization.CultureInfo.InvariantCulture) - 1).ToHashSet();
        process.WaitForExit();
        _ = errors.Result;
        return process.ExitCode > 1 ? null : numbers;
    }
}
