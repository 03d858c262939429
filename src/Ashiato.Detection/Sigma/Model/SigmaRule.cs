namespace Ashiato.Detection.Sigma.Model;

/// <summary>A detection rule (Sigma rules specification 2.1): what a single event must look like.</summary>
public sealed record SigmaRule : SigmaDocument
{
    /// <summary>Which logs it is about.</summary>
    public required LogSource LogSource { get; init; }

    /// <summary>The search identifiers.</summary>
    public required IReadOnlyDictionary<string, DetectionNode> Detections { get; init; }

    /// <summary>The conditions; any of them is enough.</summary>
    public required IReadOnlyList<ConditionNode> Conditions { get; init; }
}
