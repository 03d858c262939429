using Ashiato.Core;

namespace Ashiato.Detection.Sigma.Model;

/// <summary>What rules, correlations and filters have in common.</summary>
public abstract record SigmaDocument
{
    /// <summary>Where it stands.</summary>
    public required SigmaLocation Location { get; init; }

    /// <summary>The title; of Ashiato's own rules in both languages.</summary>
    public required Text Title { get; init; }

    /// <summary>The UUID, or null.</summary>
    public string? Id { get; init; }

    /// <summary>The name that correlations may use in place of the id, or null.</summary>
    public string? Name { get; init; }

    /// <summary>What it is about.</summary>
    public Text Description { get; init; }

    /// <summary>What else a match could be.</summary>
    public IReadOnlyList<Text> FalsePositives { get; init; } = [];

    /// <summary>What to do on a match; own rules only.</summary>
    public IReadOnlyList<Text> NextSteps { get; init; } = [];

    /// <summary>How much a match matters; medium where nothing is said.</summary>
    public SigmaLevel Level { get; init; } = SigmaLevel.Medium;

    /// <summary><c>stable</c>, <c>test</c>, <c>experimental</c>, <c>deprecated</c>, <c>unsupported</c>, or null.</summary>
    public string? Status { get; init; }

    /// <summary>Tags, for example <c>attack.t1110.001</c>.</summary>
    public IReadOnlyList<string> Tags { get; init; } = [];

    /// <summary>Sources.</summary>
    public IReadOnlyList<string> References { get; init; } = [];

    /// <summary>What only Ashiato's own rules say (attribute <c>ashiato</c>), or null.</summary>
    public AshiatoPart? Own { get; init; }

    /// <summary>The id, else the name, else the English title.</summary>
    public string Key => Id ?? Name ?? Title.En;
}
