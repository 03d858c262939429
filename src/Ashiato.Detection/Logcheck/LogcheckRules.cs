using Ashiato.Detection.Logcheck.Ere;

namespace Ashiato.Detection.Logcheck;

/// <summary>The layers of rules of one level. Files in the order of their names.</summary>
public sealed record LogcheckRules
{
    /// <summary>The locale that the patterns were read for.</summary>
    public required EreLocale Locale { get; init; }

    /// <summary><c>cracking.d</c>.</summary>
    public required IReadOnlyList<LogcheckRuleFile> Cracking { get; init; }

    /// <summary><c>cracking.ignore.d</c>; counts only where it is asked for.</summary>
    public required IReadOnlyList<LogcheckRuleFile> CrackingIgnore { get; init; }

    /// <summary><c>violations.d</c>.</summary>
    public required IReadOnlyList<LogcheckRuleFile> Violations { get; init; }

    /// <summary><c>violations.ignore.d</c>.</summary>
    public required IReadOnlyList<LogcheckRuleFile> ViolationsIgnore { get; init; }

    /// <summary><c>ignore.d.*</c> of the level and those below.</summary>
    public required IReadOnlyList<LogcheckRuleFile> Ignore { get; init; }

    /// <summary>What could not be used.</summary>
    public required IReadOnlyList<LogcheckProblem> Problems { get; init; }
}
