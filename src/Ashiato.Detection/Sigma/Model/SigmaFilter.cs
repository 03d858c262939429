namespace Ashiato.Detection.Sigma.Model;

/// <summary>A filter (Sigma filters specification 2.1): a condition that is added to rules written by others.</summary>
public sealed record SigmaFilter : SigmaDocument
{
    /// <summary>Which logs it is about.</summary>
    public required LogSource LogSource { get; init; }

    /// <summary>Ids or names of the rules; empty or <c>any</c>: all rules of the log source.</summary>
    public required IReadOnlyList<string> Rules { get; init; }

    /// <summary>The search identifiers.</summary>
    public required IReadOnlyDictionary<string, DetectionNode> Detections { get; init; }

    /// <summary>What must hold besides the rule.</summary>
    public required ConditionNode Condition { get; init; }
}
