using Ashiato.Core;
using Ashiato.Core.Findings;
using Ashiato.Reports.Explanations;

namespace Ashiato.Reports.Check;

/// <summary>What a check has to say to the owner of a server.</summary>
public sealed record CheckLetter
{
    /// <summary>The server.</summary>
    public required string Host { get; init; }

    /// <summary>The server's zone.</summary>
    public required TimeZoneInfo Zone { get; init; }

    /// <summary>When the check was made.</summary>
    public required DateTimeOffset Made { get; init; }

    /// <summary>New lines that were read.</summary>
    public required long LinesRead { get; init; }

    /// <summary>Log files that were read.</summary>
    public int Files { get; init; }

    /// <summary>The parts that have lines.</summary>
    public IReadOnlyList<CheckLetterSection> Sections { get; init; } = [];

    /// <summary>What the detection engine found in the new lines, gravest first.</summary>
    public IReadOnlyList<Finding> Findings { get; init; } = [];

    /// <summary>What could not be read or is missing.</summary>
    public IReadOnlyList<Text> Problems { get; init; } = [];

    /// <summary>Text of the administrator's own to stand first (<c>header.txt</c>), or null.</summary>
    public string? Header { get; init; }

    /// <summary>Text of the administrator's own to stand last (<c>footer.txt</c>), or null.</summary>
    public string? Footer { get; init; }

    /// <summary>Findings that call for the reader now.</summary>
    public IEnumerable<Finding> Urgent => Findings.Where(f => f.Kind == FindingKind.Intrusion || (f.Kind == FindingKind.Sign && f.Severity >= Severity.High));

    /// <summary>Findings that are worth a look.</summary>
    public IEnumerable<Finding> Notable => Findings.Where(f => f.Kind == FindingKind.Sign && f.Severity is Severity.Medium);

    /// <summary>The findings that are told, the urgent ones first.</summary>
    public IReadOnlyList<Finding> Told => [.. Urgent.Concat(Notable)];

    /// <summary>Is there nothing to tell?</summary>
    public bool IsEmpty => Sections.Count == 0 && Problems.Count == 0 && !Urgent.Any() && !Notable.Any();

    /// <summary>What the reader has to do.</summary>
    public CheckUrgency Urgency =>
        Urgent.Any() || Sections.Any(s => s.IsAttack) || Groups.Any(g => g.Worry == Worry.Much) ? CheckUrgency.Act
        : Notable.Any() || Problems.Count > 0 || Groups.Any(g => g.Worry is Worry.Ask or null) ? CheckUrgency.Look
        : CheckUrgency.Nothing;

    private IEnumerable<CheckGroup> Groups => Sections.SelectMany(s => s.Groups);
}
