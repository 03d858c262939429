using System.Globalization;
using Ashiato.Core;
using Ashiato.Detection.Shapes;
using Ashiato.Reports.Explanations;

namespace Ashiato.Reports.Check;

/// <summary>Reported lines of one shape.</summary>
/// <param name="Shape">What they have in common.</param>
/// <param name="Count">How many there are.</param>
/// <param name="Examples">The first of them, as they stand in the log. Written by strangers: escape them before showing them.</param>
/// <param name="First">When the first was written, or null where the lines carry no time.</param>
/// <param name="Last">When the last was written.</param>
public sealed record CheckGroup(LineShape Shape, long Count, IReadOnlyList<string> Examples, DateTimeOffset? First, DateTimeOffset? Last)
{
    /// <summary>Those to show: all of a few lines, one of many.</summary>
    public IEnumerable<string> Shown => Examples.Take(Count <= Examples.Count ? Examples.Count : 1);

    /// <summary>How worried to be; null where nobody knows the message.</summary>
    public Worry? Worry { get; init; }

    /// <summary>What the first line says, with its own names and addresses; null where nobody knows the message.</summary>
    public Text? What { get; init; }

    /// <summary>What it means for a server's owner, or null.</summary>
    public Text? Means { get; init; }

    /// <summary>What to look at next, or null.</summary>
    public Text? LookAt { get; init; }

    /// <summary>What a single line says, or how many lines of which shape there are. Holds texts of strangers.</summary>
    public string Title(Language language) => Count == 1
        ? What?.In(language) ?? Shape.In(language)
        : Count.ToString("N0", CultureInfo.InvariantCulture) + " × " + Shape.In(language);
}
