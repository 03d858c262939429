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
        for (int at = 0, end; at < text.Length; at = end)
        {
            end = text.IndexOf('\n', at) + 1;
            end = end == 0 ? text.Length : end;
            if (text[at] is not (' ' or '\n'))
            {
                (isOwnPart, isExample) = (Begins(text, at, "ashiato:"), false);
            }
            else if (isOwnPart && end - at > 3 && text[at + 2] != ' ')
            {
                isExample = Begins(text, at, "  match:") || Begins(text, at, "  ignore:");
            }

            _ = isExample ? rest.Append('\n') : rest.Append(text, at, end - at);
        }

        return rest.ToString();
    }

    private static bool Begins(string text, int at, string with) => string.CompareOrdinal(text, at, with, 0, with.Length) == 0;
}
