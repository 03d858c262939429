using System.Reflection;
using System.Text;

namespace Ashiato.Detection.Rules;

/// <summary>The texts of Ashiato's own rule files, which travel inside the program.</summary>
internal static class OwnRules
{
    private const string Folder = "rules/";

    /// <summary>Their names and texts, in the order of the names.</summary>
    public static IEnumerable<(string Name, string Text)> Read()
    {
        var assembly = Assembly.GetExecutingAssembly();
        var names = assembly.GetManifestResourceNames();
        Array.Sort(names, StringComparer.Ordinal);
        foreach (var name in names)
        {
            if (name.StartsWith(Folder, StringComparison.Ordinal))
            {
                using var reader = new StreamReader(assembly.GetManifestResourceStream(name)!);
                yield return (name, reader.ReadToEnd());
            }
        }
    }

    /// <summary>
    /// The text with empty lines in place of the examples, two thirds of it that need not be read as YAML then: what stands
    /// behind them keeps its place. Goes by the layout of our own files: members of <c>ashiato</c> are indented by two blanks.
    /// </summary>
    public static string WithoutExamples(string text)
    {
        var rest = new StringBuilder(text.Length / 2);
        var (isOwnPart, isExample) = (false, false);
        foreach (var line in text.AsSpan().EnumerateLines())
        {
            if (line.Length > 0 && line[0] != ' ')
            {
                (isOwnPart, isExample) = (line.StartsWith("ashiato:", StringComparison.Ordinal), false);
            }
            else if (isOwnPart && line.Length > 2 && line[2] != ' ')
            {
                isExample = line.StartsWith("  match:", StringComparison.Ordinal) || line.StartsWith("  ignore:", StringComparison.Ordinal);
            }

            _ = isExample ? rest.Append('\n') : rest.Append(line).Append('\n');
        }

        return rest.ToString();
    }
}
