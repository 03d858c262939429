namespace Ashiato.Detection.Logcheck;

/// <summary>Where rule files come from: a directory laid out as /etc/logcheck, or the program itself.</summary>
public interface IRuleFolder
{
    /// <summary>The rule files of a directory (<c>cracking.d</c>) in the order of their names; none when it does not exist.</summary>
    /// <param name="directory">Its name.</param>
    /// <param name="problems">Takes what cannot be read.</param>
    IEnumerable<RuleText> Rules(string directory, List<LogcheckProblem> problems);

    /// <summary>The bytes of a file beside the directories (<c>header.txt</c>); null when there is none.</summary>
    byte[]? File(string name);
}
