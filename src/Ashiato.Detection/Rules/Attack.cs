using Ashiato.Core.Findings;

namespace Ashiato.Detection.Rules;

/// <summary>ATT&amp;CK techniques of rules' tags, with the ids that version 19 gave to what it moved.</summary>
public static class Attack
{
    /// <summary>Older id to version 19's (SigmaHQ/sigma #5966).</summary>
    private static readonly Dictionary<string, string> Moved = new(StringComparer.Ordinal)
    {
        ["T1562"] = "T1685",
        ["T1562.001"] = "T1685",
        ["T1562.006"] = "T1685",
        ["T1562.004"] = "T1686",
        ["T1562.003"] = "T1690",
        ["T1562.012"] = "T1685.004",
        ["T1070.002"] = "T1685.006",
    };

    private static readonly Dictionary<string, string> Older = new(StringComparer.Ordinal)
    {
        ["T1685"] = "T1562.001",
        ["T1686"] = "T1562.004",
        ["T1690"] = "T1562.003",
        ["T1685.004"] = "T1562.012",
        ["T1685.006"] = "T1070.002",
    };

    /// <summary>The techniques of tags like <c>attack.t1110.001</c>; other tags are passed over.</summary>
    public static IReadOnlyList<Technique> Techniques(IReadOnlyList<string> tags)
    {
        var techniques = new List<Technique>();
        foreach (var tag in tags)
        {
            if (!tag.StartsWith("attack.t", StringComparison.OrdinalIgnoreCase) || tag.Length < 12 || !char.IsAsciiDigit(tag[8]))
            {
                continue;
            }

            var id = tag["attack.".Length..].ToUpperInvariant();
            var technique = Moved.TryGetValue(id, out var now) ? new Technique(now, id) : new Technique(id, Older.GetValueOrDefault(id));
            if (techniques.All(t => t.Id != technique.Id))
            {
                techniques.Add(technique);
            }
        }

        return techniques;
    }
}
