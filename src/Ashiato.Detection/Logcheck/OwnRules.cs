using System.Reflection;

namespace Ashiato.Detection.Logcheck;

/// <summary>Ashiato's own rules, which travel inside the program (<c>rules/logcheck</c>).</summary>
public sealed class OwnRules : IRuleFolder
{
    private const string Folder = "logcheck/";

    /// <inheritdoc/>
    public IEnumerable<RuleText> Rules(string directory, List<LogcheckProblem> problems)
    {
        var assembly = Assembly.GetExecutingAssembly();
        var prefix = Folder + directory + "/";
        var names = assembly.GetManifestResourceNames().Where(n => n.StartsWith(prefix, StringComparison.Ordinal)).ToList();
        names.Sort(string.CompareOrdinal);
        foreach (var name in names)
        {
            using var stream = assembly.GetManifestResourceStream(name)!;
            var bytes = new byte[stream.Length];
            stream.ReadExactly(bytes);
            yield return new RuleText(name[prefix.Length..], "rules/" + name, bytes);
        }
    }

    /// <inheritdoc/>
    public byte[]? File(string name) => null;
}
