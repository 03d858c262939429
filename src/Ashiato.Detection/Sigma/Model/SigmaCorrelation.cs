using Ashiato.Query.Values;

namespace Ashiato.Detection.Sigma.Model;

/// <summary>A correlation (Sigma correlation rules specification 2.1): what several matches together must look like.</summary>
public sealed record SigmaCorrelation : SigmaDocument
{
    /// <summary>What it counts.</summary>
    public required CorrelationType Type { get; init; }

    /// <summary>Ids or names of the rules or correlations it is about.</summary>
    public required IReadOnlyList<string> Rules { get; init; }

    /// <summary>Fields (or aliases) of which each set of values is counted by itself.</summary>
    public required IReadOnlyList<string> GroupBy { get; init; }

    /// <summary>The window.</summary>
    public required TimeSpan Timespan { get; init; }

    /// <summary>What the count is compared with; all must hold. Empty for temporal ones: every rule must have matched.</summary>
    public IReadOnlyList<(Comparison Comparison, double Number)> Conditions { get; init; } = [];

    /// <summary>An expression over the rules of a temporal correlation in place of a count, or null.</summary>
    public ConditionNode? Expression { get; init; }

    /// <summary>Fields whose values are counted, summed or averaged; empty for the types that need none.</summary>
    public IReadOnlyList<string> Fields { get; init; } = [];

    /// <summary>The percentile, 0 to 100.</summary>
    public double Percentile { get; init; } = 50;

    /// <summary>For each alias, the field that stands for it in each rule.</summary>
    public IReadOnlyDictionary<string, IReadOnlyDictionary<string, string>> Aliases { get; init; } = new Dictionary<string, IReadOnlyDictionary<string, string>>();

    /// <summary>Do the rules it is about count by themselves too?</summary>
    public bool Generate { get; init; }
}
