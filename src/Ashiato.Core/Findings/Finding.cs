namespace Ashiato.Core.Findings;

/// <summary>One thing found in the evidence, with everything a person needs to judge it.</summary>
public sealed record Finding
{
    /// <summary>Stable id, <c>area.name</c>; the same for every finding of the same kind.</summary>
    public required string Id { get; init; }

    /// <summary>One line.</summary>
    public required Text Title { get; init; }

    /// <summary>What it is and why it matters, for a person who is no security expert.</summary>
    public required Text Explanation { get; init; }

    /// <summary>How much it matters.</summary>
    public required Severity Severity { get; init; }

    /// <summary>How sure it is.</summary>
    public required Confidence Confidence { get; init; }

    /// <summary>What it says about intrusion.</summary>
    public required FindingKind Kind { get; init; }

    /// <summary>ATT&amp;CK techniques.</summary>
    public IReadOnlyList<Technique> Techniques { get; init; } = [];

    /// <summary>When it began, or null when no time is known.</summary>
    public DateTimeOffset? First { get; init; }

    /// <summary>When it ended.</summary>
    public DateTimeOffset? Last { get; init; }

    /// <summary>The host, as its logs name it, or null.</summary>
    public string? Host { get; init; }

    /// <summary>Who did it.</summary>
    public Actor Actor { get; init; } = Actor.Unknown;

    /// <summary>How many events it stands for.</summary>
    public long Count { get; init; } = 1;

    /// <summary>Lines that prove it, in time order, the first and the telling ones.</summary>
    public IReadOnlyList<Evidence> Evidence { get; init; } = [];

    /// <summary>What else could explain it.</summary>
    public required Text Alternatives { get; init; }

    /// <summary>What to do next, in order.</summary>
    public required IReadOnlyList<Text> NextSteps { get; init; }
}
