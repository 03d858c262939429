namespace Ashiato.Detection.Logcheck;

/// <summary>The rules of a name in one directory.</summary>
/// <param name="Name">The name of the file.</param>
/// <param name="Rules">Its patterns in order.</param>
public sealed record LogcheckRuleFile(string Name, IReadOnlyList<LogcheckRule> Rules);
