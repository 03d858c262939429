using Ashiato.Core.Findings;

namespace Ashiato.Detection.Sigma.Model;

/// <summary>What Ashiato's own rules say beside the specification (custom attribute <c>ashiato</c>).</summary>
public sealed record AshiatoPart
{
    /// <summary>The finding's stable id, <c>area.name</c>, or null: the rule's UUID then.</summary>
    public string? FindingId { get; init; }

    /// <summary>What a match says about intrusion, or null: by the level then.</summary>
    public FindingKind? Kind { get; init; }

    /// <summary>How sure a match is.</summary>
    public Confidence Confidence { get; init; } = Confidence.Medium;

    /// <summary>Fields whose values tell findings of the rule apart, beside the actor: one finding for each.</summary>
    public IReadOnlyList<string> Per { get; init; } = [];

    /// <summary>Lines that the rule must match.</summary>
    public IReadOnlyList<string> Match { get; init; } = [];

    /// <summary>The nearest innocent lines, which it must not match.</summary>
    public IReadOnlyList<string> Ignore { get; init; } = [];
}
