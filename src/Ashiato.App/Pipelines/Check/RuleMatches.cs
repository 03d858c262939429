using Ashiato.Detection.Logcheck;

namespace Ashiato.App.Pipelines.Check;

/// <summary>What a pattern matched.</summary>
/// <param name="rule">The pattern.</param>
public sealed class RuleMatches(LogcheckRule rule)
{
    /// <summary>The pattern.</summary>
    public LogcheckRule Rule => rule;

    /// <summary>How many lines.</summary>
    public long Lines { get; internal set; }

    /// <summary>The first of them.</summary>
    public List<string> Examples { get; } = [];
}
